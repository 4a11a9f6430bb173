using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Tests.Beneficiaries;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>Formulas of an <c>.xls</c> that read another workbook are found, and only these.</summary>
public sealed class XlsLinksTests
{
    private const string Path = "17/2024-06/148/btxh/danh-sach.xls";
    private const ushort Book = 0x01AE;
    private const ushort References = 0x0017;

    private static readonly byte[] OwnBook = [1, 0, 0x01, 0x04];
    private static readonly byte[] OtherBook = [1, 0, 9, 0, 0, 1, .. "luong.xls"u8[1..], 3, 0, 0, (byte)'T', (byte)'h', (byte)'1'];

    /// <summary>Reference 0 is a sheet of this workbook, reference 1 one of another.</summary>
    private static readonly byte[] TwoReferences = [2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0];

    [Fact]
    public async Task ReadAsync_LinkedFormula_RefusesTheRowAndSaysWhy()
    {
        TestXls book = Linked()
            .Row(1, Lists.Header.Split(','))
            .Row(2, Cells(1, new TestXls.Computed(1000, Cell(1))))
            .Row(3, Cells(2, new TestXls.Computed(0, Cell(0))))
            .Row(4, Lists.Row(3).Split(','));

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(book.ToBytes(), path: Path);

        Assert.Equal((3, 2, 1, 0), WorkbookIntakeTests.Counts(result.Receipt));
        ReceiptFinding finding = Assert.Single(
            result.Receipt.Findings, item => item.Number == (int)FindingNumber.FormulaOfOtherWorkbook);
        Assert.Equal("2", finding.Lines);
        Assert.Equal([3, 4], output.Accepted.Select(row => row.LineNumber));
    }

    [Fact]
    public async Task ReadAsync_LinkInTheFormulaOfAnArea_IsFoundInAllItsCells()
    {
        byte[] pointer = [0x01, 1, 0, 9, 0];
        byte[] area = [1, 0, 2, 0, 9, 9, 0, 0, 0, 0, 0, 0, 7, 0, .. Cell(1)];
        TestXls book = Linked()
            .Row(1, Lists.Header.Split(','))
            .Row(2, Cells(1, new TestXls.Computed(1000, pointer, (0x0221, area))))
            .Row(3, Cells(2, new TestXls.Computed(1000, pointer)))
            .Row(4, Cells(3, new TestXls.Computed(0, [0x1E, 0, 0])));

        (IntakeResult result, _) = await Lists.ReadAsync(book.ToBytes(), path: Path);

        ReceiptFinding finding = Assert.Single(
            result.Receipt.Findings, item => item.Number == (int)FindingNumber.FormulaOfOtherWorkbook);
        Assert.Equal("2-3", finding.Lines);
    }

    [Theory]
    [InlineData("1E0500 1E0700 03", false)] // 5+7
    [InlineData("1701005B 1E0100 08", false)] // "["&1
    [InlineData("17020131003200 3A0100000000C0", true)] // "12", then the other book's A1
    [InlineData("5A0100000000C0", true)] // value class
    [InlineData("7B010000000A0000000000", true)] // area, array class
    [InlineData("3B000000000A0000000000", false)] // area of this workbook
    [InlineData("3901000100 0000", true)] // a name of the other workbook
    [InlineData("3A0500000000C0", true)] // no such reference
    [InlineData("190402000A000A000A00 5A0100000000C0", true)] // behind the jumps of CHOOSE
    [InlineData("19021000 24000000C0 190810 00 22020100", false)] // IF of cells
    [InlineData("26000000000000 6600000000 0000", false)] // memory areas
    [InlineData("00", true)] // no token
    [InlineData("3A01", true)] // cut
    public void IsExternal_Tokens_TellsWhetherTheyLeaveTheWorkbook(string tokens, bool expected)
    {
        byte[] bytes = Convert.FromHexString(tokens.Replace(" ", "", StringComparison.Ordinal));

        Assert.Equal(expected, Links().IsExternal(bytes));
        Assert.False(new XlsLinks().IsExternal(bytes), "Without a link no formula leaves the workbook.");
    }

    [Theory]
    [InlineData("0100 0104", false)] // the workbook itself
    [InlineData("0100 013A", false)] // functions of add-ins
    [InlineData("0000 0100 00 20", false)] // not used
    [InlineData("0000 0300 00 610362", true)] // DDE
    public void TakeBook_Kind_TellsWhatIsALink(string record, bool expected)
    {
        var links = new XlsLinks();

        links.TakeBook(Convert.FromHexString(record.Replace(" ", "", StringComparison.Ordinal)));

        Assert.Equal(expected, links.HasAny);
    }

    private static XlsLinks Links()
    {
        var links = new XlsLinks();
        links.TakeBook(OwnBook);
        links.TakeBook(OtherBook);
        links.TakeReferences(TwoReferences);
        return links;
    }

    private static TestXls Linked() => new TestXls
    {
        Globals = [(Book, OwnBook), (Book, OtherBook), (References, TwoReferences)],
    }.Sheet("Danh sách");

    /// <summary>Cell A1 through a reference.</summary>
    private static byte[] Cell(byte reference) => [0x5A, reference, 0, 0, 0, 0, 0];

    private static object?[] Cells(int number, object arrears)
    {
        object?[] cells = [.. Lists.Row(number).Split(',')];
        cells[9] = arrears;
        return cells;
    }
}
