using Azure.Messaging.ServiceBus;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Results;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Web;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: a bad result or approval is answered with its reason, changes nothing, and the month goes on to its end.
/// Method: one month on the running app; the approver, the post office and a forger over HTTP, storage and the bus.
/// </summary>
[Collection(AppTests.Name)]
public sealed class BadResultTests(AppFixture app)
{
    private const string Provider = "vnpost";

    private static readonly string Approver = TestTokens.Of("lanhdao", "approver", "17");

    private readonly MonthRef _month = app.NewMonth();

    private string Returns => $"{Provider}/{_month.Folder}/";

    [Fact]
    public async Task Approve_RootOfAnEarlierProposal_IsRefusedAndThePresentOneIsTaken()
    {
        // A person who is listed twice is decided on between the two, so that the second pays one more.
        await app.SendAsync(
            $"{_month.Folder}/150/btxh/a.csv",
            ListText.Of(ListText.Row(3, commune: ListText.HighlandCommune)));
        await CloseAsync();
        string earlier = (await app.RoundAsync(_month, 1, "Proposed")).Root;
        await app.DecideAsync(_month, ExceptionKind.Duplicate, "pay-2");
        await app.SendBackAsync(_month);
        RoundEntity row = await app.ProposalAsync(_month, 2);

        ApiAnswer stale = await app.CallAsync(
            Approver, HttpMethod.Post, $"{_month.Path()}/rounds/1/approval", new { root = earlier });

        Assert.NotEqual(earlier, row.Root);
        Assert.Equal((409, "approval.stale-root", row.Root), (stale.Status, stale.Code, stale.Text("root")));
        Assert.Equal("Proposed", (await app.RoundAsync(_month, 1, "Proposed")).State);
        Assert.Equal("Released", (await app.ApproveAsync(_month)).State);
    }

    [Fact]
    public async Task Return_BadResults_AreAnsweredAndTheMonthEnds()
    {
        await CloseAsync();
        await app.ApproveAsync(_month);
        PaymentFileEntity file = Assert.Single(await app.FilesAsync(_month, round: 1));
        PaymentEntry[] entries = await EntriesAsync(file);
        Assert.Equal(3, entries.Length);

        // A payment nobody ordered, among two that were: the two count.
        PaymentEntry unknown = Settlement.Samples.EntryOf(99, _month.ToPeriod());
        ResultReceipt mixed = await ReturnAsync("mot.csv", Paid(unknown), Paid(entries[0]), Paid(entries[1]));
        // The same payment again with another amount.
        ResultReceipt again = await ReturnAsync("hai.csv", Paid(entries[0], dong: 1_000), Paid(entries[1]));
        await SendAsync(Paid(entries[2]), signedBy: "970405");
        await PutAsideAsync("chữ ký");
        int openAfterForgery = (await FileAsync(file)).Open;
        await SendAsync(Paid(entries[2]), signedBy: Provider);
        await app.MonthAsync(_month, "Settled");

        Assert.Equal((1, 2), (mixed.Counts[ResultOutcome.Stranger], mixed.Counts[ResultOutcome.Applied]));
        Assert.Equal((unknown.Id.ToString(), ResultOutcome.Stranger), NotApplied(mixed));
        Assert.Equal((1, 1), (again.Counts[ResultOutcome.AmountDifferent], again.Counts[ResultOutcome.SameAgain]));
        Assert.Contains(again.Files[0].NotApplied, line => line.EndToEndId == entries[0].Id.ToString()
            && line.Text.Contains("Số tiền khác lệnh chi", StringComparison.Ordinal));
        Assert.Equal(1, openAfterForgery);
        file = await FileAsync(file);
        Assert.Equal((3, 1_080_000L, 0, 0), (file.Paid, file.PaidDong, file.Failed, file.Open));
        Assert.Single(await ExceptionsAsync(ExceptionKind.Stranger));
        Assert.Contains("khác số tiền", Assert.Single(await ExceptionsAsync(ExceptionKind.Conflict)).Summary);
    }

