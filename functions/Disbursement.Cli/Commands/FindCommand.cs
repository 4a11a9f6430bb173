using System.CommandLine;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse find</c>: where is one person's money?</summary>
internal static class FindCommand
{
    private static readonly Words Summary = new(
        "Tra cứu tiền của một người đang ở đâu, theo từng tháng. Số định danh được hỏi hoặc đọc từ đầu vào, không bao giờ "
        + "ghi trên dòng lệnh; mỗi lần tra cứu được ghi nhật ký.",
        "Tells where one person's money is, month by month. The number is asked for or read from the input, never taken "
        + "from the command line; every look-up is audited.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("find", context.Say(Summary))
        {
            Examples =
            {
                ("disburse find --province 17 --as duongdaynong", new("hệ thống hỏi số định danh", "the number is asked for")),
                ("disburse find < so.txt", new("đọc số từ tệp", "read the number from a file")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<bool> json = CommandOptions.Json(context);
        command.Options.Add(province);
        command.Options.Add(json);
        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                string number = await CitizenIdPrompt.ReadAsync(context, token);
                using AppClient app = connection.Open(result);
                JsonElement path = await app.FindPersonAsync(result.GetRequiredValue(province), number, token);
                if (result.GetValue(json))
                {
                    context.Print(path);
                }
                else
                {
                    Reports.PersonText.Write(context, path);
                }

                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }
}
