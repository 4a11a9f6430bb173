using System.Text;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Stack;

namespace Disbursement.Functions.Tests.Intake;

/// <summary>
/// Goal: every bad list is answered with what is wrong and what to do, takes nothing, loses nothing, and the next good
/// one is taken. Method: files dropped into the inbox of the running app, and the receipts an officer would read.
/// </summary>
[Collection(AppTests.Name)]
public sealed class BadListTests(AppFixture app)
{
    private readonly MonthRef _month = app.NewIntakeMonth();

    private string City => $"{_month.Folder}/148/btxh/";

    [Theory]
    [InlineData("empty", 106, "không có dòng dữ liệu", "gửi lại")]
    [InlineData("header-only", 106, "không có dòng dữ liệu", "gửi lại")]
    [InlineData("wrong-header", 107, "dòng tiêu đề", "Số định danh, Họ và tên")]
    [InlineData("column-missing", 108, "Mã chế độ", "Thêm cột")]
    [InlineData("binary", 105, "không phải văn bản", "CSV UTF-8")]
    [InlineData("old-encoding", 104, "TCVN3", "CSV UTF-8")]
    [InlineData("truncated", 113, "bị cắt ở dòng cuối (dòng 4)", "toàn bộ tệp")]
    [InlineData("total-differs", 114, "3 ≠ 2", "sửa dòng Tổng cộng")]
    [InlineData("too-large", 120, "16 MB", "gửi lại")]
    public async Task Drop_FileWrongAsAWhole_IsAnsweredAndTheNextIsTaken(
        string fault, int number, string what, string toDo)
    {
        Receipt bad = await app.SendAsync($"{City}a.csv", FileWith(fault));
        Receipt good = await app.SendAsync($"{City}b.csv", ListText.Of(ListText.Row(1), ListText.Row(2)));

        AssertRefused(bad, number, what, toDo);
        Assert.Equal((ReceiptVerdict.Accepted, 2), (good.Verdict, good.Accepted.Rows));
        Assert.Equal($"{City}b.csv", Assert.Single(await SlotsAsync()).Path);
        Assert.Empty(await RejectedAsync($"{City}a.csv"));
    }

    /// <summary>One month for all: the districts have no more of them.</summary>
    [Fact]
    public async Task Drop_UnknownUnitOrType_IsAnsweredAndTakesNoSlot()
    {
        (string Path, int Number, string What, string ToDo)[] cases =
        [
            ("999/btxh/a.csv", 102, "Đơn vị 999", "mã đơn vị"),
            ("193/btxh/a.csv", 102, "Đơn vị 193", "mã đơn vị"),
            ("148/btxh/a.doc", 103, ".xlsx", ".xlsx"),
            ("148/btxh/a.xlsx", 135, "đuôi tệp", ".xlsx"),
            ("148/btxh/a.xls", 135, "đuôi tệp", ".xlsx"),
        ];
        foreach ((string path, int number, string what, string toDo) in cases)
        {
            Receipt receipt = await app.SendAsync($"{_month.Folder}/{path}", ListText.Of(ListText.Row(1)));

            AssertRefused(receipt, number, what, toDo);
        }

        Assert.Empty(await SlotsAsync());
    }

    [Theory]
    [InlineData("danh-sach.csv", 101)]
    [InlineData("148/danh-sach.csv", 101)]
    [InlineData("{0}/148/danh-sach.csv", 101)]
    [InlineData("{0}/148/luong/danh-sach.csv", 101)]
    [InlineData("{0}/148/btxh/danh-sach.pdf", 103)]
    public async Task Drop_MisplacedFile_IsAnsweredBesideItAndShownToPeople(string path, int number)
    {
        string place = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, _month.Folder);

        Receipt receipt = await app.SendAsync(place, ListText.Of(ListText.Row(1)));

