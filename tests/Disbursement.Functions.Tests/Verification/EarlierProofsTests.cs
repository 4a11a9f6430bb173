using Azure.Storage.Blobs;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Core.Verification;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Verification;
using Disbursement.Testing;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Tests.Verification;

/// <summary>
/// Goal: a proof outlives months in which the person was not listed, no further back than the settings say, and newer
/// evidence hides older. Method: the evidence of a few months on Azurite, read by the class itself.
/// </summary>
public sealed class EarlierProofsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly FrozenList List = new("148", "btxh", "abcdefabcdef", 1, 1, 0);
    private static readonly EntitlementRow Row = PaymentSamples.Row().WithAccount();
    private static readonly DateOnly Day = new(2024, 1, 5);

    private readonly BlobStore _blobs = new(new BlobServiceClient(azurite.ConnectionString));

    [Fact]
    public async Task Find_NotListedTheMonthBefore_FindsTheMonthBeforeThat()
    {
        await WriteAsync(new MonthRef("31", "2024-03"), Proof(Day));
        await WriteAsync(new MonthRef("31", "2024-04"));

        Assert.Equal(Day, (await FindAsync(new MonthRef("31", "2024-06")))?.VerifiedOn);
    }

    [Fact]
    public async Task Find_TwoMonthsHaveEvidence_TheLaterOneCounts()
    {
        await WriteAsync(new MonthRef("33", "2024-03"), Proof(Day));
        await WriteAsync(new MonthRef("33", "2024-05"), Proof(Day.AddDays(60)) with { Finding = VerificationFinding.Closed });

        Assert.Equal(VerificationFinding.Closed, (await FindAsync(new MonthRef("33", "2024-06")))?.Finding);
    }

    [Fact]
    public async Task Find_FurtherBackThanTheSetting_FindsNothing()
    {
        await WriteAsync(new MonthRef("34", "2024-03"), Proof(Day));

        Assert.Null(await FindAsync(new MonthRef("34", "2024-06"), monthsBack: 2));
        Assert.NotNull(await FindAsync(new MonthRef("34", "2024-06"), monthsBack: 3));
    }

    private static VerificationRecord Proof(DateOnly day) => new(
        Row.Key, Row.Institution!, Row.Account!.Value, Row.PayeeName, VerificationFinding.Match, "Identical",
        "BUI THI MAU", day, Remembered: false);

    private async Task<VerificationRecord?> FindAsync(MonthRef month, int monthsBack = 7)
    {
        var proofs = new EarlierProofs(
            _blobs,
            new MonthLists(_blobs),
            new EntitlementLedger(_blobs),
            Options.Create(new VerificationOptions { ProofMonthsBackMax = monthsBack }));
        return (await proofs.FindAsync(month, List, [Row], TestContext.Current.CancellationToken))
            .GetValueOrDefault(Row.Key);
    }

    /// <summary>A closed month with one list and this evidence beside its only chunk.</summary>
    private async Task WriteAsync(MonthRef month, params VerificationRecord[] records)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await _blobs.CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.Manifest(month),
            new SlotManifest(month.Province, month.Period, "ketoan", null, [List], []),
            token);
        var index = ChunkIndex.Of([new ChunkInfo(ChunkIndex.NameOf(0), 1, Row.Key.Reveal(), Vnd.Zero, "")]);
        await _blobs.CreateAsync(
            Containers.Ledger,
            $"{LedgerPaths.Intake(month, List.Unit, ProgrammeGroup.Btxh, List.Version)}/{ChunkIndex.FileName}",
            new BinaryData(index.ToBytes()),
            LedgerBytes.ContentType,
            token);
        await _blobs.CreateAsync(
            Containers.Ledger,
            $"{LedgerPaths.Verified(month, List.Unit, ProgrammeGroup.Btxh, round: 1)}/{LedgerPaths.Chunk(0)}",
            LedgerBytes.Of(VerificationCsv.Header, records, VerificationCsv.Write),
            LedgerBytes.ContentType,
            token);
    }
}
