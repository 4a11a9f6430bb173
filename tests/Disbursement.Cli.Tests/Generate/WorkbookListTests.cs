using System.IO.Compression;
using System.Security.Cryptography;
using Disbursement.Cli.Generate;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Institutions;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Receipts;

namespace Disbursement.Cli.Tests.Generate;

/// <summary>Lists sent as workbooks hold the very people that the same lists hold as CSV.</summary>
public sealed class WorkbookListTests
{
    private const string Province = "17";
    private const string Month = "2024-06";
    private const int People = 6_000;

    /// <summary>
    /// Goal: the kind of file changes nobody's payment, not even where a spreadsheet changed what was typed. Method: the
    /// same month as CSV and as workbooks, every list read by the product's intake, accepted rows compared one by one.
    /// </summary>
    [Theory]
    [InlineData("Xlsx", false)]
    [InlineData("Xlsx", true)]
    [InlineData("Mixed", true)]
    public async Task Generate_Workbooks_AcceptsTheRowsOfTheCsv(string format, bool damage)
    {
        using var texts = GeneratedFolder.Make(Province, Month, People, withPrevious: true);
        using var books = GeneratedFolder.Make(
            Province, Month, People, withPrevious: true, format: Enum.Parse<ListFormat>(format), damage: damage);

        Assert.Equal(texts.Month.Files.Select(Totals), books.Month.Files.Select(Totals));
        foreach ((GeneratedFile text, GeneratedFile book) in texts.Month.Files.Zip(books.Month.Files))
        {
            (Receipt ofText, IReadOnlyList<EntitlementRow> textRows) = await ReadAsync(texts.Path, text.Path);
            (Receipt ofBook, IReadOnlyList<EntitlementRow> bookRows) = await ReadAsync(books.Path, book.Path);

            Assert.True(ofBook.FileFindings.Count == 0, $"{book.Path}: {ofBook.Vietnamese}");
            Assert.Equal(
                (ofText.Sent, ofText.Accepted, ofText.Refused, ofText.ExactRepeats),
                (ofBook.Sent, ofBook.Accepted, ofBook.Refused, ofBook.ExactRepeats));
            Assert.Equal(textRows, bookRows);
        }
    }

    [Fact]
    public async Task Generate_Damage_IsRepairedAndSaid()
    {
        using var books = GeneratedFolder.Make(Province, Month, People, format: ListFormat.Xlsx, damage: true);
        var said = new HashSet<FindingNumber>();

        foreach (GeneratedFile file in books.Month.Files)
        {
            (Receipt receipt, _) = await ReadAsync(books.Path, file.Path);
            said.UnionWith(receipt.Findings.Select(finding => (FindingNumber)finding.Number));
        }

        Assert.Superset(
            new HashSet<FindingNumber>
            {
                FindingNumber.ShownByFormat, FindingNumber.DateOfSerial, FindingNumber.MarkOfBoolean,
                FindingNumber.ScientificRestored,
            },
            said);
        Assert.DoesNotContain(FindingNumber.NumberRounded, said);
    }

    [Fact]
    public void Generate_Mixed_FirstUnitSendsWorkbooksAndOthersDoNot()
    {
        using var folder = GeneratedFolder.Make(Province, Month, 1_000, withPrevious: true, format: ListFormat.Mixed);

        var kinds = folder.Month.Files.Select(file => file.Path.Split('/'))
            .GroupBy(parts => parts[2], parts => Path.GetExtension(parts[^1]), StringComparer.Ordinal)
            .OrderBy(unit => unit.Key, StringComparer.Ordinal)
            .ToArray();

        Assert.All(kinds, unit => Assert.Single(unit.Distinct()));
        Assert.Equal(".xlsx", kinds[0].First());
        Assert.Equal(10, kinds.Length);
        Assert.Equal(4, kinds.Count(unit => unit.First() == ".xlsx"));
    }

    [Fact]
    public void Generate_WorkbooksOfOneSeed_AreTheSameBytes()
    {
        using var first = GeneratedFolder.Make(Province, Month, 800, seed: 3, format: ListFormat.Xlsx, damage: true);
        using var second = GeneratedFolder.Make(Province, Month, 800, seed: 3, format: ListFormat.Xlsx, damage: true);

        Assert.All(first.Month.Files, file => Assert.Equal(
            Hash(Path.Combine(first.Path, "inbox", file.Path)), Hash(Path.Combine(second.Path, "inbox", file.Path))));
    }

    /// <summary>Among ten offices every habit of layout is seen, so that the demo shows them.</summary>
    [Fact]
    public void Generate_Workbooks_AreLaidOutAsDistrictsDo()
    {
        using var folder = GeneratedFolder.Make(Province, Month, 2_000, format: ListFormat.Xlsx);

        string[] sheets = [.. folder.Month.Files.Select(file => Part(folder, file, "xl/workbook.xml"))];
        string[] first = [.. folder.Month.Files.Select(file => Part(folder, file, "xl/worksheets/sheet1.xml"))];

        Assert.Contains(sheets, book => book.Contains("Danh sách", StringComparison.Ordinal));
        Assert.Contains(sheets, book => book.Contains("Hướng dẫn", StringComparison.Ordinal));
        Assert.Contains(sheets, book => book.Split("<sheet ").Length > 10);
        Assert.Contains(first, sheet => sheet.Contains("<mergeCell ref=\"A5:A6\"/>", StringComparison.Ordinal));
        Assert.Contains(first, sheet => sheet.Contains("<f>SUM(", StringComparison.Ordinal));
    }

    private static (string, int, int, int, long, long) Totals(GeneratedFile file) => (
        Path.ChangeExtension(file.Path, null), file.Rows, file.Refused, file.Repeats, file.Amount, file.Arrears);

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));

    private static string Part(GeneratedFolder folder, GeneratedFile file, string part)
    {
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(folder.Path, "inbox", file.Path));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>What intake makes of a list: the receipt, and its accepted rows without the place they stood in.</summary>
    private static async Task<(Receipt Receipt, IReadOnlyList<EntitlementRow> Rows)> ReadAsync(string folder, string path)
    {
        Assert.True(IntakePath.TryParse(path, out IntakePath? parsed, out _));
        Assert.True(IntakeContext.TryCreate(
            parsed, UnitRegister.Shipped, ProgrammeTable.Shipped, InstitutionRegister.Shipped,
            out IntakeContext? context, out _));
        var rows = new AcceptedRows();
        IntakeResult result = await new IntakeReader(context!).ReadAsync(
            path,
            _ => Task.FromResult<Stream>(File.OpenRead(Path.Combine(folder, "inbox", path))),
            rows,
            progress: null,
            TestContext.Current.CancellationToken);
        return (result.Receipt, rows.Rows);
    }

    private sealed class AcceptedRows : IIntakeOutput
    {
        private readonly List<EntitlementRow> _rows = [];

        public IReadOnlyList<EntitlementRow> Rows => _rows;

        public Task WriteChunkAsync(
            string sha256, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            using var stream = new MemoryStream(bytes.ToArray());
            _rows.AddRange(EntitlementCsv.Read(stream).Select(row => row with { LineNumber = 1, Sheet = 0, Warnings = "" }));
            return Task.CompletedTask;
        }

        public Task<Stream> OpenRejectedAsync(CancellationToken cancellationToken) =>
            Task.FromResult<Stream>(new MemoryStream());

        public Task<Stream> OpenRefusedPeopleAsync(string sha256, CancellationToken cancellationToken) =>
            Task.FromResult<Stream>(new MemoryStream());
    }
}