        AssertRefused(receipt, number, ".", ".");
        Assert.Contains(
            await app.Get<ExceptionStore>().ListAsync(new MonthRef("", ""), CancellationToken.None),
            row => row.Kind == nameof(ExceptionKind.MisplacedFile) && row.Evidence == place + ".receipt.json");
        Assert.Empty(await SlotsAsync());
    }

    [Fact]
    public async Task Drop_AnotherUnitsFile_RefusesEveryRowWithItsReason()
    {
        string[] rows = [.. Enumerable.Range(1, 3).Select(static person => ListText.Row(person))];

        Receipt receipt = await app.SendAsync($"{_month.Folder}/150/btxh/a.csv", ListText.Of(rows));

        Assert.Equal((ReceiptVerdict.Refused, 3, 0), (receipt.Verdict, receipt.Refused.Rows, receipt.Accepted.Rows));
        ReceiptFinding finding = receipt.Findings.Single(static one => one.Number == 212);
        Assert.Equal(("Mã xã", 3, "2-4"), (finding.Column, finding.Count, finding.Lines));
        Assert.Contains("đơn vị quản lý xã", finding.ToDoVietnamese, StringComparison.Ordinal);
        string[] rejected = await RejectedAsync($"{_month.Folder}/150/btxh/a.csv");
        Assert.Equal(4, rejected.Length);
        Assert.All(rejected[1..], static line => Assert.Contains("212", line, StringComparison.Ordinal));
        Assert.Empty(await SlotsAsync());
    }

    [Fact]
    public async Task Drop_WithoutOneGoodRow_LeavesTheVersionInForce()
    {
        await app.SendAsync($"{City}a.csv", ListText.Of(ListText.Row(1)));

        Receipt receipt = await app.SendAsync($"{City}b.csv", ListText.Of(ListText.Row(2, amount: "không")));

        Assert.Equal(ReceiptVerdict.Refused, receipt.Verdict);
        Assert.Contains("vẫn giữ nguyên hiệu lực", receipt.NoticeVietnamese!, StringComparison.Ordinal);
        Assert.Equal($"{City}a.csv", Assert.Single(await SlotsAsync()).Path);
    }

    [Fact]
    public async Task Drop_FiftyThousandBadRows_AnswersEachAndTakesTheGoodOne()
    {
        const int Bad = 50_000;
        IEnumerable<string> rows = Enumerable.Range(1, Bad).Select(static person =>
            ListText.Row(person, programme: person % 2 == 0 ? "BT99" : "BT05C", amount: "-1"));

        Receipt receipt = await app.SendAsync($"{City}a.csv", ListText.Of(rows.Append(ListText.Row(Bad + 1))));

        Assert.Equal(
            (ReceiptVerdict.AcceptedInPart, Bad + 1, Bad, 1),
            (receipt.Verdict, receipt.Sent.Rows, receipt.Refused.Rows, receipt.Accepted.Rows));
        Assert.Equal(Bad, receipt.Findings.Single(static one => one.Number == 218).Count);
        Assert.Equal(Bad / 2, receipt.Findings.Single(static one => one.Number == 214).Count);
        string[] rejected = await RejectedAsync($"{City}a.csv");
        Assert.Equal(1 + Bad, rejected.Length);
        Assert.Contains("218", rejected[^1], StringComparison.Ordinal);
        Assert.True(receipt.ToBytes().Length < 64 * 1024, "The receipt is not something an officer can open.");
        Assert.Equal(1, Assert.Single(await SlotsAsync()).RowsAccepted);
    }

    [Fact]
    public async Task Drop_RepeatedPerson_IsTakenOnceOrRefusedOnBothLines()
    {
        Receipt receipt = await app.SendAsync(
            $"{City}a.csv",
            ListText.Of(
                ListText.Row(1), ListText.Row(1), ListText.Row(2), ListText.Row(2, amount: "540000"), ListText.Row(3)));

        Assert.Equal(
            (ReceiptVerdict.AcceptedInPart, 2, 2, 1),
            (receipt.Verdict, receipt.Accepted.Rows, receipt.Refused.Rows, receipt.ExactRepeats.Rows));
        Assert.Equal("3", receipt.ExactRepeatLines);
        Assert.Equal("4-5", receipt.Findings.Single(static one => one.Number == 236).Lines);
        string[] rejected = await RejectedAsync($"{City}a.csv");
        Assert.Contains("dòng 5", rejected[1], StringComparison.Ordinal);
        Assert.Contains("dòng 4", rejected[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drop_AfterClose_IsToldSoAndChangesNothing()
    {
        await app.SendAsync($"{City}a.csv", ListText.Of(ListText.Row(1)));
        MonthEntity row = (await app.Get<MonthStore>().FindAsync(_month, CancellationToken.None))!;
        // Stopped, so that the sweep does not run the month.
        Assert.True(await app.Get<MonthStore>().MoveAsync(row, MonthState.Stopped, CancellationToken.None));

        Receipt late = await app.SendAsync($"{City}b.csv", ListText.Of(ListText.Row(1), ListText.Row(2)));

        Assert.Equal(ReceiptVerdict.NotInForce, late.Verdict);
        Assert.Contains("không có hiệu lực", late.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("không còn đợt chi bổ sung nào", late.NoticeVietnamese!, StringComparison.Ordinal);
        Assert.Contains("Báo kế toán tỉnh", late.NoticeVietnamese!, StringComparison.Ordinal);
        Assert.Equal($"{City}a.csv", Assert.Single(await SlotsAsync()).Path);
    }

    [Fact]
    public async Task Drop_MendedUnderTheSameName_LeavesNoRefusedRowsBehind()
    {
        Receipt first = await app.SendAsync($"{City}a.csv", ListText.Of(ListText.Row(1), ListText.Row(2, "BT99")));
        Assert.Equal(1, first.Refused.Rows);

        Receipt second = await app.SendAsync($"{City}a.csv", ListText.Of(ListText.Row(1), ListText.Row(2)));

        Assert.Equal((ReceiptVerdict.Accepted, 2), (second.Verdict, second.Accepted.Rows));
        Assert.Empty(await RejectedAsync($"{City}a.csv"));
    }

    [Fact]
    public async Task Drop_FirstVersionAgain_RestoresIt()
    {
        byte[] one = ListText.Of(ListText.Row(1));
        await app.SendAsync($"{City}a.csv", one);
        await app.SendAsync($"{City}b.csv", ListText.Of(ListText.Row(2)));

        Receipt again = await app.SendAsync($"{City}c.csv", one);
        Receipt same = await app.SendAsync($"{City}d.csv", one);

        Assert.Null(again.NoticeVietnamese);
        Assert.Contains("không có gì thay đổi", same.NoticeVietnamese!, StringComparison.Ordinal);
        Assert.Equal($"{City}c.csv", Assert.Single(await SlotsAsync()).Path);
    }

    private static byte[] FileWith(string fault) => fault switch
    {
        "empty" => [],
        "header-only" => ListText.Of(),
        "wrong-header" => Encoding.UTF8.GetBytes("Mặt hàng,Đơn giá\r\nGạo,18000\r\n"),
        "column-missing" => Encoding.UTF8.GetBytes(
            "STT,Số định danh,Họ và tên,Mã xã,Mức hưởng\r\n1,017041000001,Nguyễn Văn A,04789,360000\r\n"),
        "binary" => [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00],
        // "Nguyễn" in TCVN3.
        "old-encoding" => [.. ListText.Of(ListText.Row(1)), 0x4E, 0x67, 0x75, 0x79, 0xD4, 0x6E, 0x0D, 0x0A],
        "truncated" => ListText.Of(ListText.Row(1), ListText.Row(2), ListText.Row(3))[..^30],
        "total-differs" => ListText.Of(ListText.Row(1), ListText.Row(2), "3,Tổng cộng,,,,,,720000,0,,,"),
        "too-large" => new byte[16 * 1024 * 1024 + 1],
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault."),
    };

    private static void AssertRefused(Receipt receipt, int number, string what, string toDo)
    {
        Assert.Equal(ReceiptVerdict.Refused, receipt.Verdict);
        Assert.Contains("không được tiếp nhận", receipt.Vietnamese, StringComparison.Ordinal);
        Assert.NotNull(receipt.AnsweredAt);
        ReceiptFinding finding = Assert.Single(receipt.FileFindings);
        Assert.Equal((number, "error"), (finding.Number, finding.Severity));
        Assert.Contains(what, finding.Vietnamese, StringComparison.Ordinal);
        Assert.Contains(toDo, finding.ToDoVietnamese, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<SlotEntity>> SlotsAsync() =>
        await app.Get<MonthStore>().SlotsAsync(_month, TestContext.Current.CancellationToken);

    /// <summary>The lines of the refused rows beside a receipt; none when there are no refused rows.</summary>
    private async Task<string[]> RejectedAsync(string path)
    {
        BinaryData? content = await app.Blobs.FindAsync(
            Containers.Receipts, path + ".rejected.csv", TestContext.Current.CancellationToken);
        return content?.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries) ?? [];
    }
}
