using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse reject</c>: the approver sends a proposal back.</summary>
internal static class RejectCommand
{
    private static readonly Words Summary = new(
        "Trả lại hồ sơ đề nghị của một đợt chi, có lý do.", "Sends a round's proposal back, with a reason.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("reject", context.Say(Summary))
        {
            Examples =
            {
                ("disburse reject --as lanhdao --reason \"đơn vị 148 tăng bất thường\"", new(
                    "trả lại để kiểm tra", "send back to be checked")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<int> round = RoundOption.Create(context);
        var reason = new Option<string>("--reason")
        {
            HelpName = context.Say("lý do", "reason"),
            Description = context.Say("vì sao trả lại; không ghi dữ liệu cá nhân", "why; no personal data"),
            Required = true,
        };
        foreach (Option option in (Option[])[province, period, round, reason])
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
                RoundView view = await RoundOption.FindAsync(app, month, result.GetValue(round), token);
                await app.SendBackAsync(month, view.Round, result.GetRequiredValue(reason), token);
                context.WriteLine($"Đã trả lại đợt {view.Round}.", $"Round {view.Round} is sent back.");
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }
}
