using Disbursement.Core.Advances;
using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Advances;

/// <summary>The settlement of the advance: whatever the results, each đồng handed over is in exactly one place.</summary>
public sealed class AdvanceSettlementTests
{
    private static readonly Fee HalfPercent = new(0.5m, 0);

    [Fact]
    public void Of_AFailureThatIsSentAgain_IsDueBackFromTheFirstProvider()
    {
        // 540.000 đ failed at the bank and were paid by the post; 360.000 đ nobody collected there.
        AdvanceSettlement settled = Settle(
            [Share("148", "970405", paid: 1_000_000, refund: 540_000), Share("148", "vnpost", paid: 540_000, carried: 360_000)]);

        Assert.Equal(["970405", "vnpost"], settled.WithMoneyInHand());
        AdvanceLine bank = settled.Lines[0];
        AdvanceLine post = settled.Lines[1];
        Assert.Equal((1_540_000, 540_000, 0), (bank.Advanced.Sum.Dong, bank.Refund.Sum.Dong, bank.Carried.Sum.Dong));
        Assert.Equal((900_000, 0, 360_000), (post.Advanced.Sum.Dong, post.Refund.Sum.Dong, post.Carried.Sum.Dong));
        Assert.True(settled.Total.Holds);
    }

    [Fact]
    public void Of_TheFee_IsOnWhatWasPaidAndRoundedOnceALine()
    {
        AdvanceSettlement settled = Settle(
        [
            Share("148", "vnpost", paid: 60, refund: 1_000_000),
            Share("148", "vnpost", paid: 40, open: 1_000_000),
            Share("150", "vnpost", paid: 100),
        ]);

        // 0,5 % of 100 is half a đồng, rounded up on each line; of the 200 together it would be 1, of 60 and 40 nothing.
        Assert.Equal([1L, 1L], settled.Lines.Select(static line => line.Fee!.Value.Dong));
        Assert.Equal(2, settled.Total.Fee!.Value.Dong);
    }

    [Fact]
    public void Of_AProviderWithoutContract_HasNoFeeAndSaysSoInTheSum()
    {
        AdvanceSettlement settled = AdvanceSettlement.Of(
            "17", "2024-06", [Share("148", "970405", paid: 1), Share("148", "vnpost", paid: 1)],
            static (provider, _, _) => new AdvanceTerms(provider == "vnpost" ? HalfPercent : null));

        Assert.Null(settled.Lines[0].Fee);
        Assert.NotNull(settled.Lines[1].Fee);
        Assert.Null(settled.Total.Fee);
    }

    [Fact]
    public void Officers_OfManyUnitsAndProviders_AreByCommuneWithTheOldestDayOpen()
    {
        var early = new DateOnly(2024, 6, 5);
        AdvanceSettlement settled = Settle(
        [
            Share("148", "xa-04789", paid: 500_000, open: 100_000) with { OpenSince = early.AddDays(7) },
            Share("150", "xa-04789", carried: 200_000, open: 300_000) with { OpenSince = early },
            Share("150", "xa-04790", paid: 400_000),
            Share("150", "vnpost", open: 400_000) with { OpenSince = early.AddDays(-1) },
        ]);

        IReadOnlyList<AdvanceLine> officers = settled.Officers();

        Assert.Equal(["xa-04789", "xa-04790"], officers.Select(static line => line.Provider));
        Assert.Equal(
            (1_100_000, 500_000, 200_000, 400_000),
            (officers[0].Advanced.Sum.Dong, officers[0].Paid.Sum.Dong, officers[0].Returned.Sum.Dong, officers[0].Open.Sum.Dong));
        Assert.Equal([early, null], officers.Select(static line => line.OpenSince));
    }

