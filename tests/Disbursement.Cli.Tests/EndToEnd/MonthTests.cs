using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace Disbursement.Cli.Tests.EndToEnd;

/// <summary>
/// Goal: a whole month, through every stage and real processes, ends proved, and somebody who knows nothing of our
/// code finds the same sums in what the parties hold. Method: run <c>disburse demo</c> as a user would, then read the
/// files it left with readers written here.
/// </summary>
public sealed class MonthTests
{
    private const int MinutesMax = 8;

    [Fact]
    public async Task Demo_WholeMonth_EndsProvedAndTheFilesSayTheSame()
    {
        string folder = Directory.CreateTempSubdirectory("disbursement-month-").FullName;
        try
        {
            (int exitCode, string output) = await RunAsync(folder);
            Assert.True(exitCode == 0, output);

            string parties = Path.Combine(folder, "out");
            List<(string Id, long Dong)> first = [.. Payments(Path.Combine(parties, "providers"), "r1")];
            List<(string Id, long Dong)> all = [.. first, .. Payments(Path.Combine(parties, "providers"), "r2")];
            (long due, long unrouted) = DueOf(Path.Combine(parties, "reports", "17", "2024-06", "coverage.csv"));

            Assert.Equal(due - unrouted, first.Sum(static payment => payment.Dong));
            Assert.Equal(all.Count, all.Select(static payment => payment.Id).Distinct(StringComparer.Ordinal).Count());
            AssertManifestsHold(Path.Combine(parties, "providers"));
            AssertNoCitizenIdReachesABank(parties);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder)
    {
        string build = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string program = Path.Combine(
            Root(), "functions", "Disbursement.Cli", "bin", build, "net10.0", "disburse.dll");
        string[] arguments =
        [
            program, "demo", "--province", "17", "--period", "2024-06", "--people", "700", "--seed", "11",
            "--settle-after", "5", "--data", Path.Combine(folder, "data"), "--out", Path.Combine(folder, "out"),
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(MinutesMax));
        await process.WaitForExitAsync(timeout.Token);
        return (process.ExitCode, await output + await errors);
    }

    private static IEnumerable<(string Id, long Dong)> Payments(string providers, string round)
    {
        foreach (string path in Directory.EnumerateFiles(providers, "*", SearchOption.AllDirectories))
        {
            bool ofRound = Path.GetFileName(Path.GetDirectoryName(path)) == round;
            IEnumerable<(string, long)> payments = (ofRound, Path.GetExtension(path)) switch
            {
                (true, ".xml") => OfPain001(path),
                (true, ".csv") => OfCsv(path),
                (true, ".xlsx") => OfWorkbook(path),
                _ => [],
            };
            foreach ((string, long) payment in payments)
            {
                yield return payment;
            }
        }
    }

    private static (string Id, long Dong)[] OfPain001(string path)
    {
        XElement root = XDocument.Load(path).Root!;
        XNamespace iso = root.Name.Namespace;
        (string, long)[] payments =
        [
            .. root.Descendants(iso + "CdtTrfTxInf").Select(transfer => (
                transfer.Descendants(iso + "EndToEndId").Single().Value,
                long.Parse(transfer.Descendants(iso + "InstdAmt").Single().Value, CultureInfo.InvariantCulture))),
        ];
        string declared = root.Descendants(iso + "GrpHdr").Single().Element(iso + "CtrlSum")!.Value;
        Assert.Equal(long.Parse(declared, CultureInfo.InvariantCulture), payments.Sum(static item => item.Item2));
        return payments;
    }

    /// <summary>A payout list, or a bank's list with semicolons.</summary>
    private static IEnumerable<(string Id, long Dong)> OfCsv(string path)
    {
        string[] lines = File.ReadAllLines(path);
        return lines[0].Contains("SO CHUNG TU", StringComparison.Ordinal)
            ? OfTable([.. lines.Select(static line => line.Split(';'))], "SO CHUNG TU", "SO TIEN")
            : OfTable([.. lines.Select(Cells)], "Mã lệnh", "Số tiền");
    }

    /// <summary>A bank's workbook; a list to print beside a payout list says the same again and is left out.</summary>
    private static IEnumerable<(string Id, long Dong)> OfWorkbook(string path)
    {
        using ZipArchive package = ZipFile.OpenRead(path);
        using Stream part = package.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        XElement sheet = XElement.Load(part);
        XNamespace main = sheet.Name.Namespace;
        string[][] rows =
        [
            .. sheet.Descendants(main + "row")
                .Select(row => row.Elements(main + "c").Select(static cell => cell.Value).ToArray()),
        ];
        return rows.Any(static row => row.Contains("Số chứng từ/ Ref No"))
            ? OfTable(rows, "Số chứng từ/ Ref No", "Số tiền chuyển/\nAmount\n(*)")
            : [];
    }

    private static IEnumerable<(string Id, long Dong)> OfTable(string[][] rows, string idHeader, string amountHeader)
    {
        int header = Array.FindIndex(rows, row => row.Contains(idHeader));
        int id = Array.IndexOf(rows[header], idHeader);
        int amount = Array.IndexOf(rows[header], amountHeader);
        return rows[(header + 1)..]
            .Where(row => row.Length > Math.Max(id, amount) && row[id].Length == 26)
            .Select(row => (row[id], long.Parse(row[amount], CultureInfo.InvariantCulture)));
    }

    /// <summary>Splits at commas outside quotes.</summary>
    private static string[] Cells(string line)
    {
        string[] quoted = line.Split('"');
        for (int index = 1; index < quoted.Length; index += 2)
        {
            quoted[index] = quoted[index].Replace(',', ';');
        }

        return string.Concat(quoted).Split(',');
    }

    private static (long Due, long Unrouted) DueOf(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] header = lines[0].TrimStart('\uFEFF').Split(',');
        (int unit, int group) = (Array.IndexOf(header, "unit"), Array.IndexOf(header, "group"));
        (int due, int unrouted) = (Array.IndexOf(header, "money_due"), Array.IndexOf(header, "money_due_unrouted"));
        string[][] rows =
        [
            .. lines[1..].Select(static line => line.Split(','))
                .Where(row => row[unit] == "17" && (row[group] is "TONG" or "KHAC")),
        ];
        return (
            rows.Sum(row => long.Parse(row[due], CultureInfo.InvariantCulture)),
            rows.Sum(row => long.Parse(row[unrouted], CultureInfo.InvariantCulture)));
    }

