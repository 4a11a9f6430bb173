using Disbursement.Core.Advances;
using Disbursement.Core.Identity;
using Disbursement.Core.Payments;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>Acknowledgements of focal accounts, by the activities that take result files.</summary>
public sealed class AcknowledgementTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Receive_AList_AccountsForEachLineAndMovesNoPayment()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await PaidInAsync();
        PaymentEntry stranger = EntryOf(99, _world.Month.ToPeriod());

        ResultReceipt receipt = await ReceiveAsync(
            "a.csv",
            file,
            ResultOf(entries[0], ResultStatus.Paid),
            ResultOf(entries[0], ResultStatus.Paid, minutes: 5),
            ResultOf(entries[1], ResultStatus.Unclaimed, "PO01"),
            ResultOf(entries[1], ResultStatus.Paid),
            ResultOf(entries[2], ResultStatus.Paid, dong: 1),
            ResultOf(entries[2], ResultStatus.Unclaimed),
            ResultOf(entries[3], ResultStatus.Paid),
            ResultOf(stranger, ResultStatus.Paid));

        Assert.Equal((ResultsVerdict.Taken, 8, 8), (receipt.Verdict, receipt.Lines, receipt.Counts.Values.Sum()));
        Assert.Equal(
            [(ResultOutcome.Applied, 2), (ResultOutcome.SameAgain, 1), (ResultOutcome.Stranger, 1), (ResultOutcome.NotFocal, 1),
                (ResultOutcome.EarlierStands, 1), (ResultOutcome.SaysNothing, 1), (ResultOutcome.AmountNotPaidIn, 1)],
            receipt.Counts.OrderBy(static one => one.Key).Select(static one => (one.Key, one.Value)));
        Assert.Equal(
            [2, 4, 5, 6, 7],
            Assert.Single(receipt.Files).NotApplied.Select(static line => line.Line));
        Assert.Equal([8], receipt.NotResults.Select(static line => line.Line));
        Assert.Single(await _world.PartsAsync(file.RowKey));
        FocalLine ledger = await LedgerAsync(file);
        Assert.Equal((3L, 1L, 1L, 1L), Counts(ledger));
        Assert.Equal(("970405", "*********0001"), (ledger.Institution, ledger.Account));
        Assert.Equal(new DateOnly(2024, 6, 10), Assert.Single(ledger.Ages).Since);
    }

    [Fact]
    public async Task Receive_ListsInAnyOrderAndTwice_TheFirstStandsAndTheReceiptIsTheSame()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await PaidInAsync();
        ResultsRequest request = await _world.UploadAsync(
            PathOf("a.csv"), List(file, ResultOf(entries[0], ResultStatus.Paid, "UQ")));
        await _world.ReceiveAsync(request);
        string first = (await _world.ReceiptAsync(request)).ToString();

        ResultReceipt other = await ReceiveAsync("b.csv", file, ResultOf(entries[0], ResultStatus.Unclaimed, "PO04"));
        ResultReceipt copy = await ReceiveAsync("c.csv", file, ResultOf(entries[0], ResultStatus.Paid, "UQ"));
        await _world.ReceiveAsync(request);

        Assert.Equal(1, other.Counts[ResultOutcome.EarlierStands]);
        Assert.Equal(1, copy.Counts[ResultOutcome.SameAgain]);
        Assert.Equal(first, (await _world.ReceiptAsync(request)).ToString());
        Assert.Equal((3L, 1L, 0L, 2L), Counts(await LedgerAsync(file)));
    }

    [Fact]
    public async Task Receive_AfterTheFileIsSealed_IsOnRecord()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await PaidInAsync();
        await _world.Get<ResultApplier>().SealAsync(_world.Month, file, CancellationToken.None);

        ResultReceipt receipt = await ReceiveAsync("a.csv", file, ResultOf(entries[0], ResultStatus.Paid));

        Assert.Equal(1, receipt.Counts[ResultOutcome.Applied]);
        Assert.Equal((3L, 1L, 0L, 2L), Counts(await LedgerAsync(file)));
    }

    [Fact]
    public async Task Receive_FromAnotherProvince_KnowsNoPayment()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await PaidInAsync();
        string place = $"{ReturnsPath.FocalPersons}/99/{_world.Month.Period}/a.csv";

        ResultReceipt receipt = await _world.ReceiveAsync(place, List(file, ResultOf(entries[0], ResultStatus.Paid)));

        Assert.Equal(1, receipt.Counts[ResultOutcome.Stranger]);
        Assert.Equal((3L, 0L, 0L, 3L), Counts(await LedgerAsync(file)));
    }

    [Fact]
    public async Task Receive_WhatIsNoList_IsRefusedWhole()
    {
        ResultReceipt receipt = await _world.ReceiveAsync(PathOf("a.csv"), "xin chào"u8.ToArray());

        Assert.Equal(ResultsVerdict.Unreadable, receipt.Verdict);
    }

    [Fact]
    public async Task Ledger_MoneyTheBankSentBack_IsReturnedWhateverWasReported()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await PaidInAsync();
        await ReceiveAsync("a.csv", file, ResultOf(entries[0], ResultStatus.Unclaimed, "PO03"));

        await ApplyAsync(file, ResultOf(entries[0], ResultStatus.Returned, "AC04", minutes: 60));

        FocalLine ledger = await LedgerAsync(file);
        Assert.Equal((3L, 0L, 1L, 2L), Counts(ledger));
        Assert.Equal(1, ledger.Returned.Count);
        Assert.True(ledger.Holds);
    }

    /// <summary>Three payments to a focal account and one to a person's own, all paid by the bank.</summary>
    private async Task<(PaymentEntry[] Entries, PaymentFileEntity File)> PaidInAsync()
    {
        Assert.True(AccountNumber.TryParse("3500205000001", out AccountNumber account));
        PaymentEntry[] entries =
        [
            .. Enumerable.Range(1, 4).Select(person => EntryOf(
                person,
                _world.Month.ToPeriod(),
                channel: person < 4 ? ChannelKind.Focal : ChannelKind.Bank,
                provider: _world.Provider) with
            {
                Institution = "970405",
                Account = account,
            }),
        ];
        PaymentFileEntity file = await _world.ReleaseAsync(entries);
        await ApplyAsync(file, [.. entries.Select(static entry => ResultOf(entry, ResultStatus.Paid))]);
        return (entries, file);
    }

    private Task<AppliedBatch> ApplyAsync(PaymentFileEntity file, params PaymentResult[] results) =>
        _world.Get<ResultApplier>().ApplyAsync(_world.Month, file.RowKey, results, CancellationToken.None);

    private Task<ResultReceipt> ReceiveAsync(string name, PaymentFileEntity file, params PaymentResult[] lines) =>
        _world.ReceiveAsync(PathOf(name), List(file, lines));

    private string PathOf(string name) => $"{ReturnsPath.FocalPersons}/{_world.Month.Folder}/{name}";

    private static byte[] List(PaymentFileEntity file, params PaymentResult[] lines)
    {
        using var stream = new MemoryStream();
        ResultList.Write(stream, FileId.Parse(file.RowKey), lines);
        return stream.ToArray();
    }

    private async Task<FocalLine> LedgerAsync(PaymentFileEntity file)
    {
        UnitSettlement unit = await _world.Get<UnitPayments>().LoadAsync(
            _world.Month, file.Unit, seal: false, CancellationToken.None);
        Assert.Equal(3, Assert.Single(unit.Files).Focal);
        return Assert.Single((await _world.Get<FocalLedger>().ReadAsync(
            _world.Month, [new UnitCount(file.Unit, [], [], unit.Files)], CancellationToken.None))!);
    }

    private static (long, long, long, long) Counts(FocalLine line) =>
        (line.Advanced.Count, line.Acknowledged.Count, line.NotHandedOver.Count, line.Outstanding.Count);
}
