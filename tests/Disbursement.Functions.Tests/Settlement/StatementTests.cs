using System.Globalization;
using System.Text;
using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Formats.Camt053;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>A bank's statement of the paying account, as a provider sends it.</summary>
public sealed class StatementTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    [Fact]
    public async Task Receive_Statement_AppliesPaymentsAndAccountsForEveryBooking()
    {
        PaymentEntry[] entries = [.. Enumerable.Range(1, 3).Select(person => EntryOf(person, _world.Month.ToPeriod()))];
        PaymentFileEntity file = await _world.ReleaseAsync(entries, provider: Bank);

        ResultReceipt receipt = await ReceiveAsync(
            Booked(540_000, "DBIT", EndToEnd(entries[0])),
            Booked(540_000, "DBIT", EndToEnd(entries[1])),
            Booked(540_000, "CRDT", EndToEnd(entries[1], "AC04")),
            Booked(1, "DBIT", EndToEnd(entries[2])),
            Booked(3_000, "DBIT", "", "CHRG"),
            Booked(9, "CRDT", ""));

        Assert.Equal(6, receipt.Lines);
        Assert.Equal(receipt.Lines, receipt.Counts.Values.Sum());
        Assert.Equal(3, receipt.Counts[ResultOutcome.Applied]);
        Assert.Equal(1, receipt.Counts[ResultOutcome.AmountDifferent]);
        Assert.Equal(1, receipt.Counts[ResultOutcome.Fee]);
        Assert.Equal(1, receipt.Counts[ResultOutcome.OtherBooking]);
        Assert.Equal((3_000, 540_000), (receipt.Statement!.FeesDong, receipt.Statement.ReturnedDong));
        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((1, 1, 1), (row.Paid, row.Failed, row.Open));
    }

    [Theory]
    [InlineData(1_080_000, 2, ResultOutcome.LumpMatches)]
    [InlineData(1_080_001, 2, ResultOutcome.LumpDiffers)]
    [InlineData(1_080_000, 3, ResultOutcome.LumpDiffers)]
    public async Task Receive_LumpSum_IsComparedWithItsFileAndMovesNothing(long dong, int count, ResultOutcome expected)
    {
        PaymentEntry[] entries = [.. Enumerable.Range(1, 2).Select(person => EntryOf(person, _world.Month.ToPeriod()))];
        PaymentFileEntity file = await _world.ReleaseAsync(entries, provider: Bank);

        ResultReceipt receipt = await ReceiveAsync(Booked(
            dong, "DBIT", $"<Btch><MsgId>{file.RowKey}</MsgId><NbOfTxs>{count}</NbOfTxs></Btch>"));

        Assert.Equal(1, receipt.Counts[expected]);
        Assert.Equal(2, (await _world.FileAsync(file.RowKey)).Open);
        int conflicts = (await _world.ExceptionsAsync(ExceptionKind.Conflict)).Count;
        Assert.Equal(expected == ResultOutcome.LumpDiffers ? 1 : 0, conflicts);
    }

    [Theory]
    [InlineData("1020000000001", "…0001")]
    [InlineData("12", "…12")]
    public async Task Receive_StatementOfAnotherAccount_IsRefusedAsAWholeWithTheReason(string account, string shown)
    {
        PaymentEntry[] entries = [EntryOf(1, _world.Month.ToPeriod())];
        PaymentFileEntity file = await _world.ReleaseAsync(entries, provider: Bank);

        ResultReceipt receipt = await ReceiveOfAsync(account, Booked(540_000, "DBIT", EndToEnd(entries[0])));

        Assert.Equal(ResultsVerdict.AnothersAccount, receipt.Verdict);
        Assert.Contains(shown, receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1020000000001", receipt.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (receipt.Lines, receipt.Counts.Count));
        Assert.Equal(1, (await _world.FileAsync(file.RowKey)).Open);
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Stranger));
    }

    [Fact]
    public async Task Receive_StatementOfTwoAccountsOneOfThemAnothers_IsRefusedAsAWhole()
    {
        PaymentEntry[] entries = [EntryOf(1, _world.Month.ToPeriod())];
        PaymentFileEntity file = await _world.ReleaseAsync(entries, provider: Bank);
        string ours = Statement(DebtorAccount, Booked(540_000, "DBIT", EndToEnd(entries[0])));

        ResultReceipt receipt = await SendAsync(ours + Statement("99"));

        Assert.Equal(ResultsVerdict.AnothersAccount, receipt.Verdict);
        Assert.Equal(1, (await _world.FileAsync(file.RowKey)).Open);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static string EndToEnd(PaymentEntry entry, string? reason = null) =>
        $"<TxDtls><Refs><EndToEndId>{entry.Id}</EndToEndId></Refs>"
        + (reason is null ? "" : $"<RtrInf><Rsn><Cd>{reason}</Cd></Rsn></RtrInf>") + "</TxDtls>";

    private static string Booked(long dong, string side, string details, string code = "DMCT") => string.Create(
        CultureInfo.InvariantCulture,
        $"<Ntry><Amt Ccy=\"VND\">{dong}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        + $"<BookgDt><Dt>2024-06-10</Dt></BookgDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd>"
        + $"<SubFmlyCd>{code}</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>{details}</NtryDtls></Ntry>");

    /// <summary>A bank no other world has: the shipped contract of Agribank is its.</summary>
    private string Bank => $"8{_world.Month.Province}{_world.Month.ToPeriod().Compact[3..]}";

    /// <summary>The debtor account of the shipped contract, for the budget source btxh.</summary>
    private string DebtorAccount => $"370020110{_world.Month.Province}";

    private static string Statement(string account, params string[] entries) =>
        $"<Stmt><Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct>{string.Concat(entries)}</Stmt>";

    private Task<ResultReceipt> ReceiveAsync(params string[] entries) => ReceiveOfAsync(DebtorAccount, entries);

    private Task<ResultReceipt> ReceiveOfAsync(string account, params string[] entries) =>
        SendAsync(Statement(account, entries));

    private async Task<ResultReceipt> SendAsync(string statements)
    {
        await _world.Get<ReferenceStore>().SeedAsync(CancellationToken.None);
        await _world.Blobs.CreateAsync(
            Containers.Ledger,
            $"{_world.Month.Folder}/close/reference/contracts.json",
            BinaryData.FromString(ContractBook.ShippedJson().Replace("970405", Bank, StringComparison.Ordinal)),
            "application/json",
            CancellationToken.None);
        await _world.Get<ReferenceStore>().FreezeAsync(_world.Month, CancellationToken.None);
        string text = $"<Document xmlns=\"{Camt053Reader.Namespace}\"><BkToCstmrStmt><GrpHdr><MsgId>S1</MsgId></GrpHdr>"
            + $"{statements}</BkToCstmrStmt></Document>";
        return await _world.ReceiveAsync($"{Bank}/{_world.Month.Folder}/s.xml", Encoding.UTF8.GetBytes(text));
    }
}
