using System.Text;
using Disbursement.Core.Events;
using Disbursement.Core.Institutions;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Formats.Events;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Tests.Workbooks;

namespace Disbursement.Formats.Tests.Events;

/// <summary>
/// Goal: an event list is read like any list of an officer: header in any order, every finding of a row at once, bad rows
/// given back, the same answer each time. Method: lists as officers write them; the people do not exist.
/// </summary>
public sealed class EventListReaderTests
{
    private const string Path = "17/2024-06/148/biendong/a.csv";
    private const string Header = "STT,Số định danh,Họ và tên,Mã biến động,Ngày biến động,Số quyết định,Ngày quyết định,Mã chế độ";
    private const string Person = "017040000001";

    [Fact]
    public async Task Read_GoodRows_GivesEventsInOrder()
    {
        EventListResult result = await ReadAsync(
            $"2,017040000002,Bùi Văn B,CD,02/05/2024,12/QĐ,05/05/2024,",
            $"1,{Person},Bùi Thị A,tv,1/5/2024,,,",
            $"1,{Person},Bùi Thị A,HH,1/4/2024,9/QĐ,2/4/2024,bt06a");

        Assert.Equal(ReceiptVerdict.Accepted, result.Receipt.Verdict);
        Assert.Equal("Nhận 3 biến động: tiếp nhận 3, từ chối 0, trùng lặp hoàn toàn 0.", result.Receipt.Vietnamese);
        Assert.Equal(["HH 4 BT06A", "TV 3 ", "CD 2 "], result.Events!.Select(static one =>
            FormattableString.Invariant($"{one.Code.ToCode()} {one.LineNumber} {one.Programme}")));
        Assert.Equal(new DateOnly(2024, 5, 5), result.Events![2].DecisionDate);
        Assert.Equal("148", result.Events[0].Unit);
        Assert.Empty(result.Receipt.Findings);
    }