    [Fact]
    public void Of_AnyShares_LosesNoDong() => Prop.ForAll(
        Shares().ToArbitrary(),
        shares =>
        {
            AdvanceSettlement settled = Settle(shares);
            AdvanceLine total = settled.Total;

            Assert.Equal(shares.Sum(static share => share.Advanced.Sum.Dong), total.Advanced.Sum.Dong);
            Assert.Equal(shares.Sum(static share => share.Advanced.Count), total.Advanced.Count);
            Assert.All(settled.Lines, static line => Assert.True(line.Holds));
            Assert.Equal(
                total.Advanced, total.Paid + total.Refund + total.Carried + total.Open);
            Assert.Equal(total, AdvanceLine.Sum(settled.ByUnit()));
            Assert.Equal(total, AdvanceLine.Sum(settled.ByProvider()));
            Assert.Equal(total.Fee, Vnd.Sum(settled.Lines.Select(static line => line.Fee!.Value)));
            settled.ThrowIfOtherThan(ProofOf(shares));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Of_SharesInAnotherOrder_IsTheSame() => Prop.ForAll(
        Shares().ToArbitrary(),
        shares => Assert.Equal(Settle(shares).Lines, Settle([.. shares.Reverse()]).Lines))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void ThrowIfOtherThan_OneDongMovedAnywhere_Stops() => Prop.ForAll(
        Shares().Where(static shares => shares.Length > 0).ToArbitrary(),
        shares =>
        {
            MonthProof proof = ProofOf(shares);
            AdvanceShare first = shares[0];
            AdvanceShare[] others =
            [
                first with { Paid = first.Paid.With(Vnd.FromDong(1)) },
                first with { Open = first.Open.With(Vnd.FromDong(1)) },
                first with { Returned = first.Returned.With(Vnd.FromDong(1)) },
                first with { Carried = first.Carried.With(Vnd.FromDong(1)) },
                first with { Refund = first.Refund.With(Vnd.FromDong(1)) },
                first with { Returned = first.Returned.With(Vnd.FromDong(1)), Refund = first.Refund.With(Vnd.FromDong(1)) },
                first with { Provider = "another", Paid = first.Paid.With(Vnd.FromDong(1)) },
                first with { Unit = "another", Paid = first.Paid.With(Vnd.FromDong(1)) },
            ];

            foreach (AdvanceShare other in others)
            {
                AdvanceShare[] moved = [other, .. shares[1..]];
                Assert.Throws<ControlTotalException>(() => Settle(moved).ThrowIfOtherThan(proof));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void ThrowIfOtherThan_CarriedCalledRefund_IsStoppedByWhatWasSentAgain()
    {
        AdvanceShare share = Share("148", "vnpost", carried: 360_000);
        MonthProof proof = ProofOf([share]);

        ControlTotalException thrown = Assert.Throws<ControlTotalException>(
            () => Settle([share with { Carried = default, Refund = share.Carried }]).ThrowIfOtherThan(proof));

        Assert.Contains("sent again and due back of btxh", thrown.Message, StringComparison.Ordinal);
    }

    private static AdvanceSettlement Settle(IReadOnlyList<AdvanceShare> shares) =>
        AdvanceSettlement.Of("17", "2024-06", shares, static (provider, _, _) => new AdvanceTerms(
            HalfPercent, IsOfficer: provider.StartsWith("xa-", StringComparison.Ordinal)));

    private static AdvanceShare Share(
        string unit, string provider, long paid = 0, long carried = 0, long refund = 0, long open = 0) => new(
        unit, ProgrammeGroup.Btxh, provider,
        One(paid), One(carried) + One(refund), One(open), One(carried), One(refund));

    private static Tally One(long dong) => dong == 0 ? Tally.None : new Tally(1, Vnd.FromDong(dong));

    private static Gen<AdvanceShare[]> Shares() =>
        (from unit in Gen.Elements("148", "150")
         from source in Gen.Elements(Enum.GetValues<ProgrammeGroup>())
         from provider in Gen.Elements("970405", "vnpost", "xa-04789")
         from paid in Tallies()
         from carried in Tallies()
         from refund in Tallies()
         from open in Tallies()
         select new AdvanceShare(unit, source, provider, paid, carried + refund, open, carried, refund))
        .ArrayOf();

    private static Gen<Tally> Tallies() =>
        from count in Gen.Choose(0, 3)
        from dong in Gen.Choose(1, 1_000_000)
        select new Tally(count, Vnd.FromDong(count * (long)dong));

    /// <summary>The proof that the shares came from, added up without the settlement.</summary>
    private static MonthProof ProofOf(IReadOnlyList<AdvanceShare> shares)
    {
        ProofLine[] By(Func<AdvanceShare, string> codeOf) =>
        [
            .. shares.GroupBy(codeOf).Select(static group => ProofLine.Sum(
                group.Key,
                group.Select(static share => new ProofLine("", share.Advanced, share.Paid, share.Returned, share.Open)))),
        ];
        return new MonthProof(
            "17",
            "2024-06",
            By(static _ => "").SingleOrDefault() ?? new ProofLine("", default, default, default, default),
            By(static share => share.Provider),
            By(static share => share.Unit),
            By(static share => share.Source.ToListCode()),
            [],
            [
                .. ProgrammeGroups.All.Select(group => GroupSettlement.None(group) with
                {
                    Retried = shares.Where(share => share.Source == group)
                        .Aggregate(Tally.None, static (sum, share) => sum + share.Refund),
                }),
            ]);
    }
}
