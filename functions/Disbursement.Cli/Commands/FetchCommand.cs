using System.CommandLine;
using System.Security.Cryptography;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Transfer;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse fetch</c>: a provider takes its payment files.</summary>
internal static class FetchCommand
{
    private static readonly Words Summary = new(
        "Tải tệp lệnh chi của bên chi trả, bản in để ký và chữ ký số; kiểm tra từng tệp bằng SHA-256.",
        "Fetches a provider's payment files, their printed forms and signatures, and checks each by its SHA-256.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("fetch", context.Say(Summary))
        {
            Examples =
            {
                ("disburse fetch --as vcb --out lenh-chi", new("tải các tệp chưa trả kết quả", "fetch files not yet answered")),
                ("disburse fetch --as vcb --all --json", new("liệt kê và tải tất cả", "list and fetch all")),
            },
        };
        var folder = new Option<string>("--out", "-o")
        {
            HelpName = context.Say("thư mục", "folder"),
            Description = context.Say("nơi để tệp [mặc định .]", "where the files go [default .]"),
            DefaultValueFactory = _ => ".",
        };
        var all = new Option<bool>("--all")
        {
            Description = context.Say("cả tệp đã trả kết quả xong", "also files that are answered"),
        };
        Option<bool> json = CommandOptions.Json(context);
        command.Options.Add(folder);
        command.Options.Add(all);
        command.Options.Add(json);
        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                using AppClient app = connection.Open(result);
                IReadOnlyList<ProviderFileView> files = await app.GetProviderFilesAsync(!result.GetValue(all), token);
                return await FetchAsync(context, files, result.GetRequiredValue(folder), result.GetValue(json), token);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> FetchAsync(
        CliContext context, IReadOnlyList<ProviderFileView> files, string folder, bool json, CancellationToken cancellationToken)
    {
        using var plain = new HttpClient();
        List<object> fetched = [];
        foreach (ProviderFileView file in files)
        {
            string below = $"{file.Province}/{file.Period}/r{file.Round}";
            string path = LocalPath.Below(folder, $"{below}/{file.Name}");
            (PrintedForm Form, string Path)[] beside =
            [
                .. file.Prints.Concat(file.Signature is { } signature ? [signature] : [])
                    .Select(form => (form, LocalPath.Below(folder, $"{below}/{form.Name}"))),
            ];
            await TakeAsync(plain, new PrintedForm(file.Name, file.Sha256, file.Url), path, cancellationToken);
            foreach ((PrintedForm form, string place) in beside)
            {
                await TakeAsync(plain, form, place, cancellationToken);
            }

            string[] prints = [.. beside.Select(static one => one.Path)];
            fetched.Add(new
            {
                file.FileId,
                path,
                file.Format,
                file.Payments,
                file.SumDong,
                file.Sha256,
                file.State,
                prints,
                file.Contacts,
            });
            if (!json)
            {
                string payments = Figures.Number(context.Language, file.Payments);
                string sum = Figures.Money(context.Language, file.SumDong);
                context.WriteLine($"{path}: {payments} khoản, {sum}", $"{path}: {payments} payments, {sum}");
                foreach (string print in prints)
                {
                    context.Output.WriteLine($"  + {print}");
                }
            }
        }

        if (json)
        {
            context.Print(fetched);
        }
        else if (files.Count == 0)
        {
            context.WriteLine("Không có tệp nào.", "There are no files.");
        }
        else
        {
            WriteContacts(context, files);
        }

        return ExitCode.Ok;
    }

    /// <summary>Reads one file, and writes it only when it is what was released.</summary>
    private static async Task TakeAsync(HttpClient plain, PrintedForm file, string path, CancellationToken cancellationToken)
    {
        byte[] content = await plain.GetByteArrayAsync(new Uri(file.Url), cancellationToken);
        string hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (!hash.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new CliException(ExitCode.ProofFailed, new(
                $"Tệp {file.Name} không khớp SHA-256; không dùng tệp này.",
                $"{file.Name} does not match its SHA-256; do not use it."));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content, cancellationToken);
    }

    /// <summary>Whom the contracts name, once for each provider.</summary>
    private static void WriteContacts(CliContext context, IReadOnlyList<ProviderFileView> files)
    {
        foreach (IGrouping<string, ProviderFileView> provider in files.GroupBy(static file => file.Provider))
        {
            string contacts = string.Join("; ", provider.SelectMany(static file => file.Contacts).Distinct());
            if (contacts.Length > 0)
            {
                context.WriteLine(
                    $"Liên hệ theo hợp đồng của {provider.Key}: {contacts}",
                    $"Contacts in the contract of {provider.Key}: {contacts}");
            }
        }
    }
}
