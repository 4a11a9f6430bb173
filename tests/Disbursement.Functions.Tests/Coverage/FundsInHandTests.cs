using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Coverage;

/// <summary>
/// Goal: what a provider has in hand is netted once, over rounds and months, and never lost. Method: settlements and
/// proposals as the stages write them.
/// </summary>
public sealed class FundsInHandTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task BeforeRound_TheMonthBeforeNotSettled_IsNothing() => Assert.Empty(await BeforeAsync(1));

    [Fact]
    public async Task BeforeRound_ASettlementOfAnEarlierVersion_IsWhatItCarries()
    {
        await PutSettlementAsync(Settled() with { InHand = null });

        MoneyInHand one = Assert.Single(await BeforeAsync(1));

        Assert.Equal(("148", 360_000), (one.Unit, one.Sum.Dong));
    }

    [Theory]
    [InlineData(true, 400_000)]
    [InlineData(false, 1_000_000)]
    public async Task BeforeRound_AnEarlierRound_HasTakenItsPartOnceItIsApproved(bool isApproved, long expected)
    {
        await PutSettlementAsync(Settled());
        await ProposeAsync(600_000, isApproved);

        Assert.Equal(1_000_000, Assert.Single(await BeforeAsync(1)).Sum.Dong);
        Assert.Equal(expected, Assert.Single(await BeforeAsync(2)).Sum.Dong);
    }

    [Fact]
    public async Task After_TheMonth_LeavesWhatItCarriesAndWhatItDidNotNet()
    {
        await PutSettlementAsync(Settled());
        await ProposeAsync(600_000, isApproved: true);
        var share = new UnitFile(
            $"{_world.Month.Province}-{_world.Month.ToPeriod().Compact}-r1-148-btxh-vnpost-001",
            ProgrammeGroup.Btxh, 1, IsSealed: true, FileTotals.None)
        {
            Carried = new Tally(1, Vnd.FromDong(50_000)),
            Resent = new Tally(1, Vnd.FromDong(70_000)),
        };

        IReadOnlyList<MoneyInHand> left = await _world.Get<FundsInHand>().AfterAsync(
            _world.Month, [new UnitCount("148", [], [], [share])], CancellationToken.None);

        // 1.000.000 – 600.000 netted + 50.000 carried; the 70.000 go back by refund document.
        Assert.Equal(450_000, Assert.Single(left).Sum.Dong);
    }

    private Task<IReadOnlyList<MoneyInHand>> BeforeAsync(int round) =>
        _world.Get<FundsInHand>().BeforeRoundAsync(_world.Month, round, CancellationToken.None);

    /// <summary>A month that carries 360.000 đ and found more in hand.</summary>
    private AdvanceSettlement Settled() => AdvanceSettlement.Of(
        _world.Month.Province,
        _world.Month.Before().Period,
        [
            new AdvanceShare(
                "148", ProgrammeGroup.Btxh, "vnpost", default, new Tally(1, Vnd.FromDong(360_000)), default,
                new Tally(1, Vnd.FromDong(360_000)), default),
        ],
        static (_, _, _) => new AdvanceTerms(null)) with
    {
        InHand = [new MoneyInHand("148", ProgrammeGroup.Btxh, "vnpost", Vnd.FromDong(1_000_000))],
    };

    private Task PutSettlementAsync(AdvanceSettlement settlement) => _world.Blobs.ReplaceJsonAsync(
        Containers.Reports, $"{_world.Month.Before().Folder}/advance.json", settlement, CancellationToken.None);

    /// <summary>The first round asks for money of one file and may net all that is in hand.</summary>
    private async Task ProposeAsync(long dong, bool isApproved)
    {
        string id = $"{_world.Month.Province}-{_world.Month.ToPeriod().Compact}-r1-148-btxh-vnpost-001";
        var proposal = new Proposal
        {
            Province = _world.Month.Province,
            Period = _world.Month.Period,
            Round = 1,
            Attempt = 0,
            ProposedAt = Samples.Noon,
            Root = "",
            Payments = 1,
            SumDong = dong,
            ByProvider = [],
            ByUnit = [],
            BySource = [],
            Proof = new RoundProof(default, default, default, default),
            InHand = await BeforeAsync(1),
            Changes = new Dictionary<string, IReadOnlyList<Functions.Close.ListChanges>>(StringComparer.Ordinal),
            Comparison = null,
            Tripwires = [],
            OpenExceptions = new Dictionary<string, int>(StringComparer.Ordinal),
            SignaturesNeeded = 1,
            AuditHead = "",
            Files = [new ProposedFile(id, "vnpost", "148", "btxh", id, 1, dong, "")],
        };
        await _world.Blobs.CreateJsonAsync(
            Containers.Ledger, LedgerPaths.Proposal(_world.Month, 1, 0), proposal, CancellationToken.None);
        RoundEntity row = await _world.Get<RoundStore>().GetAsync(_world.Month, 1, CancellationToken.None);
        row.ApprovedAt = isApproved ? Samples.Noon : null;
        Assert.True(await _world.Get<RoundStore>().UpdateAsync(row, CancellationToken.None));
    }
}
