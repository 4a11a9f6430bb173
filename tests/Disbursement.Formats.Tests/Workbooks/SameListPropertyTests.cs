using System.Security;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Tests.Beneficiaries;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>
/// Goal: what a list is sent in decides nothing. Method: lists full of repeats, contradictions and damage, once as CSV,
/// once as each kind of workbook; texts shared or in their cells, plain amounts as text or as numbers.
/// </summary>
public sealed class SameListPropertyTests
{
    private const string Folder = "17/2024-06/148/btxh/danh-sach";

    private static readonly string[] Titles = ["UBND THÀNH PHỐ HÒA BÌNH", "", ",,DANH SÁCH CHI TRẢ"];

    private static readonly Gen<string> Rows =
        from number in Gen.Choose(1, 12)
        from amount in Gen.Frequency(
            (8, Gen.Constant("360000")), (2, Gen.Constant("500.000")), (1, Gen.Elements("", "x", "0", "-1", "3.6E+05")))
        from arrears in Gen.Frequency((5, Gen.Constant("")), (1, Gen.Elements("180000", "y", "=1+1")))
        from reference in Gen.Frequency((4, Gen.Constant("")), (1, Gen.Elements("A", "B", "<&\"'>")))
        select Lists.Row(number, amount, arrears, reference);

    private static readonly Arbitrary<List> Written = (
        from rows in Rows.ArrayOf()
        from blank in Gen.Choose(0, 3)
        from total in Gen.Elements(false, true)
        from seed in Gen.Choose(0, 1_000_000)
        where rows.Length > 0
        select new List([.. Titles, Lists.Header, .. rows, .. total ? [$"Tổng cộng,{rows.Length}"] : (string[])[]], blank, seed))
        .ToArbitrary();

    private enum Kind
    {
        Inline,
        Shared,
        Numbers,
    }

    [Fact]
    public void Read_SameList_CsvAndXlsxGiveTheSameLedgerAndCounts() =>
        Prop.ForAll(Written, list => AssertSame(list, ToXlsx(list), ".xlsx"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Read_SameList_CsvAndXlsGiveTheSameLedgerAndCounts() =>
        Prop.ForAll(Written, list => AssertSame(list, ToXls(list), ".xls"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static void AssertSame(List list, byte[] workbook, string extension)
    {
        (IntakeResult ofText, MemoryIntakeOutput text) = Read(
            System.Text.Encoding.UTF8.GetBytes(Lists.Join(list.Lines.Select(Quoted))), ".csv");
        (IntakeResult ofBook, MemoryIntakeOutput book) = Read(workbook, extension);

        Assert.Equal(ofText.IsTaken, ofBook.IsTaken);
        Assert.Equal(Counts(ofText.Receipt), Counts(ofBook.Receipt));
        Assert.Equal(Findings(ofText.Receipt), Findings(ofBook.Receipt));
        Assert.Equal(text.Chunks.Select(chunk => chunk.Bytes), book.Chunks.Select(chunk => chunk.Bytes));
        Assert.Equal(ofText.Index?.ToBytes(), ofBook.Index?.ToBytes());
        Assert.Equal(text.People, book.People);
    }

    private static (ReceiptCount, ReceiptCount, ReceiptCount, ReceiptCount, string?) Counts(Receipt receipt) =>
        (receipt.Sent, receipt.Accepted, receipt.Refused, receipt.ExactRepeats, receipt.ExactRepeatLines);

    private static IEnumerable<(int, int, string?)> Findings(Receipt receipt) =>
        receipt.FileFindings.Concat(receipt.Findings).Select(finding => (finding.Number, finding.Count, finding.Lines));

    private static (IntakeResult Result, MemoryIntakeOutput Output) Read(byte[] bytes, string extension) =>
        Lists.ReadAsync(bytes, path: Folder + extension).GetAwaiter().GetResult();

    private static string Quoted(string line) => line.Contains('"', StringComparison.Ordinal)
        ? string.Join(',', line.Split(',').Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))
        : line;

    private static byte[] ToXlsx(List list)
    {
        var random = new Random(list.Seed);
        List<string> texts = [];
        string rows = string.Concat(list.Lines.Select((line, row) =>
            $"<row r=\"{row + 1}\">{string.Concat(line.Split(',').Select((text, column) => Cell(text, row, column)))}</row>"));
        return new TestBook { Texts = string.Concat(texts.Select(text => $"<si><t>{text}</t></si>")) }
            .Sheet("Danh sách", rows + string.Concat(Enumerable.Repeat("<row><c/></row>", list.BlankRows)))
            .ToBytes();

        string Cell(string text, int row, int column)
        {
            string name = TestBook.Name(column, row + 1);
            bool money = column is 8 or 9 && text.Length is > 0 and < 12 && text.All(char.IsAsciiDigit);
            switch ((Kind)random.Next(3))
            {
                case Kind.Numbers when money:
                    return $"<c r=\"{name}\"><v>{text}</v></c>";
                case Kind.Shared when text.Length > 0:
                    texts.Add(SecurityElement.Escape(text));
                    return $"<c r=\"{name}\" t=\"s\"><v>{texts.Count - 1}</v></c>";
                default:
                    return text.Length == 0 ? "" : $"<c r=\"{name}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";
            }
        }
    }

    private static byte[] ToXls(List list)
    {
        var random = new Random(list.Seed);
        TestXls book = new TestXls { Format = "General" }.Sheet("Danh sách");
        for (int row = 0; row < list.Lines.Count; row++)
        {
            book.Row(row + 1, list.Lines[row].Split(',').Select((text, column) =>
                column is 8 or 9 && text.Length is > 0 and < 12 && text.All(char.IsAsciiDigit) && random.Next(2) == 0
                    ? (object?)double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
                    : text));
        }

        return book.ToBytes();
    }

    /// <summary>A list as lines of cells.</summary>
    private sealed record List(IReadOnlyList<string> Lines, int BlankRows, int Seed);
}
