using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse exceptions</c>: what waits for a person's decision.</summary>
internal static class ExceptionsCommand
{
    private static readonly Words Summary = new(
        "Liệt kê những việc chờ người quyết định trong tháng, và mỗi việc nhận quyết định nào.",
        "Lists what of a month waits for a person, and which decisions each takes.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("exceptions", context.Say(Summary))
        {
            Examples =
            {
                ("disburse exceptions --period 2024-06", new("mọi việc đang chờ", "all that waits")),
                ("disburse exceptions --kind Duplicate --unit 148", new("một loại, một đơn vị", "one kind, one unit")),
                ("disburse exceptions --all --json", new("cả việc đã quyết định", "with what was decided")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<bool> json = CommandOptions.Json(context);
        var kind = new Option<string?>("--kind")
        {
            HelpName = "kind",
            Description = context.Say("chỉ một loại, như Duplicate, CloseMatch, Overpaid", "one kind, as Duplicate, CloseMatch, Overpaid"),
        };
        Option<string?> unit = CommandOptions.Unit(context);
        var all = new Option<bool>("--all")
        {
            Description = context.Say("cả việc đã quyết định", "also what was decided"),
        };
        foreach (Option option in (Option[])[province, period, kind, unit, all, json])
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
                ExceptionView[] found =
                [
                    .. (await app.ListExceptionsAsync(month, !result.GetValue(all), token))
                        .Where(one => result.GetValue(kind) is not { } asked
                            || one.Kind.Equals(asked, StringComparison.OrdinalIgnoreCase))
                        .Where(one => result.GetValue(unit) is not { } code || one.Unit == code)
                        .OrderBy(static one => one.Unit, StringComparer.Ordinal)
                        .ThenBy(static one => one.Kind, StringComparer.Ordinal)
                        .ThenBy(static one => one.Id, StringComparer.Ordinal),
                ];
                if (result.GetValue(json))
                {
                    context.Print(found);
                }
                else
                {
                    ExceptionsText.Write(context, month, found);
                }

                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }
}
