using System.CommandLine;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse advance</c>: what became of the money handed to each provider, and what it gives back.</summary>
internal static class AdvanceCommand
{
    private static readonly Words Summary = new(
        "Quyết toán tạm ứng một tháng: đã ứng = đã chi + phải hoàn trả + chuyển kỳ sau + chưa rõ, theo đơn vị, nguồn và bên "
        + "chi trả; tải bảng để in hoặc giấy đề nghị hoàn trả của một bên. Mã thoát 2 khi không khớp.",
        "Settles a month's advance: advanced = paid + refund + carried + open, by unit, source and provider; downloads the "
        + "page to print, or a provider's refund document. Exit code 2 when it does not hold.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("advance", context.Say(Summary))
        {
            Examples =
            {
                ("disburse advance --province 17 --period 2024-06", new("in bảng quyết toán", "print the settlement")),
                ("disburse advance --out tam-ung.html", new(
                    "tải bảng để in (hoặc .xlsx, .csv)", "download the page to print (or .xlsx, .csv)")),
                ("disburse advance --provider vnpost --out hoan-tra.html", new(
                    "tải giấy đề nghị hoàn trả của một bên chi trả", "download a provider's refund document")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        var provider = new Option<string?>("--provider")
        {
            HelpName = "code",
            Description = context.Say(
                "giấy đề nghị hoàn trả của bên chi trả này", "the refund document of this provider"),
        };
        var target = new Option<string?>("--out")
        {
            HelpName = "file",
            Description = context.Say(
                "tệp .html, .xlsx hoặc .csv; với --provider là .html", "a .html, .xlsx or .csv file; with --provider a .html"),
        };
        var officers = new Option<bool>("--officers")
        {
            Description = context.Say(
                "sổ phụ của cán bộ chi trả cấp xã và tài khoản đầu mối; với --out là .html",
                "the sub-ledgers of commune officers and focal accounts; with --out a .html"),
        };
        Option<bool> json = CommandOptions.Json(context);
        foreach (Option option in (Option[])[province, period, provider, officers, target, json])
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
                if (result.GetValue(target) is { } path)
                {
                    await DownloadAsync(app, month, result.GetValue(provider), result.GetValue(officers), path, token);
                    context.Note($"Đã tải {path}", $"Downloaded {path}");
                }
                else if (result.GetValue(provider) is not null)
                {
                    throw OutNeeded(".html");
                }

                JsonElement advance = await app.GetAdvanceAsync(month, token);
                return Write(context, advance, result.GetValue(officers), result.GetValue(json));
            },
            cancellationToken));
        return command;
    }

    private static int Write(CliContext context, JsonElement advance, bool officers, bool json)
    {
        AdvanceRow[] rows = [.. AdvanceRow.Read(advance).Where(row => !officers || row.IsOfficer)];
        FocalRow[] focal = officers ? FocalRow.Read(advance) : [];
        if (json)
        {
            context.Print(advance);
        }
        else
        {
            AdvanceText.Write(context, rows, officers);
            FocalText.Write(context, focal);
        }

        return rows.All(static row => row.Holds) && focal.All(static row => row.Holds) ? ExitCode.Ok : ExitCode.ProofFailed;
    }

    private static Task DownloadAsync(
        AppClient app, MonthAddress month, string? provider, bool officers, string path, CancellationToken cancellationToken)
    {
        string extension = Path.GetExtension(path);
        return (provider, extension) switch
        {
            (null, ".html") when officers => app.DownloadAdvanceAsync(month, "officers", path, cancellationToken),
            (_, _) when officers => throw OutNeeded(".html"),
            (null, ".html" or ".xlsx" or ".csv") =>
                app.DownloadAdvanceAsync(month, extension[1..], path, cancellationToken),
            ({ } code, ".html") => app.DownloadRefundAsync(month, code, path, cancellationToken),
            (null, _) => throw OutNeeded(".html | .xlsx | .csv"),
            _ => throw OutNeeded(".html"),
        };
    }

    private static CliException OutNeeded(string extensions) => new(ExitCode.Failed, new(
        $"Cần --out với tệp {extensions}.", $"--out with a {extensions} file is needed."));
}
