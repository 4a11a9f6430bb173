using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Tests.Beneficiaries;

namespace Disbursement.Formats.Tests.Workbooks;

public sealed class XlsIntakeTests
{
    private const string Path = "17/2024-06/148/btxh/danh-sach.xls";

    private static readonly string[] Header = Lists.Header.Split(',');

    [Fact]
    public async Task ReadAsync_TwoSheets_TakesTheSameRowsAsCsv()
    {
        string[] lines = [Lists.Header, Lists.Row(1), Lists.Row(2, arrears: "1.000"), Lists.Row(1), "Tổng cộng,3"];
        (IntakeResult ofCsv, _) = await Lists.ReadAsync(Lists.Join(lines));

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(
            new TestXls().Lines("Xã Hòa Bình", lines).Lines("Ghi chú", "Không có gì").ToBytes(), path: Path);

        Assert.Equal(ofCsv.Receipt.Accepted, result.Receipt.Accepted);
        Assert.Equal("Xã Hòa Bình!4", result.Receipt.ExactRepeatLines);
        Assert.Equal(["1!2", "1!3"], output.Accepted.Select(row => row.Place.ToString()));
    }

    [Fact]
    public async Task ReadAsync_FormatErrorFormulaAndHiddenRow_ReadAsOnTheSheet()
    {
        TestXls book = new TestXls { Format = "000000000000" }.Sheet("Danh sách")
            .Row(1, Header)
            .Row(2, Cells(1, id: 17041000001d))
            .Row(3, Cells(2, arrears: (byte)0x17))
            .Row(4, Cells(3, arrears: 1000m))
            .Row(5, Cells(4), hidden: true);

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(book.ToBytes(), path: Path);

        Assert.Equal((4, 2, 2, 0), WorkbookIntakeTests.Counts(result.Receipt));
        Assert.Equal(
            [
                (FindingNumber.ArrearsInvalid, "3"), (FindingNumber.CellHoldsError, "3"), (FindingNumber.RowHidden, "5"),
                (FindingNumber.ArrearsWithoutPeriods, "4"),
                (FindingNumber.ShownByFormat, "2"), (FindingNumber.FormulaValueTaken, "4"),
            ],
            result.Receipt.Findings.Select(finding => ((FindingNumber)finding.Number, finding.Lines)));
        Assert.Equal("017041000001", output.Accepted[0].Key.Person.Reveal());
    }

    [Fact]
    public async Task ReadAsync_FilteredRow_IsTakenAndSaid()
    {
        TestXls book = new TestXls().Sheet("Danh sách").Filtered()
            .Row(1, Header).Row(2, Cells(1)).Row(3, Cells(2), hidden: true);

        (IntakeResult result, _) = await Lists.ReadAsync(book.ToBytes(), path: Path);

        Assert.Equal((2, 2, 0, 0), WorkbookIntakeTests.Counts(result.Receipt));
        Assert.Equal((int)FindingNumber.RowFiltered, Assert.Single(result.Receipt.Findings).Number);
    }

    [Theory]
    [InlineData("EncryptedPackage", FindingNumber.WorkbookEncrypted)]
    [InlineData("_VBA_PROJECT_CUR", FindingNumber.WorkbookHasMacros)]
    public async Task ReadAsync_OtherStreams_AreRefused(string stream, FindingNumber expected)
    {
        TestXls book = new TestXls { Streams = ["Workbook", stream] }.Lines("x", Lists.Header, Lists.Row(1));

        (IntakeResult result, _) = await Lists.ReadAsync(book.ToBytes(), path: Path);

        Assert.Equal((int)expected, Assert.Single(result.Receipt.FileFindings).Number);
    }

    /// <summary>
    /// Goal: no damage of a file does more than refuse it. Method: every 40th byte turned over, and cut.
    /// </summary>
    [Fact]
    public async Task ReadAsync_AnyByteTurned_NeverThrows()
    {
        byte[] book = new TestXls().Lines("x", Lists.Header, Lists.Row(1), Lists.Row(2)).ToBytes();
        for (int at = 8; at < book.Length; at += at < 2048 ? 3 : 40)
        {
            byte[] turned = [.. book];
            turned[at] ^= 0xFF;
            await Lists.ReadAsync(turned, path: Path);
            await Lists.ReadAsync(book[..at], path: Path);
        }
    }

    private static object?[] Cells(int number, object? id = null, object? arrears = null)
    {
        object?[] cells = [.. Lists.Row(number).Split(',')];
        cells[1] = id ?? cells[1];
        cells[9] = arrears;
        return cells;
    }
}