    private static PaymentResult Paid(PaymentEntry entry, long? dong = null) =>
        Settlement.Samples.ResultOf(entry, ResultStatus.Paid, dong: dong);

    private static (string Id, ResultOutcome Outcome) NotApplied(ResultReceipt receipt)
    {
        ReceiptLine line = Assert.Single(receipt.NotResults);
        return (line.EndToEndId, line.Outcome);
    }

    private async Task CloseAsync()
    {
        await app.SendAsync(
            $"{_month.Folder}/148/btxh/a.csv",
            ListText.Of(ListText.Row(1), ListText.Row(2), ListText.Row(3)));
        await app.CloseAsync(_month);
    }

    private async Task<PaymentEntry[]> EntriesAsync(PaymentFileEntity file)
    {
        BinaryData content = await app.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.Entries(_month, file.Round, file.Proposal, file.RowKey), CancellationToken.None);
        using Stream stream = content.ToStream();
        return [.. PaymentEntryCsv.Read(stream)];
    }

    private async Task<PaymentFileEntity> FileAsync(PaymentFileEntity file) =>
        (await app.Get<PaymentFileStore>().FindAsync(_month, file.RowKey, CancellationToken.None))!;

    /// <summary>The post office puts a result list into its place; its lines name the payments and nothing else.</summary>
    private async Task<ResultReceipt> ReturnAsync(string name, params PaymentResult[] results)
    {
        IEnumerable<string> lines = results.Select(static result =>
            FormattableString.Invariant($"{result.Id},{result.Amount!.Value.Dong},Đã nhận,,10/06/2024"));
        string text = string.Join("\r\n", lines.Prepend("Mã lệnh,Số tiền,Kết quả,Lý do,Ngày nhận")) + "\r\n";
        await app.Blobs.ReplaceAsync(
            Containers.Returns, Returns + name, BinaryData.FromString(text), "text/csv", CancellationToken.None);
        BinaryData? receipt = null;
        await Eventually.HoldsAsync(
            async () => (receipt = await app.Blobs.FindAsync(
                Containers.Receipts, ResultLedger.Receipt(Returns + name), CancellationToken.None)) is not null,
            TimeSpan.FromSeconds(90));
        return receipt!.ToObjectFromJson<ResultReceipt>(StoreJson.Options)!;
    }

    private async Task SendAsync(PaymentResult result, string signedBy)
    {
        SettlementMessage message = SettlementMessage.Of(Provider, result);
        var sent = new ServiceBusMessage(new BinaryData(message.ToJson()));
        sent.ApplicationProperties[SettlementMessage.SignatureProperty] =
            message.Sign(MessageVerifier.KeyOf(new byte[32], signedBy));
        await using ServiceBusSender sender = app.Get<ServiceBusClient>().CreateSender("settlement-results");
        await sender.SendMessageAsync(sent, CancellationToken.None);
    }

    /// <summary>Waits until a message, which belongs to no month, was put aside for a reason.</summary>
    private async Task PutAsideAsync(string reason)
    {
        var unplaced = new MonthRef("00", Period.Of(VietnamTime.DateOf(DateTimeOffset.UtcNow)).ToString());
        await Eventually.HoldsAsync(
            async () => (await app.Get<ExceptionStore>().ListAsync(unplaced, CancellationToken.None)).Any(
                row => row.Kind == nameof(ExceptionKind.UnreadableResult)
                    && row.Summary.Contains(reason, StringComparison.Ordinal)),
            TimeSpan.FromSeconds(60));
    }

    private async Task<IReadOnlyList<ExceptionEntity>> ExceptionsAsync(ExceptionKind kind) =>
    [
        .. (await app.Get<ExceptionStore>().ListAsync(_month, CancellationToken.None))
            .Where(row => row.Kind == kind.ToString()),
    ];
}
