using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse decide</c>: what a person decides about something that waits.</summary>
internal static class DecideCommand
{
    private static readonly Words Summary = new(
        "Ghi quyết định về một việc đang chờ: một lần, kèm lý do, có ghi nhật ký.",
        "Records the decision about something that waits: once, with a reason, audited.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("decide", context.Say(Summary))
        {
            Examples =
            {
                ("disburse decide closematch-0a1b2c3d4e5f6071 pay-account --reason \"đối chiếu CCCD\"", new(
                    "chi vào tài khoản có tên gần đúng", "pay the account whose name is close")),
                ("disburse decide duplicate-0a1b2c3d4e5f6071 pay-2 --reason \"theo QĐ 12\"", new(
                    "chi bên thứ hai của một khoản trùng", "pay the second side of a duplicate")),
                ("disburse decide overpaid-0a1b2c3d4e5f6071 recovered --reason \"GNT 15 ngày 3/7\"", new(
                    "khoản chi sai đã nộp về Kho bạc", "the treasury has what was paid too much")),
            },
        };
        var id = new Argument<string>("id")
        {
            Description = context.Say("mã của việc, xem disburse exceptions", "its id, as disburse exceptions shows it"),
        };
        var decision = new Argument<string>("decision")
        {
            Description = context.Say("một trong những quyết định mà việc đó nhận", "one of the decisions it takes"),
        };
        command.Arguments.Add(id);
        command.Arguments.Add(decision);
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        var reason = new Option<string>("--reason")
        {
            Description = context.Say("lý do; không ghi dữ liệu cá nhân", "why; no personal data"),
            Required = true,
        };
        foreach (Option option in (Option[])[province, period, reason])
        {
            command.Options.Add(option);
        }

        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                using AppClient app = connection.Open(result);
                var month = new MonthAddress(result.GetRequiredValue(province), result.GetValue(period));
                ExceptionView decided = await app.DecideAsync(
                    month,
                    result.GetRequiredValue(id),
                    result.GetRequiredValue(decision),
                    result.GetRequiredValue(reason),
                    token);
                context.WriteLine(
                    $"Đã ghi: {decided.Id} {decided.Decision}.", $"Recorded: {decided.Id} {decided.Decision}.");
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }
}
