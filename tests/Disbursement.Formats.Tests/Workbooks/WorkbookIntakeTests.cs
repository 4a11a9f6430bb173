using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Tests.Beneficiaries;

namespace Disbursement.Formats.Tests.Workbooks;

public sealed class WorkbookIntakeTests
{
    private const string Path = "17/2024-06/148/btxh/danh-sach.xlsx";
    private const string Titles = ",,DANH SÁCH CHI TRẢ";

    [Fact]
    public async Task ReadAsync_OneSheet_ReadsAsTheCsvDoes()
    {
        string[] lines =
            [Titles, "", Lists.Header, Lists.Row(1), Lists.Row(2, arrears: "1.000"), Lists.Row(1), "Tổng cộng,3"];
        (IntakeResult ofCsv, MemoryIntakeOutput csv) = await Lists.ReadAsync(Lists.Join(lines));

        (IntakeResult result, MemoryIntakeOutput output) = await ReadAsync(new TestBook().Lines("Danh sách", lines));

        Assert.True(result.IsTaken);
        Assert.Equal(ofCsv.Receipt.Accepted, result.Receipt.Accepted);
        Assert.Equal(ofCsv.Receipt.ExactRepeatLines, result.Receipt.ExactRepeatLines);
        Assert.Equal(Assert.Single(csv.Chunks).Bytes, Assert.Single(output.Chunks).Bytes);
        ReceiptSheet sheet = Assert.Single(result.Receipt.Sheets!);
        Assert.Equal((1, "Danh sách", 3, 3), (sheet.Number, sheet.Name, sheet.HeaderLine, sheet.Rows));
    }

    [Fact]
    public async Task ReadAsync_SheetPerCommune_TellsSheetAndLine()
    {
        TestBook book = new TestBook()
            .Lines("Hướng dẫn", "Điền danh sách theo mẫu", "Liên hệ,0218 3852 000")
            .Lines(
                "Xã A", Titles, Lists.Header, Lists.Row(1), Lists.Row(2),
                "Tổng cộng,2,,,,,,,720000", ",,Người lập biểu")
            .Lines("Xã B", Lists.Header, Lists.Row(3, amount: "x"), Lists.Row(1), Lists.Row(2, amount: "370000"));

        (IntakeResult result, MemoryIntakeOutput output) = await ReadAsync(book);

        Assert.Equal((5, 1, 3, 1), Counts(result.Receipt));
        Assert.Equal("Xã B!3", result.Receipt.ExactRepeatLines);
        ReceiptFinding contradiction = Assert.Single(
            result.Receipt.Findings, finding => finding.Number == (int)FindingNumber.SameEntitlementDiffers);
        Assert.Equal("Xã A!4; Xã B!4", contradiction.Lines);
        Assert.Equal(["2!3"], output.Accepted.Select(row => row.Place.ToString()));
        Assert.Equal([null, 2, 1], result.Receipt.Sheets!.Select(sheet => sheet.HeaderLine));
    }

    [Fact]
    public async Task ReadAsync_RejectedWorkbookMended_IsTaken()
    {
        TestBook book = new TestBook()
            .Lines("Xã A", Lists.Header, Lists.Row(1, amount: "x"), Lists.Row(2))
            .Lines("Xã B", Lists.Header, Lists.Row(3, reference: "=1+1"));
        (IntakeResult result, MemoryIntakeOutput output) = await ReadAsync(book);
        Assert.Equal((3, 1, 2, 0), Counts(result.Receipt));

        (IntakeResult again, MemoryIntakeOutput rejected) = await Lists.ReadAsync(output.Rejected, path: Path);
        byte[] mended = Zips.Replace(Zips.Replace(output.Rejected, ">x<", ">360000<"), ">=1+1<", "><");
        (IntakeResult taken, MemoryIntakeOutput last) = await Lists.ReadAsync(mended, path: Path);

        Assert.Equal((2, 0, 2, 0), Counts(again.Receipt));
        Assert.Equal(output.Rejected, rejected.Rejected);
        Assert.Equal((2, 2, 0, 0), Counts(taken.Receipt));
        Assert.Equal([1, 2], last.Accepted.Select(row => row.Place.Sheet));
        Assert.All(last.Accepted, row => Assert.Equal(12, row.Key.Person.Reveal().Length));
        Assert.Equal(["Lý do từ chối", "Cần làm gì"], taken.Receipt.ColumnsNotRead.Order().Reverse());
    }

    internal static (int Sent, int Accepted, int Refused, int Repeats) Counts(Receipt receipt) =>
        (receipt.Sent.Rows, receipt.Accepted.Rows, receipt.Refused.Rows, receipt.ExactRepeats.Rows);

    internal static Task<(IntakeResult Result, MemoryIntakeOutput Output)> ReadAsync(
        TestBook book, IntakeReaderOptions? options = null) => Lists.ReadAsync(book.ToBytes(), options, Path);
}
