using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Disbursement.Formats.Tests.PayoutLists;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.Results;

public sealed class ResultListTests
{
    private static readonly DateTimeOffset At = PaymentSamples.ProposedAt.AddDays(5);
    private static readonly DateTimeOffset Received = PaymentSamples.ProposedAt.AddDays(9);

    [Fact]
    public void Write_GoldenCase_MatchesEveryByte() => Golden.AssertMatches(
        Golden.PathOf("result-list-1/one-of-each/expected.csv"),
        Write([.. Enum.GetValues<ResultStatus>().Select((status, index) => Result(index + 1, status))]));

    [Fact]
    public void WriteThenRead_AnyResults_KeepsThem()
    {
        Gen<PaymentResult[]> cases =
            (from number in Gen.Choose(1, 40)
             from status in Gen.Elements(Enum.GetValues<ResultStatus>())
             from dong in Gen.Choose(1, 100_000_000)
             from minutes in Gen.Choose(0, 10_000)
             select Result(number, status) with { Amount = Vnd.FromDong(dong), At = At.AddMinutes(minutes) })
            .ArrayOf();
        Prop.ForAll(cases.ToArbitrary(), results =>
        {
            ResultDocument read = Read(Write(results));

            Assert.Equal(results, read.Lines.Select(line => line.Result));
            Assert.All(read.Lines, line => Assert.Equal(PaymentSamples.PostFile.ToString(), line.MessageId));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    /// <summary>
    /// The payout list itself comes back with the last columns filled in by hand: that is a result list.
    /// </summary>
    [Fact]
    public void Read_PayoutListFilledIn_GivesResultsAndLeavesTheRestPending()
    {
        string text = Encoding.UTF8.GetString(PayoutListTests.WriteGolden());
        string[] lines = text.Split("\r\n");
        lines[8] = lines[8].Replace(",,,,,", ",,đã nhận,,8/6/2024,", StringComparison.Ordinal);
        lines[9] = lines[9].Replace("Điểm chi trả,,,,,", "Điểm chi trả,,Chưa nhận,PO01,,", StringComparison.Ordinal);

        ResultDocument read = Read(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

        Assert.Equal(
            [ResultStatus.Paid, ResultStatus.Unclaimed, null], read.Lines.Select(line => line.Result?.Status));
        Assert.Equal(ResultLineProblem.Pending, read.Lines[2].Problem);
        Assert.Equal(new DateTimeOffset(2024, 6, 8, 0, 0, 0, TimeSpan.FromHours(7)), read.Lines[0].Result!.At);
        Assert.Equal(Received, read.Lines[1].Result!.At);
    }

    [Theory]
    [InlineData("Đã nhận", ResultStatus.Paid)]
    [InlineData("da nhan", ResultStatus.Paid)]
    [InlineData("ĐÃ CHI", ResultStatus.Paid)]
    [InlineData("x", ResultStatus.Paid)]
    [InlineData("Không đến nhận", ResultStatus.Unclaimed)]
    [InlineData("Hoàn trả", ResultStatus.Returned)]
    [InlineData("chưa rõ", ResultStatus.Unknown)]
    public void Read_OfficersWord_IsItsStatus(string word, ResultStatus expected) =>
        Assert.Equal(expected, Assert.Single(Read(Sheet(word, "540000", "", "")).Lines).Result?.Status);

    [Theory]
    [InlineData("Từ chối", "PO05", ResultStatus.Rejected)]
    [InlineData("Từ chối", "", ResultStatus.Unknown)]
    [InlineData("Không chi được", "ốm", ResultStatus.Unknown)]
    public void Read_RejectionWithoutProof_IsUnknown(string word, string reason, ResultStatus expected) =>
        Assert.Equal(expected, Assert.Single(Read(Sheet(word, "540000", reason, "")).Lines).Result?.Status);

    [Theory]
    [InlineData("540.000", 540_000)]
    [InlineData("1.540.000", 1_540_000)]
    [InlineData("540000", 540_000)]
    public void Read_AmountWithGroups_IsWhole(string text, long expected) =>
        Assert.Equal(expected, Assert.Single(Read(Sheet("Đã nhận", text, "", "")).Lines).Result?.Amount?.Dong);

    [Theory]
    [InlineData("Đã nhận", "540.00", "", ResultLineProblem.AmountInvalid)]
    [InlineData("Đã nhận", "abc", "", ResultLineProblem.AmountInvalid)]
    [InlineData("Đã nhận", "540000", "31/02/2024", ResultLineProblem.TimeInvalid)]
    [InlineData("có lẽ", "540000", "", ResultLineProblem.StatusUnknown)]
    [InlineData("", "540000", "", ResultLineProblem.Pending)]
    public void Read_LineBad_IsAValue(string word, string amount, string day, ResultLineProblem expected) =>
        Assert.Equal(expected, Assert.Single(Read(Sheet(word, amount, "", day)).Lines).Problem);

    [Fact]
    public void Read_Semicolons_AreFound()
    {
        byte[] file = Encoding.UTF8.GetBytes(
            $"Kết quả;Mã lệnh;Số tiền\nĐã nhận;{PaymentSamples.CashEntry().Id};540000\n");

        ResultLine line = Assert.Single(Read(file).Lines);

        Assert.Equal(ResultStatus.Paid, line.Result?.Status);
        Assert.Equal("", line.MessageId);
    }

    [Fact]
    public void ResultsFor_LineWithoutFileId_BelongsToTheFileOfItsPayment()
    {
        EndToEndId id = PaymentSamples.CashEntry().Id;
        ResultDocument document = Read(Encoding.UTF8.GetBytes($"Kết quả,Mã lệnh,Số tiền\nĐã nhận,{id},540000\n"));

        Assert.Single(document.ResultsFor(PaymentSamples.PostFile, [id], "s"));
        Assert.Empty(document.ResultsFor(PaymentSamples.PostFile, [PaymentSamples.CashEntry(2).Id], "s"));
    }

    [Theory]
    [InlineData("Tổng cộng,5,", "Tổng cộng,6,", FileProblem.CountDiffers)]
    [InlineData("Tổng cộng,5,2700000", "Tổng cộng,5,2700001", FileProblem.SumDiffers)]
    [InlineData("Kết quả", "Kết luận", FileProblem.WrongKind)]
    public void Read_FileChanged_IsRefusedWithItsReason(string before, string after, FileProblem expected)
    {
        string text = Encoding.UTF8.GetString(
            Write([.. Enum.GetValues<ResultStatus>().Select((status, index) => Result(index + 1, status))]));

        FileFormatException problem = Assert.Throws<FileFormatException>(
            () => Read(Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal))));

        Assert.Equal(expected, problem.Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("\0\0\0")]
    public void Read_OtherBytes_IsRefused(string text) =>
        Assert.Throws<FileFormatException>(() => Read(Encoding.UTF8.GetBytes(text)));

    private static PaymentResult Result(int number, ResultStatus status)
    {
        string reason = status switch
        {
            ResultStatus.Rejected => "PO05",
            ResultStatus.Unclaimed => "PO01",
            ResultStatus.Unknown => "PO08",
            _ => "",
        };
        return new PaymentResult(
            PaymentSamples.CashEntry(number).Id, status, reason, Vnd.FromDong(540_000), At,
            PaymentSamples.PostFile.ToString());
    }

    private static byte[] Sheet(string word, string amount, string reason, string day) => Encoding.UTF8.GetBytes(
        $"Mã lệnh;Số tiền;Kết quả;Lý do;Ngày nhận\n{PaymentSamples.CashEntry().Id};{amount};{word};{reason};{day}\n");

    private static byte[] Write(IReadOnlyList<PaymentResult> results)
    {
        using var stream = new MemoryStream();
        ResultList.Write(stream, PaymentSamples.PostFile, results);
        return stream.ToArray();
    }

    private static ResultDocument Read(byte[] file) => ResultList.Read(new MemoryStream(file), Received);
}