    private static void AssertManifestsHold(string providers)
    {
        string[] manifests = Directory.GetFiles(providers, "manifest.json", SearchOption.AllDirectories);
        Assert.NotEmpty(manifests);
        foreach (string path in manifests)
        {
            using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (JsonElement file in manifest.RootElement.GetProperty("files").EnumerateArray())
            {
                string name = Path.Combine(Path.GetDirectoryName(path)!, file.GetProperty("name").GetString()!);
                string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(name)));
                Assert.Equal(file.GetProperty("sha256").GetString(), hash);
            }
        }
    }

    private static void AssertNoCitizenIdReachesABank(string parties)
    {
        HashSet<string> people = [.. File.ReadLines(Path.Combine(parties, "world", "people.csv"))
            .Skip(1)
            .Select(static line => line.Split(',')[0])
            .Where(static id => id.Length == 12)];
        Assert.NotEmpty(people);
        foreach (string path in Directory.EnumerateFiles(
            Path.Combine(parties, "providers"), "*.xml", SearchOption.AllDirectories))
        {
            IEnumerable<string> texts = XDocument.Load(path).Descendants()
                .Where(static element => !element.HasElements)
                .Select(static element => element.Value);
            Assert.DoesNotContain(texts, people.Contains);
        }
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Disbursement.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Disbursement.sln was not found above the tests.");
    }
}