    [Theory]
    [InlineData("1,,A,TV,1/5/2024,,,", 201)]
    [InlineData("1,123,A,TV,1/5/2024,,,", 202)]
    [InlineData("1,017040000001,A,,1/5/2024,,,", 280)]
    [InlineData("1,017040000001,A,XX,1/5/2024,,,", 281)]
    [InlineData("1,017040000001,A,TV,,,,", 282)]
    [InlineData("1,017040000001,A,TV,31/6/2024,,,", 283)]
    [InlineData("1,017040000001,A,TV,2024-05-01,,,", 283)]
    [InlineData("1,017040000001,A,TV,1/7/2024,,,", 284)]
    [InlineData("1,017040000001,A,TH,1/5/2024,1/QĐ,1/7/2024,", 284)]
    [InlineData("1,017040000001,A,TH,1/5/2024,1/QĐ,mai,", 285)]
    [InlineData("1,017040000001,A,CD,1/5/2024,1/QĐ,,", 286)]
    [InlineData("1,017040000001,A,PH,1/5/2024,1/QĐ,,", 286)]
    [InlineData("1,017040000001,A,TV,1/5/2024,,,BT99", 214)]
    [InlineData("1,017040000001,A,TV,1/5/2024,,,,thừa", 233)]
    public async Task Read_ABadRow_IsRefusedWithItsNumberAndGivenBack(string row, int number)
    {
        using var rejected = new MemoryStream();

        EventListResult result = await ReadAsync(rejected, row, $"2,017040000002,B,TV,1/5/2024,,,");

        Assert.Equal(ReceiptVerdict.AcceptedInPart, result.Receipt.Verdict);
        Assert.Equal(number, Assert.Single(result.Receipt.Findings).Number);
        Assert.Single(result.Events!);
        string back = Encoding.UTF8.GetString(rejected.ToArray());
        Assert.StartsWith("\uFEFF" + Header + ",Lý do từ chối", back, StringComparison.Ordinal);
        Assert.Contains($"[{number}]", back, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,017040000001,A,TV,1/5/2023,,,", 350)]
    [InlineData("1,017040000001,A,TH,1/5/2024,,,", 351)]
    public async Task Read_ADoubtfulRow_IsTakenWithAWarning(string row, int number)
    {
        EventListResult result = await ReadAsync(row);

        Assert.Single(result.Events!);
        ReceiptFinding finding = Assert.Single(result.Receipt.Findings);
        Assert.Equal((number, "warning"), (finding.Number, finding.Severity));
    }

    [Fact]
    public async Task Read_ARowWithSeveralFaults_TellsAll()
    {
        EventListResult result = await ReadAsync("1,123,A,XX,32/1/2024,,mai,BT99");

        Assert.Equal([202, 214, 281, 283, 285], result.Receipt.Findings.Select(static finding => finding.Number));
        Assert.Equal(ReceiptVerdict.Refused, result.Receipt.Verdict);
    }

    [Fact]
    public async Task Read_RowsSentTwice_AreTakenOnce()
    {
        string row = $"1,{Person},A,TV,1/5/2024,,,";

        EventListResult result = await ReadAsync(row, row, row);

        Assert.Single(result.Events!);
        Assert.Equal((3, 1, 2), (
            result.Receipt.Sent.Rows, result.Receipt.Accepted.Rows, result.Receipt.ExactRepeats.Rows));
        Assert.Equal("3-4", result.Receipt.ExactRepeatLines);
    }

    [Theory]
    [InlineData("", 106)]
    [InlineData("a,b,c", 107)]
    [InlineData("Số định danh,Mã biến động", 108)]
    public async Task Read_AFileThatIsNoList_IsRefusedAsAWhole(string header, int number)
    {
        EventListResult result = await ReadTextAsync(header + "\n", new MemoryStream());

        Assert.Null(result.Events);
        Assert.Equal(number, Assert.Single(result.Receipt.FileFindings).Number);
    }

    /// <summary>A workbook says the same as text: its people are on several sheets, its refused rows come back on theirs.</summary>
    [Theory]
    [InlineData("a.xlsx")]
    [InlineData("a.xls")]
    public async Task Read_AWorkbook_GivesTheEventsOfAllSheetsAndItsRefusedRowsBack(string name)
    {
        string[] first = ["UBND HUYỆN", Header, $"1,{Person},A,TV,1/5/2024,,,", "2,123,B,TV,1/5/2024,,,"];
        string[] second = [Header, "1,017040000002,C,HH,2/5/2024,9/QĐ,2/5/2024,BT06A"];
        byte[] book = name.EndsWith('x')
            ? new TestBook().Lines("Xã A", first).Lines("Ghi chú", "không có gì").Lines("Xã B", second).ToBytes()
            : new TestXls().Lines("Xã A", first).Lines("Ghi chú", "không có gì").Lines("Xã B", second).ToBytes();
        using var rejected = new MemoryStream();

        EventListResult result = await ReadBytesAsync(book, rejected, Path.Replace("a.csv", name, StringComparison.Ordinal));

        Assert.Equal(["TV 1!3", "HH 3!2"], result.Events!.Select(static one => $"{one.Code.ToCode()} {one.Place}"));
        ReceiptFinding finding = Assert.Single(result.Receipt.Findings);
        Assert.Equal((202, "Xã A!4"), (finding.Number, finding.Lines));
        Assert.Equal(["Xã A", "Ghi chú", "Xã B"], result.Receipt.Sheets!.Select(static sheet => sheet.Name));
        Assert.Equal("PK"u8.ToArray(), rejected.ToArray()[..2]);
    }

    /// <summary>Deaths on a sheet that nobody can read may not pass: who died would be paid.</summary>
    [Theory]
    [InlineData("", 137)]
    [InlineData("hidden", 136)]
    public async Task Read_ASheetThatHidesPeople_RefusesTheWorkbook(string state, int number)
    {
        TestXls book = new TestXls().Lines("Xã A", Header, $"1,{Person},A,TV,1/5/2024,,,")
            .Sheet("Xã B", state.Length == 0 ? (byte)0 : (byte)1);
        if (state.Length > 0)
        {
            book.Row(1, Header.Split(','));
        }

        book.Row(2, "1,017040000002,B,TV,1/5/2024,,,".Split(','));

        EventListResult result = await ReadBytesAsync(book.ToBytes(), new MemoryStream(), Path + ".xls");

        Assert.Null(result.Events);
        Assert.Equal(number, Assert.Single(result.Receipt.FileFindings).Number);
    }

    /// <summary>What the first sheet lacks does not explain the people of a later one.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("a,b,c")]
    public async Task Read_PeopleWithoutAHeaderAfterASheetThatIsNoList_NamesTheSheetOfThePeople(string first)
    {
        byte[] book = new TestBook().Lines("Bìa", first).Lines("Xã B", $"1,{Person},B,TV,1/5/2024,,,").ToBytes();

        EventListResult result = await ReadBytesAsync(book, new MemoryStream(), Path + ".xlsx");

        ReceiptFinding finding = Assert.Single(result.Receipt.FileFindings);
        Assert.Equal(137, finding.Number);
        Assert.Contains("Xã B", finding.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AFileThatIsNoWorkbook_IsRefused()
    {
        EventListResult result = await ReadBytesAsync(Encoding.UTF8.GetBytes(Header), new MemoryStream(), Path + ".xlsx");

        Assert.Equal(135, Assert.Single(result.Receipt.FileFindings).Number);
        Assert.Equal(64, result.Sha256.Length);
    }

    [Fact]
    public async Task Read_TitlesAndSignatures_AreIgnored()
    {
        string text = $"UBND HUYỆN\n{Header}\n1,{Person},A,TV,1/5/2024,,,\n,,Người lập,,,,,\n";

        EventListResult result = await ReadTextAsync(text, new MemoryStream());

        Assert.Single(result.Events!);
        Assert.Equal(1, result.Receipt.LinesIgnored);
    }

    [Fact]
    public async Task Read_Twice_GivesTheSameBytes()
    {
        string[] rows = [$"1,{Person},A,TV,1/5/2024,,,", "2,017040000002,B,TH,1/5/2023,,,"];

        EventListResult first = await ReadAsync(rows);
        EventListResult second = await ReadAsync(rows);

        Assert.Equal(first.Receipt.ToBytes(), second.Receipt.ToBytes());
        Assert.Equal(first.Events!, second.Events!);
    }

    private static Task<EventListResult> ReadAsync(params string[] rows) => ReadAsync(new MemoryStream(), rows);

    private static Task<EventListResult> ReadAsync(MemoryStream rejected, params string[] rows) =>
        ReadTextAsync(string.Join('\n', rows.Prepend(Header)) + "\n", rejected);

    private static Task<EventListResult> ReadTextAsync(string text, MemoryStream rejected) =>
        ReadBytesAsync(Encoding.UTF8.GetBytes(text), rejected, Path);

    private static async Task<EventListResult> ReadBytesAsync(byte[] bytes, MemoryStream rejected, string path)
    {
        Assert.True(EventsPath.TryParse(Path, out EventsPath? place, out _));
        Assert.True(IntakeContext.TryCreate(
            place.ToListPath(), UnitRegister.Shipped, ProgrammeTable.Shipped, InstitutionRegister.Shipped,
            out IntakeContext? context, out _));
        using var stream = new MemoryStream(bytes);
        return await new EventListReader(context).ReadAsync(
            path, stream, _ => Task.FromResult<Stream>(new KeptStream(rejected)), TestContext.Current.CancellationToken);
    }

    /// <summary>Stays readable after its writer has closed it.</summary>
    private sealed class KeptStream(MemoryStream kept) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            kept.Write(ToArray());
            base.Dispose(disposing);
        }
    }
}
