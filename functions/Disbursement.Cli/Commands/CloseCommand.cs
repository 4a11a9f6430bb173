using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse close</c>: the treasurer closes intake.</summary>
internal static class CloseCommand
{
    private static readonly Words Summary = new(
        "Chốt tiếp nhận của một tháng: từ lúc này danh sách đến sau chờ đợt bổ sung. Việc của kế toán.",
        "Closes a month's intake: lists that come later wait for the next supplementary round. The treasurer's act.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("close", context.Say(Summary))
        {
            Examples =
            {
                ("disburse close --province 17 --period 2024-06", new("chốt tháng 6/2024", "close June 2024")),
                ("disburse close --accept-missing --reason \"152 mất điện, nộp đợt bổ sung\"", new(
                    "chốt dù còn thiếu; lý do được ghi vào tháng, báo cáo và nhật ký",
                    "close although lists are missing; the reason is kept with the month, its reports and the audit")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        var acceptMissing = new Option<bool>("--accept-missing")
        {
            Description = context.Say("chấp nhận còn thiếu danh sách; cần --reason", "accept that lists are missing; needs --reason"),
        };
        var reason = new Option<string>("--reason")
        {
            HelpName = context.Say("lý do", "reason"),
            Description = context.Say(
                "vì sao chốt khi còn thiếu; không ghi dữ liệu cá nhân", "why it closes without them; no personal data"),
        };
        command.Options.Add(province);
        command.Options.Add(period);
        command.Options.Add(acceptMissing);
        command.Options.Add(reason);
        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                using AppClient app = connection.Open(result);
                var month = new MonthAddress(result.GetRequiredValue(province), result.GetValue(period));
                string? because = result.GetValue(acceptMissing) ? result.GetValue(reason) ?? string.Empty : null;
                await app.CloseAsync(month, because, token);
                context.WriteLine(
                    $"Đã chốt {month.Period.Vietnamese}, tỉnh {month.Province}. Tiếp theo: disburse wait --until proposed",
                    $"Closed {month.Period} of province {month.Province}. Next: disburse wait --until proposed");
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }
}
