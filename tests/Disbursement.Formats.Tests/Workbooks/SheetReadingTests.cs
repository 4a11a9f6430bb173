using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Tests.Beneficiaries;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>A sheet reads as a person reads it, and the receipt says what that person would not see.</summary>
public sealed class SheetReadingTests
{
    private static readonly string[] Header = Lists.Header.Split(',');

    [Fact]
    public async Task ReadAsync_HiddenRow_IsRefusedAndReturned()
    {
        TestBook book = OneSheet(Row(2, Lists.Row(1)), Row(3, Lists.Row(2)).Replace("<row", "<row hidden=\"1\""));

        (IntakeResult result, _) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.Equal((2, 1, 1, 0), WorkbookIntakeTests.Counts(result.Receipt));
        Assert.Equal((255, "3"), NumberAndLines(Assert.Single(result.Receipt.Findings)));
    }

    [Fact]
    public async Task ReadAsync_RowHiddenByAFilter_IsTakenAndSaid()
    {
        string rows = Row(1, Lists.Header) + Row(2, Lists.Row(1))
            + Row(3, Lists.Row(2)).Replace("<row", "<row hidden=\"1\"", StringComparison.Ordinal);
        TestBook book = new TestBook().Sheet(
            "x", rows, behind: "<autoFilter ref=\"A1:J3\"><filterColumn colId=\"5\"/></autoFilter>");

        (IntakeResult result, MemoryIntakeOutput output) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.Equal((2, 2, 0, 0), WorkbookIntakeTests.Counts(result.Receipt));
        Assert.Equal((340, "3"), NumberAndLines(Assert.Single(result.Receipt.Findings)));
        Assert.Equal(["", "340"], output.Accepted.Select(row => row.Warnings));
    }

    [Fact]
    public async Task ReadAsync_HiddenColumn_IsReadAndSaid()
    {
        string rows = Row(1, Lists.Header) + Row(2, Lists.Row(1, arrears: "5"));
        TestBook book = new TestBook().Sheet(
            "x", rows, before: "<cols><col min=\"10\" max=\"10\" hidden=\"1\"/><col min=\"1\" max=\"2\"/></cols>");

        (IntakeResult result, _) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.Equal(5, result.Receipt.Accepted.Arrears);
        Assert.Equal(["Truy lĩnh"], Assert.Single(result.Receipt.Sheets!).HiddenColumns);
        Assert.Contains((341, "1"), result.Receipt.Findings.Select(NumberAndLines));
    }

    [Theory]
    [InlineData("state=\"hidden\"", FindingNumber.HiddenSheetHasRows)]
    [InlineData("state=\"veryHidden\"", FindingNumber.HiddenSheetHasRows)]
    public async Task ReadAsync_HiddenSheetWithPeople_AsksTheOfficer(string state, FindingNumber expected)
    {
        TestBook book = new TestBook().Lines("Tháng 6", Lists.Header, Lists.Row(1))
            .Sheet("Tháng 5", Row(1, Lists.Header) + Row(2, Lists.Row(2)), state);

        (IntakeResult result, MemoryIntakeOutput output) = await WorkbookIntakeTests.ReadAsync(book);

        ReceiptFinding finding = Assert.Single(result.Receipt.FileFindings);
        Assert.Equal((int)expected, finding.Number);
        Assert.Contains("Tháng 5", finding.Vietnamese, StringComparison.Ordinal);
        Assert.Empty(output.Chunks);
    }

    [Fact]
    public async Task ReadAsync_SheetOfPeopleWithoutHeader_AsksTheOfficer()
    {
        TestBook book = new TestBook().Lines("Xã A", Lists.Header, Lists.Row(1)).Lines("Xã B", Lists.Row(2));

        (IntakeResult result, _) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.Equal(
            (int)FindingNumber.SheetWithoutHeader, Assert.Single(result.Receipt.FileFindings).Number);
    }

    [Fact]
    public async Task ReadAsync_HiddenSheetWithoutPeople_IsSaidAndNotRead()
    {
        TestBook book = new TestBook().Lines("Xã A", Lists.Header, Lists.Row(1))
            .Sheet("Danh mục", Row(1, "BT05C,Trên 80 tuổi"), "state=\"hidden\"");

        (IntakeResult result, _) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.True(result.IsTaken);
        Assert.StartsWith("Trang tính ẩn", result.Receipt.Sheets![1].Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<c r=\"@\"><f>1+1</f><v>360000</v></c>", 1, FindingNumber.FormulaValueTaken)]
    [InlineData("<c r=\"@\"><f>1+1</f></c>", 0, FindingNumber.FormulaWithoutValue)]
    [InlineData("<c r=\"@\"><f>1+1</f><v/></c>", 0, FindingNumber.FormulaWithoutValue)]
    [InlineData("<c r=\"@\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", 0, FindingNumber.CellHoldsError)]
    [InlineData("<c r=\"@\" t=\"e\"><v>#N/A</v></c>", 0, FindingNumber.CellHoldsError)]
    [InlineData("<c r=\"@\"><f>[1]Sheet1!B2</f><v>360000</v></c>", 0, FindingNumber.FormulaOfOtherWorkbook)]
    [InlineData("<c r=\"@\"><f>Bảng1[Mức]*2</f><v>360000</v></c>", 1, FindingNumber.FormulaValueTaken)]
    public async Task ReadAsync_Formula_CountsByItsSavedValue(string cell, int accepted, FindingNumber expected)
    {
        TestBook book = OneSheet(Row(2, Lists.Row(1, amount: "?").Split(',').Select(text => text == "?" ? cell : text)));

        (IntakeResult result, _) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.Equal(accepted, result.Receipt.Accepted.Rows);
        ReceiptFinding finding = Assert.Single(
            result.Receipt.Findings, found => found.Number == (int)expected);
        Assert.Equal("Mức hưởng", finding.Column);
    }

