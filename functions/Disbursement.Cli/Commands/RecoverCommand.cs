using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse recover</c>: what was paid too much and has to come back.</summary>
internal static class RecoverCommand
{
    private static readonly Words Summary = new(
        "Liệt kê khoản đã chi cho tháng mà biến động báo muộn đã dừng (phải thu hồi); có ghi nhật ký ai đã xem.",
        "Lists what was paid for months that an event reported late had stopped, to be recovered; the audit notes who looked.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("recover", context.Say(Summary))
        {
            Examples =
            {
                ("disburse recover --period 2024-06", new("khoản phát hiện khi chốt tháng 6", "what the close of June found")),
                ("disburse recover --unit 148 --out truy-thu.html", new(
                    "bảng kê để in cho một đơn vị", "the page to print for one unit")),
                ("disburse recover --out truy-thu.csv", new("tệp bảng tính", "a sheet")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<bool> json = CommandOptions.Json(context);
        Option<string?> unit = CommandOptions.Unit(context);
        var file = new Option<string?>("--out")
        {
            HelpName = "file",
            Description = context.Say("tệp .html để in hoặc .csv", "an .html file to print, or .csv"),
        };
        foreach (Option option in (Option[])[province, period, unit, file, json])
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
                if (result.GetValue(file) is { } path)
                {
                    return await DownloadAsync(context, app, month, result.GetValue(unit), path, token);
                }

                RecoveriesView view = await app.GetRecoveriesAsync(month, result.GetValue(unit), token);
                if (result.GetValue(json))
                {
                    context.Print(view);
                }
                else
                {
                    RecoveriesText.Write(context, month, view);
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
        string? unit,
        string path,
        CancellationToken cancellationToken)
    {
        string format = Path.GetExtension(path).TrimStart('.');
        if (format is not ("html" or "csv"))
        {
            throw new CliException(ExitCode.Failed, new(
                "--out cần tệp .html hoặc .csv.", "--out takes an .html or .csv file."));
        }

        await app.DownloadRecoveriesAsync(month, unit, format, path, cancellationToken);
        context.WriteLine($"Đã tải {path}. Tệp có dữ liệu cá nhân.", $"Downloaded {path}. It holds personal data.");
        return ExitCode.Ok;
    }
}
