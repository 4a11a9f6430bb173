using System.CommandLine;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse explain</c>: why did this person get this channel, this file, this result?</summary>
internal static class ExplainCommand
{
    private static readonly Words Summary = new(
        "Giải thích vì sao tiền một tháng của một người đi theo hình thức này, tệp này và có kết quả này, kèm bằng chứng. Số "
        + "định danh được hỏi hoặc đọc từ đầu vào, không bao giờ ghi trên dòng lệnh; mỗi lần hỏi được ghi nhật ký.",
        "Explains why a person's money of a month took this channel, this file and this result, with the evidence. The number "
        + "is asked for or read from the input, never taken from the command line; every question is audited.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("explain", context.Say(Summary))
        {
            Examples =
            {
                ("disburse explain 2024-06 --province 17 --as ketoan", new(
                    "hệ thống hỏi số định danh", "the number is asked for")),
                ("disburse explain 2024-06 --json < so.txt", new("đọc số từ tệp", "read the number from a file")),
            },
        };
        Argument<Period> period = CommandOptions.MonthArgument(context);
        Option<string> province = CommandOptions.Province(context);
        Option<bool> json = CommandOptions.Json(context);
        command.Arguments.Add(period);
        command.Options.Add(province);
        command.Options.Add(json);
        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                string number = await CitizenIdPrompt.ReadAsync(context, token);
                using AppClient app = connection.Open(result);
                var month = new MonthAddress(result.GetRequiredValue(province), result.GetValue(period));
                JsonElement explanation = await app.ExplainAsync(month, number, token);
                if (result.GetValue(json))
                {
                    context.Print(explanation);
                }
                else
                {
                    ExplanationText.Write(context, explanation);
                }

                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }
}
