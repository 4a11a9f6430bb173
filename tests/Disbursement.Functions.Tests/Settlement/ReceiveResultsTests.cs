using System.Text;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain002;
using Disbursement.Formats.Results;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>The activities of the receiving orchestration, one after the other, on files as providers send them.</summary>
public sealed class ReceiveResultsTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    [Fact]
    public async Task Receive_Pain002_AppliesEachLineAndAccountsForIt()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(4);
        PaymentEntry stranger = EntryOf(99, _world.Month.ToPeriod());
        byte[] report = Pain002(
            file.RowKey,
            "PART",
            ResultOf(entries[0], ResultStatus.Paid),
            ResultOf(entries[1], ResultStatus.Rejected, "AC04"),
            ResultOf(entries[2], ResultStatus.Paid, dong: 1),
            ResultOf(stranger, ResultStatus.Paid));

        ResultReceipt receipt = await ReceiveAsync(PathOf("a.xml"), report);

        Assert.Equal(ResultsVerdict.Taken, receipt.Verdict);
        Assert.Equal(4, receipt.Lines);
        Assert.Equal(receipt.Lines, receipt.Counts.Values.Sum());
        Assert.Equal(2, receipt.Counts[ResultOutcome.Applied]);
        Assert.Equal(1, receipt.Counts[ResultOutcome.AmountDifferent]);
        Assert.Equal(1, receipt.Counts[ResultOutcome.Stranger]);
        Assert.Equal(4, Assert.Single(receipt.NotResults).Line);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(report)), receipt.Sha256);
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Stranger));
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Conflict));
        Assert.Contains("results.received", await _world.AuditAsync());
    }

    [Fact]
    public async Task Receive_SameVersionTwice_GivesTheSameReceipt()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        byte[] report = Pain002(file.RowKey, "PART", ResultOf(entries[0], ResultStatus.Paid));
        ResultsRequest request = await UploadAsync(PathOf("a.xml"), report);

        await ReceiveAsync(request);
        BinaryData first = await ReceiptAsync(request);
        await ReceiveAsync(request);

        Assert.Equal(first.ToString(), (await ReceiptAsync(request)).ToString());
        Assert.Single(await _world.PartsAsync(file.RowKey));
    }

    [Fact]
    public async Task Receive_SameContentAsAnotherFile_IsIgnored()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        byte[] report = Pain002(file.RowKey, "PART", ResultOf(entries[0], ResultStatus.Paid));
        await ReceiveAsync(PathOf("a.xml"), report);

        ResultReceipt again = await ReceiveAsync(PathOf("b.xml"), report);

        Assert.Equal(1, again.Counts[ResultOutcome.SameAgain]);
        Assert.Single(await _world.PartsAsync(file.RowKey));
        Assert.Empty(await _world.ExceptionsAsync(ExceptionKind.Conflict));
    }

    [Fact]
    public async Task Receive_AllAnswered_WakesTheRound()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);

        await ReceiveAsync(PathOf("a.xml"), Pain002(
            file.RowKey, "PART", [.. entries.Select(static entry => ResultOf(entry, ResultStatus.Paid))]));

        (string instance, string name, object? payload) = Assert.Single(_world.Events.Raised);
        Assert.Equal(_world.Month.RoundInstanceId(1), instance);
        Assert.Equal("file-answered", name);
        Assert.Equal(file.RowKey, payload);
    }

    [Fact]
    public async Task Receive_WholeFileRefused_AnswersEveryPaymentAndAsksAPerson()
    {
        (_, PaymentFileEntity file) = await ReleaseAsync(3);

        ResultReceipt receipt = await ReceiveAsync(PathOf("a.xml"), Pain002(file.RowKey, "RJCT", "FF01"));

        Assert.Equal(0, receipt.Lines);
        Assert.Equal(3, receipt.WholeFile[ResultOutcome.Applied]);
        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((3, nameof(PaymentFileState.Answered)), (row.Failed, row.State));
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.FileRefused));
    }

    [Fact]
    public async Task Receive_WholeFileRefusedAsDuplicate_ProvesNothing()
    {
        (_, PaymentFileEntity file) = await ReleaseAsync(3);

        await ReceiveAsync(PathOf("a.xml"), Pain002(file.RowKey, "RJCT", "AM05"));

        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((0, 3), (row.Failed, row.Open));
    }

    [Fact]
    public async Task Receive_ResultListOfACashPayer_IsApplied()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        using var list = new MemoryStream();
        ResultList.Write(
            list,
            FileId.Parse(file.RowKey),
            [ResultOf(entries[0], ResultStatus.Paid), ResultOf(entries[1], ResultStatus.Unclaimed, "PO01")]);

        ResultReceipt receipt = await ReceiveAsync(PathOf("kết quả.csv"), list.ToArray());

        Assert.Equal(2, receipt.Counts[ResultOutcome.Applied]);
        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((1, 1, 0), (row.Paid, row.Failed, row.Open));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<a/>")]
    [InlineData("<Document")]
    [InlineData("xin chào")]
    public async Task Receive_UnreadableFile_IsAnsweredAndShown(string text)
    {
        ResultReceipt receipt = await ReceiveAsync(PathOf("a.xml"), Encoding.UTF8.GetBytes(text));

        Assert.Equal(ResultsVerdict.Unreadable, receipt.Verdict);
        Assert.NotEmpty(receipt.Text);
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.UnreadableResult));
    }

    [Fact]
    public async Task Receive_FileOfAnotherProvider_IsAnsweredAndNothingApplied()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        byte[] report = Pain002(file.RowKey, "PART", ResultOf(entries[0], ResultStatus.Paid));

        ResultReceipt receipt = await ReceiveAsync($"thief/{_world.Month.Folder}/a.xml", report);

        Assert.Equal(ResultsVerdict.AnothersFile, receipt.Verdict);
        Assert.Equal(1, receipt.Counts[ResultOutcome.Stranger]);
        Assert.Equal(2, (await _world.FileAsync(file.RowKey)).Open);
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Stranger));
    }

    [Fact]
    public async Task Receive_WholeFileWordsOfAnotherProvider_AreNotBelieved()
    {
        (_, PaymentFileEntity file) = await ReleaseAsync(2);

        await ReceiveAsync($"thief/{_world.Month.Folder}/a.xml", Pain002(file.RowKey, "RJCT", "FF01"));

        Assert.Equal(2, (await _world.FileAsync(file.RowKey)).Open);
        Assert.Empty(await _world.PartsAsync(file.RowKey));
    }

    [Fact]
    public async Task Receive_MisplacedFile_IsAnsweredAndShown()
    {
        ResultsRequest request = await UploadAsync($"{_world.Provider}/a.xml", "<a/>"u8.ToArray());

        ResultReceipt receipt = await ReceiveAsync(request);

        Assert.Equal(ResultsVerdict.Misplaced, receipt.Verdict);
        MonthRef unplaced = AnswerResultsActivity.UnplacedMonth(request);
        IReadOnlyList<ExceptionEntity> shown = await _world.ExceptionsAsync(ExceptionKind.MisplacedFile, unplaced);
        Assert.Contains(shown, row => row.Subject == request.Key);
    }

    [Fact]
    public async Task Receive_ReplacedBeforeItWasRead_IsLeftToTheNextVersion()
    {
        ResultsRequest old = await UploadAsync(PathOf("a.xml"), "old"u8.ToArray());
        await UploadAsync(PathOf("a.xml"), "new"u8.ToArray());

        ResultsReading reading = await _world.Get<ReadResultsActivity>().RunAsync(old, CancellationToken.None);

        Assert.Equal(ResultsVerdict.Replaced, reading.Verdict);
    }

    [Fact]
    public async Task Receive_WhileTheReleaseGoesOn_IsTriedAgain()
    {
        await ReleaseAsync(1);
        RoundEntity round = (await _world.Get<RoundStore>().FindAsync(_world.Month, 1, CancellationToken.None))!;
        await _world.Get<RoundStore>().MoveAsync(round, RoundState.Approved, CancellationToken.None);
        ResultsRequest request = await UploadAsync(PathOf("a.xml"), "x"u8.ToArray());

        await Assert.ThrowsAsync<IOException>(
            () => _world.Get<ReadResultsActivity>().RunAsync(request, CancellationToken.None));
    }

    [Fact]
    public async Task Sweep_FileWithoutReceipt_IsStarted()
    {
        ResultsRequest request = await UploadAsync(PathOf("a.xml"), "x"u8.ToArray());
        _world.Clock.Now = DateTimeOffset.MaxValue.AddDays(-1);

        await _world.Get<ReturnsSweepTimer>().RunAsync(
            new Microsoft.Azure.Functions.Worker.TimerInfo(), _world.Events, CancellationToken.None);
        await ReceiveAsync(request);
        int started = _world.Events.Started.Count(item => item.Instance == request.Key);
        await _world.Get<ReturnsSweepTimer>().RunAsync(
            new Microsoft.Azure.Functions.Worker.TimerInfo(), _world.Events, CancellationToken.None);

        Assert.Equal(1, started);
        Assert.Equal(1, _world.Events.Started.Count(item => item.Instance == request.Key));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private string PathOf(string name) => $"{_world.Provider}/{_world.Month.Folder}/{name}";

    private async Task<(PaymentEntry[] Entries, PaymentFileEntity File)> ReleaseAsync(int count)
    {
        PaymentEntry[] entries =
            [.. Enumerable.Range(1, count).Select(person => EntryOf(person, _world.Month.ToPeriod()))];
        return (entries, await _world.ReleaseAsync(entries));
    }

    private static byte[] Pain002(string fileId, string status, params PaymentResult[] results) =>
        Pain002(fileId, status, "", results);

    private static byte[] Pain002(string fileId, string status, string reason, params PaymentResult[] results)
    {
        using var stream = new MemoryStream();
        Pain002Writer.Write(stream, new Pain002Report
        {
            MessageId = "REPORT-1",
            CreatedAt = Noon,
            OriginalMessageId = fileId,
            Original = new Tally(4, Core.Money.Vnd.FromDong(4 * 540_000)),
            GroupStatus = status,
            GroupReason = reason,
            Payments = [.. results.Select(Pain002Version.V10.StatusOf)],
        });
        return stream.ToArray();
    }

    private Task<ResultsRequest> UploadAsync(string path, byte[] content) => _world.UploadAsync(path, content);

    private Task<ResultReceipt> ReceiveAsync(string path, byte[] content) => _world.ReceiveAsync(path, content);

    private Task<ResultReceipt> ReceiveAsync(ResultsRequest request) => _world.ReceiveAsync(request);

    private Task<BinaryData> ReceiptAsync(ResultsRequest request) => _world.ReceiptAsync(request);
}
