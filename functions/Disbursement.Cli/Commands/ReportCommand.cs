using System.CommandLine;
using System.Net;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;
using Disbursement.Cli.Transfer;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse report</c>: prints coverage, and downloads the reports.</summary>
internal static class ReportCommand
{
    /// <summary>The storage that holds the reports when it is not the one of a local stack.</summary>
    private const string StorageSetting = "AzureWebJobsStorage";

    private static readonly Words Summary = new(
        "In bảng độ bao phủ chi trả của một tháng và tải báo cáo (HTML, XLSX, CSV, JSON).",
        "Prints a month's coverage and downloads the reports (HTML, XLSX, CSV, JSON).");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("report", context.Say(Summary))
        {
            Examples =
            {
                ("disburse report --province 17 --period 2024-06", new("in bảng", "print the table")),
                ("disburse report --out bao-cao", new("tải báo cáo về thư mục", "download the reports")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<string?> folder = CommandOptions.Folder(context, "--out", new(
            "tải báo cáo về đây; cần quyền đọc kho lưu trữ", "download the reports here; needs the storage"));
        Option<bool> json = CommandOptions.Json(context);
        foreach (Option option in (Option[])[province, period, folder, json])
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
                JsonElement coverage = await app.GetCoverageAsync(month, token);
                if (result.GetValue(json))
                {
                    context.Print(coverage);
                }
                else
                {
                    await WriteAsync(context, app, month, coverage, token);
                }

                if (result.GetValue(folder) is { } target)
                {
                    await DownloadAsync(context, connection.DataOf(result), month, target, token);
                }

                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static async Task WriteAsync(
        CliContext context, AppClient app, MonthAddress month, JsonElement coverage, CancellationToken cancellationToken)
    {
        // The month before is a help, not a need: without it the column stays empty.
        IReadOnlyList<CoverageLine> before = await FindCoverageAsync(
            app, month with { Period = month.Period.Previous }, cancellationToken);
        CoverageText.Write(context, CoverageLine.Read(coverage), before, month.Period);
    }

    /// <summary>A month's coverage; empty when none was counted yet.</summary>
    internal static async Task<IReadOnlyList<CoverageLine>> FindCoverageAsync(
        AppClient app, MonthAddress month, CancellationToken cancellationToken)
    {
        try
        {
            return CoverageLine.Read(await app.GetCoverageAsync(month, cancellationToken));
        }
        catch (AppRefusedException refused) when (refused.Status == (int)HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    private static async Task DownloadAsync(
        CliContext context, DataFolder data, MonthAddress month, string folder, CancellationToken cancellationToken)
    {
        string storage = StackState.TryRead(data)?.StorageConnection ?? context.Settings.Find(StorageSetting)
            ?? throw new CliException(ExitCode.NotReachable, new(
                $"Không biết kho lưu trữ; đặt {StorageSetting}.", $"The storage is not known; set {StorageSetting}."));
        int count = await ContainerMirror.Of(storage).CopyAsync("reports", month.Prefix, folder, cancellationToken);
        string number = Figures.Number(context.Language, count);
        context.Note($"Đã tải {number} tệp vào {folder}", $"Downloaded {number} files to {folder}");
    }
}
