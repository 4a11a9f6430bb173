using System.CommandLine;
using System.Security.Cryptography;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Transfer;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse rebuild</c>: the month's payment files once more from the ledger, compared byte for byte.</summary>
internal static class RebuildCommand
{
    private static readonly Words Summary = new(
        "Dựng lại các tệp lệnh chi của một tháng từ sổ cái và so từng byte với tệp đã duyệt (SHA-256). Mã thoát 2 khi một tệp "
        + "khác. Tệp có dữ liệu cá nhân; ai dựng lại được ghi nhật ký.",
        "Makes a month's payment files once more from the ledger and compares them byte for byte with the approved ones "
        + "(SHA-256). Exit code 2 when one differs. They hold personal data; the audit notes who rebuilt them.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("rebuild", context.Say(Summary))
        {
            Examples =
            {
                ("disburse rebuild 2024-06 --as ketoan", new("chỉ so sánh", "compare only")),
                ("disburse rebuild 2024-06 --out dung-lai", new("và ghi các tệp vào thư mục", "and write the files to a folder")),
            },
        };
        Argument<Period> period = CommandOptions.MonthArgument(context);
        Option<string> province = CommandOptions.Province(context);
        Option<string?> folder = CommandOptions.Folder(context, "--out", new("ghi các tệp vào đây", "write the files here"));
        command.Arguments.Add(period);
        command.Options.Add(province);
        command.Options.Add(folder);
        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                using AppClient app = connection.Open(result);
                var month = new MonthAddress(result.GetRequiredValue(province), result.GetValue(period));
                return await RebuildAsync(context, app, month, result.GetValue(folder), token);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RebuildAsync(
        CliContext context, AppClient app, MonthAddress month, string? folder, CancellationToken cancellationToken)
    {
        IReadOnlyList<FileView> files = await app.GetFilesAsync(month, cancellationToken);
        int different = 0;
        foreach (FileView file in files)
        {
            byte[] content = await app.GetRebuiltAsync(month, file.FileId, cancellationToken);
            bool isSame = Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256;
            different += isSame ? 0 : 1;
            if (folder is not null)
            {
                string path = LocalPath.Below(folder, $"r{file.Round}/{file.Name}");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, content, cancellationToken);
            }

            context.WriteLine(
                $"{(isSame ? "✓" : "✗")} {file.Name}: {(isSame ? "đúng từng byte" : "KHÁC tệp đã duyệt")}",
                $"{(isSame ? "✓" : "✗")} {file.Name}: {(isSame ? "byte for byte" : "DIFFERS from the approved file")}");
        }

        string count = Figures.Number(context.Language, files.Count);
        string other = Figures.Number(context.Language, different);
        context.WriteLine($"{count} tệp, {other} tệp khác.", $"{count} files, {other} differ.");
        return different == 0 ? ExitCode.Ok : ExitCode.ProofFailed;
    }
}
