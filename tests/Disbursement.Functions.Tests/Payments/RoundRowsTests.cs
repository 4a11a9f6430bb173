using Azure.Storage.Blobs;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Payments;

/// <summary>
/// Goal: a proof that does not hold names the payment in which its sides part. Method: a round in the ledger as routing
/// and building leave it, with one payment lost, changed or miscounted.
/// </summary>
public sealed class RoundRowsTests(AzuriteFixture azurite)
{
    private const string FileName = "17-202406-r1-148-btxh-970405-001";

    private readonly BlobStore _blobs = new(new BlobServiceClient(azurite.ConnectionString));
    private readonly PaymentEntry[] _entries =
        [PaymentSamples.BankEntry(1), PaymentSamples.BankEntry(2, 620_000), PaymentSamples.BankEntry(3)];

    [Fact]
    public async Task FindFirst_SidesThatAgree_FindsNone() =>
        Assert.Null(await FindAsync("81", routed: _entries, built: _entries, said: 3));

    [Fact]
    public async Task FindFirst_APaymentLostOnTheWayToTheFile_IsNamed()
    {
        RowDifference? first = await FindAsync("82", routed: _entries, built: [_entries[0], _entries[2]], said: 2);

        Assert.Equal(new RowDifference(_entries[1].Id.ToString(), "620.000", RowDifference.Absent), first);
    }

    [Fact]
    public async Task FindFirst_AnAmountChanged_IsNamedWithBothAmounts()
    {
        PaymentEntry more = _entries[0] with { Amount = Vnd.FromDong(5_400_000) };

        RowDifference? first = await FindAsync("83", routed: _entries, built: [more, _entries[1], _entries[2]], said: 3);

        Assert.Equal(new RowDifference(more.Id.ToString(), "540.000", "5.400.000"), first);
    }

    [Fact]
    public async Task FindFirst_AFilesRowThatCountsOtherwise_IsNamed()
    {
        RowDifference? first = await FindAsync("84", routed: _entries, built: _entries, said: 2);

        Assert.Equal(FileName, first?.Key);
        Assert.StartsWith("3 rows", first!.Left, StringComparison.Ordinal);
        Assert.StartsWith("2 rows", first.Right, StringComparison.Ordinal);
    }

    private async Task<RowDifference?> FindAsync(
        string province, PaymentEntry[] routed, PaymentEntry[] built, int said)
    {
        var month = new MonthRef(province, "2024-06");
        string folder = LedgerPaths.Routed(month, 1, 1, "148", ProgrammeGroup.Btxh);
        await WriteAsync($"{folder}/{LedgerPaths.PaymentsPrefix}{LedgerPaths.Chunk(0)}", routed);
        await WriteAsync(LedgerPaths.Entries(month, 1, 1, FileName), built);
        var file = new PaymentFileEntity
        {
            RowKey = FileName,
            Unit = "148",
            Proposal = 1,
            Payments = said,
            SumDong = built.Take(said).Sum(static entry => entry.Amount.Dong),
        };
        var request = new ProposeRequest(new RoundRef(month, 1), 1, [new RoutedUnit("148", Tally.None)], UnitProof.None, Tally.None);
        return await new RoundRows(_blobs).FindFirstAsync(request, [file], CancellationToken.None);
    }

    private Task WriteAsync(string path, PaymentEntry[] entries) => _blobs.ReplaceAsync(
        Containers.Ledger,
        path,
        LedgerBytes.Of(PaymentEntryCsv.Header, entries, PaymentEntryCsv.Write),
        LedgerBytes.ContentType,
        CancellationToken.None);
}
