using System.CommandLine;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse compare</c>: what changed against the month before, and who is behind each number.</summary>
internal static class CompareCommand
{
    private static readonly string[] Changes =
        ["new", "stopped", "moved", "amount", "arrears", "account", "channel", "receiver"];

    private static readonly Words Summary = new(
        "So sánh một tháng với tháng trước, và tải danh sách người đứng sau mỗi con số (có ghi nhật ký ai đã xem).",
        "Compares a month with the one before, and downloads the persons behind a number (the audit notes who looked).");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("compare", context.Say(Summary))
        {
            Examples =
            {
                ("disburse compare --province 17 --period 2024-06", new("in bảng so sánh", "print the comparison")),
                ("disburse compare --as lanhdao --persons new --unit 148 --out moi.xlsx", new(
                    "tải danh sách người mới của một đơn vị", "download the new persons of one unit")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        var persons = new Option<string?>("--persons")
        {
            Description = context.Say("tải danh sách của thay đổi này về tệp --out", "download the persons of this change to --out"),
        };
        persons.AcceptOnlyFromAmong(Changes);
        Option<string?> unit = CommandOptions.Unit(context);
        var file = new Option<string?>("--out")
        {
            HelpName = "file",
            Description = context.Say("tệp .csv hoặc .xlsx", "a .csv or .xlsx file"),
        };
        Option<bool> json = CommandOptions.Json(context);
        foreach (Option option in (Option[])[province, period, persons, unit, file, json])
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
                if (result.GetValue(persons) is { } change)
                {
                    return await DownloadAsync(
                        context, app, month, change, result.GetValue(unit), result.GetValue(file), token);
                }

                JsonElement comparison = await app.GetComparisonAsync(month, token);
                if (result.GetValue(json))
                {
                    context.Print(comparison);
                }
                else
                {
                    ComparisonText.Write(context, comparison, withUnits: true);
                }

                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> DownloadAsync(
        CliContext context,
        AppClient app,
        MonthAddress month,
        string change,
        string? unit,
        string? file,
        CancellationToken cancellationToken)
    {
        string format = Path.GetExtension(file ?? string.Empty).TrimStart('.');
        if (file is null || format is not ("csv" or "xlsx"))
        {
            throw new CliException(ExitCode.Failed, new(
                "Cần --out với tệp .csv hoặc .xlsx.", "--out with a .csv or .xlsx file is needed."));
        }

        await app.DownloadPersonsAsync(month, change, unit, format, file, cancellationToken);
        context.WriteLine($"Đã tải {file}. Tệp có dữ liệu cá nhân.", $"Downloaded {file}. It holds personal data.");
        return ExitCode.Ok;
    }
}
