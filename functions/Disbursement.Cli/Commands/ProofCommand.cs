using System.CommandLine;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse proof</c>: plan = in files = paid + returned + open, to the đồng and down to the row.</summary>
internal static class ProofCommand
{
    private static readonly Words Summary = new(
        "Đối chiếu một tháng đến từng đồng: trong tệp = đã chi + không chi được + chưa rõ, theo bên chi trả, nguồn, đơn vị và "
        + "tệp; tải bảng để in hoặc từng dòng của một tệp. Mã thoát 2 khi không khớp.",
        "Proves a month to the đồng: in files = paid + returned + open, by provider, source, unit and file; downloads the page "
        + "to print, or the rows of one file. Exit code 2 when it does not hold.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("proof", context.Say(Summary))
        {
            Examples =
            {
                ("disburse proof --province 17 --period 2024-06", new("in bảng đối chiếu", "print the proof")),
                ("disburse proof --out doi-chieu.html", new("tải bảng để in (hoặc .xlsx)", "download the page to print (or .xlsx)")),
                ("disburse proof --file 17-202406-r1-148-btxh-970405-001 --out dong.csv", new(
                    "từng khoản của một tệp", "every payment of one file")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        var file = new Option<string?>("--file")
        {
            HelpName = "id",
            Description = context.Say("tải từng khoản của tệp chi trả này", "download the payments of this payment file"),
        };
        var target = new Option<string?>("--out")
        {
            HelpName = "file",
            Description = context.Say(
                "tệp .html hoặc .xlsx; với --file là .csv", "a .html or .xlsx file; with --file a .csv"),
        };
        Option<bool> json = CommandOptions.Json(context);
        foreach (Option option in (Option[])[province, period, file, target, json])
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
                    await DownloadAsync(app, month, result.GetValue(file), path, token);
                    context.Note($"Đã tải {path}", $"Downloaded {path}");
                }
                else if (result.GetValue(file) is not null)
                {
                    throw OutNeeded(".csv");
                }

                return Write(context, await app.GetProofAsync(month, token), result.GetValue(json));
            },
            cancellationToken));
        return command;
    }

    private static int Write(CliContext context, JsonElement proof, bool json)
    {
        bool holds = ProofTableText.Holds(proof);
        if (json)
        {
            context.Print(proof);
        }
        else
        {
            ProofTableText.Write(context, proof);
        }

        return holds ? ExitCode.Ok : ExitCode.ProofFailed;
    }

    private static Task DownloadAsync(
        AppClient app, MonthAddress month, string? file, string path, CancellationToken cancellationToken)
    {
        string extension = Path.GetExtension(path);
        return (file, extension) switch
        {
            (null, ".html" or ".xlsx") => app.DownloadProofAsync(month, extension[1..], path, cancellationToken),
            ({ } id, ".csv") => app.DownloadRowsAsync(month, id, path, cancellationToken),
            (null, _) => throw OutNeeded(".html | .xlsx"),
            _ => throw OutNeeded(".csv"),
        };
    }

    private static CliException OutNeeded(string extensions) => new(ExitCode.Failed, new(
        $"Cần --out với tệp {extensions}.", $"--out with a {extensions} file is needed."));
}