    [Fact]
    public async Task ReadAsync_RichTextAndReadings_GiveTheTextShown()
    {
        const string texts = "<si><r><t>Nguyễn </t></r><r><rPr><b/></rPr><t>Văn_x0020_A</t></r>"
            + "<rPh sb=\"0\" eb=\"1\"><t>nguyen</t></rPh></si><si><t xml:space=\"preserve\"> 017041000001 </t></si>";
        string[] cells = Lists.Row(1).Split(',');
        cells[1] = "<c r=\"@\" t=\"s\"><v>1</v></c>";
        cells[2] = "<c r=\"@\" t=\"s\"><v>0</v></c>";
        TestBook book = new TestBook { Texts = texts }.Sheet("x", Row(1, Lists.Header) + Row(2, cells));

        (IntakeResult result, MemoryIntakeOutput output) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.Empty(result.Receipt.Findings);
        Assert.Equal("Nguyễn Văn A", Assert.Single(output.Accepted).FullName.Reveal());
    }

    [Fact]
    public async Task ReadAsync_HeaderOfTwoRowsAndNumbering_IsOneHeader()
    {
        string[] upper = [.. Header, "Thông tin\nchi trả", "", ""];
        string[] lower = [.. Enumerable.Repeat("", 10), "Hình thức chi trả", "Ngân hàng", "Số TK"];
        string[] numbers = [.. Enumerable.Range(1, 13).Select(number => $"({number})")];
        string[] person = [.. Lists.Row(1).Split(','), "TK", "970436", "0123456789"];
        TestBook book = new TestBook().Sheet(
            "x", Row(4, upper) + Row(5, lower) + Row(6, numbers) + Row(7, person));

        (IntakeResult result, MemoryIntakeOutput output) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.Equal((1, 1, 0, 0), WorkbookIntakeTests.Counts(result.Receipt));
        Assert.Equal("0123456789", Assert.Single(output.Accepted).Account?.Reveal());
        Assert.Equal(1, result.Receipt.LinesIgnored);
    }

    [Theory]
    [InlineData("Tổng cộng,2", "Tổng cộng,1", true)]
    [InlineData("Tổng cộng,2", "Tổng cộng,3", true)]
    [InlineData("Tổng cộng,3", "Tổng cộng,1", true)]
    [InlineData("Tổng cộng,4", "Tổng cộng,1", false)]
    [InlineData("Tổng cộng,2", "Tổng cộng,2", false)]
    public async Task ReadAsync_TotalPerSheetOrOfAll_IsChecked(string first, string last, bool taken)
    {
        TestBook book = new TestBook().Lines("A", Lists.Header, Lists.Row(1), Lists.Row(2), first)
            .Lines("B", Lists.Header, Lists.Row(3), last);

        (IntakeResult result, _) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.Equal(taken, result.IsTaken);
    }

    [Fact]
    public async Task ReadAsync_TotalOfSheetThenOfAll_IsChecked()
    {
        TestBook Book(string all) => new TestBook().Lines("A", Lists.Header, Lists.Row(1))
            .Lines("B", Lists.Header, Lists.Row(2), "Tổng cộng xã,1,,,,,,,360000", all, ",,Người lập");

        (IntakeResult right, _) = await WorkbookIntakeTests.ReadAsync(Book("Tổng cộng huyện,2,,,,,,,720000"));
        (IntakeResult wrong, _) = await WorkbookIntakeTests.ReadAsync(Book("Tổng cộng huyện,2,,,,,,,720001"));

        Assert.True(right.IsTaken);
        Assert.Equal((int)FindingNumber.DeclaredAmountDiffers, Assert.Single(wrong.Receipt.FileFindings).Number);
    }

    private static TestBook OneSheet(params string[] rows) =>
        new TestBook().Sheet("x", Row(1, Lists.Header) + string.Concat(rows));

    private static string Row(int number, string line) => TestBook.Row(number, line.Split(','));

    private static string Row(int number, IEnumerable<string> cells) => TestBook.Row(number, cells);

    private static (int Number, string? Lines) NumberAndLines(ReceiptFinding finding) => (finding.Number, finding.Lines);
}
