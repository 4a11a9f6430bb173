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
        "Xem một tháng đang ở đâu: danh sách đã nhận, các đợt chi, việc chờ quyết định.",
        "Shows where a month stands: lists taken, rounds, decisions waiting.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("status", context.Say(Summary))
        {
            Examples =
            {
                ("disburse status --province 17 --period 2024-06", new("tình hình tháng 6/2024", "June 2024")),
                ("disburse status --json", new("cho chương trình đọc", "for a program")),
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
                if (result.GetValue(json))
                {
                    context.Print(view);
                }
                else
                {
                    MonthText.Write(context, month, view);
                }

                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }
}
