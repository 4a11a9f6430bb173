using System.CommandLine;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Spectre.Console;

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
                string number = await ReadNumberAsync(context, token);
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

    private static async Task<string> ReadNumberAsync(CliContext context, CancellationToken cancellationToken)
    {
        string number = context is { IsInputInteractive: true, Terminal: { } terminal }
            ? await new TextPrompt<string>(context.Say("Số định danh:", "Citizen id:")).Secret()
                .ShowAsync(terminal, cancellationToken)
            : await context.Input.ReadLineAsync(cancellationToken) ?? string.Empty;
        number = number.Trim();
        return Core.Identity.PersonKey.TryParse(number, out _)
            ? number
            : throw new CliException(ExitCode.Failed, new(
                "Số định danh không đúng: cần 12 chữ số (hoặc 9 chữ số CMND).",
                "Not a citizen id: 12 digits (or 9 of an old card) are needed."));
    }
}
