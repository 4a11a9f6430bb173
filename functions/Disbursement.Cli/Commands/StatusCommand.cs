using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse status</c>: where a month stands.</summary>
internal static class StatusCommand
{
    private static readonly Words Summary = new(
        "Xem một tháng đang ở đâu và việc gì bị dừng, gác lại, đứng yên, quá hạn: nguyên nhân và việc cần làm.",
        "Shows where a month stands and what is stopped, put aside, stuck or overdue: the cause and what to do.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("status", context.Say(Summary))
        {
            Examples =
            {
                ("disburse status --province 17 --period 2024-06", new("tình hình tháng 6/2024", "June 2024")),
                ("disburse status --json", new("cho chương trình đọc", "for a program")),
                ("disburse status --lang en || echo $?", new(
                    "mã thoát 2: bị dừng; 6: có việc gác lại, đứng yên, quá hạn",
                    "exit code 2: stopped; 6: something put aside, stuck or overdue")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<bool> json = CommandOptions.Json(context);
        command.Options.Add(province);
        command.Options.Add(period);
        command.Options.Add(json);
        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                using AppClient app = connection.Open(result);
                var month = new MonthAddress(result.GetRequiredValue(province), result.GetValue(period));
                MonthView view = await app.FindMonthAsync(month, token) ?? throw new CliException(ExitCode.Refused, new(
                    $"{month.Period.Vietnamese} của tỉnh {month.Province} chưa có gì.",
                    $"Nothing was sent for {month.Period} of province {month.Province}."));
                IReadOnlyList<AttentionView> attention = await app.GetAttentionAsync(month, token);
                BoardView? board = await app.FindBoardAsync(month, token);
                if (result.GetValue(json))
                {
                    context.Print(view with { Attention = attention, Board = board });
                }
                else
                {
                    MonthText.Write(context, month, view with { Board = board });
                    AttentionText.Write(context, attention);
                }

                return ExitCodeOf(attention);
            },
            cancellationToken));
        return command;
    }

    private static int ExitCodeOf(IReadOnlyList<AttentionView> attention) =>
        attention.Any(static item => item.Group == "Stopped") ? ExitCode.ProofFailed
        : attention.Any(static item => item.Alarm) ? ExitCode.NeedsAttention
        : ExitCode.Ok;
}
