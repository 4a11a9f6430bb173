using Disbursement.Core.Coverage;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Coverage;

public sealed class CoverageAccumulatorTests
{
    [Fact]
    public void Complete_Nothing_IsNone() => Assert.Equal(CoverageFigures.None, new CoverageAccumulator().Complete());

    [Fact]
    public void Add_PersonWithTwoRows_CountsOnceAndMoneyTwice()
    {
        CoverageFigures figures = Count(Paid(1, ChannelKind.Bank, 100), Paid(1, ChannelKind.Wallet, 50));

        Assert.Equal(
            (1, 1, 1, 0),
            (figures.Beneficiaries, figures.PaidToAccount, figures.PaidBank, figures.PaidWallet));
        Assert.Equal((100, 50, 150), (figures.Paid.Bank.Dong, figures.Paid.Wallet.Dong, figures.Paid.Total.Dong));
    }

    /// <summary>DESIGN 7: every accepted row of the person, settled to an account.</summary>
    [Theory]
    [InlineData(ChannelKind.Post, nameof(CoverageFigures.PaidPost))]
    [InlineData(ChannelKind.PostHome, nameof(CoverageFigures.PaidHome))]
    [InlineData(ChannelKind.CommuneHome, nameof(CoverageFigures.PaidHome))]
    [InlineData(ChannelKind.Focal, nameof(CoverageFigures.PaidFocal))]
    public void Add_OneRowNotToAnAccount_IsNotPaidToAccount(ChannelKind channel, string figure)
    {
        CoverageFigures figures = Count(Paid(1, ChannelKind.Bank), Paid(1, channel));

        Assert.Equal(0, figures.PaidToAccount);
        Assert.Equal(1L, typeof(CoverageFigures).GetProperty(figure)!.GetValue(figures));
    }

    [Theory]
    [InlineData(PaymentState.Held, 1, 0, 0, 1)]
    [InlineData(PaymentState.Ready, 0, 0, 0, 1)]
    [InlineData(PaymentState.Sent, 0, 0, 0, 1)]
    [InlineData(PaymentState.Unknown, 0, 0, 0, 1)]
    [InlineData(PaymentState.Rejected, 0, 1, 0, 0)]
    [InlineData(PaymentState.Returned, 0, 1, 0, 0)]
    [InlineData(PaymentState.Unclaimed, 0, 0, 1, 0)]
    public void Add_OneRowNotPaid_DecidesThePerson(PaymentState state, int held, int failed, int unclaimed, int open)
    {
        CoverageFigures figures = Count(
            Paid(1, ChannelKind.Bank), Paid(1, ChannelKind.Bank) with { State = state });

        Assert.Equal(
            (0, held, failed, unclaimed, open),
            (figures.PaidToAccount, figures.Held, figures.Failed, figures.Unclaimed, figures.Open));
    }

    [Theory]
    [InlineData(ResultStatus.Rejected, 1, 0, 0)]
    [InlineData(ResultStatus.Returned, 1, 0, 0)]
    [InlineData(ResultStatus.Unclaimed, 0, 1, 0)]
    [InlineData(null, 0, 0, 1)]
    public void Add_CarriedOver_CountsAsItEnded(ResultStatus? last, int failed, int unclaimed, int open)
    {
        CoverageFigures figures = Count(
            Paid(1, ChannelKind.Post) with { State = PaymentState.CarriedOver, Last = last });

        Assert.Equal((failed, unclaimed, open), (figures.Failed, figures.Unclaimed, figures.Open));
    }

    [Fact]
    public void AddRefused_PersonWithAnAcceptedRowToo_IsListedOnceAndNotRefused()
    {
        var accumulator = new CoverageAccumulator();
        accumulator.AddRefused(PaymentSamples.Person(1).Reveal());
        accumulator.AddRefused(PaymentSamples.Person(2).Reveal());
        accumulator.AddRefused(PaymentSamples.Person(2).Reveal());
        accumulator.AddRefused("");
        accumulator.AddRefused(null);
        accumulator.Add(Paid(1, ChannelKind.Bank));

        CoverageFigures figures = accumulator.Complete();

        Assert.Equal((4, 3, 1), (figures.Listed, figures.Refused, figures.Beneficiaries));
    }

    [Fact]
    public void Add_AccountNames_CountOwnBeforeAnothers()
    {
        CoverageFigures figures = Count(
            Named(1, another: false), Named(1, another: true), Named(2, another: true), Paid(3, ChannelKind.Post));

        Assert.Equal((3, 2, 1), (figures.Beneficiaries, figures.WithAccount, figures.WithAccountOtherName));
    }

    [Fact]
    public void Add_OutOfOrderOrAfterTheEnd_Throws()
    {
        var accumulator = new CoverageAccumulator();
        accumulator.Add(Paid(2, ChannelKind.Bank));

        Assert.Throws<InvalidOperationException>(() => accumulator.Add(Paid(1, ChannelKind.Bank)));
        Assert.Throws<InvalidOperationException>(() => accumulator.AddRefused("1"));
        accumulator.Complete();
        Assert.Throws<InvalidOperationException>(() => accumulator.Add(Paid(3, ChannelKind.Bank)));
        Assert.Throws<InvalidOperationException>(accumulator.Complete);
    }

    [Fact]
    public void Add_PaidWithoutAChannel_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Count(Paid(1, ChannelKind.None)));

    [Fact]
    public void FactOf_Row_KnowsWhoseAccountItIs()
    {
        EntitlementRow own = PaymentSamples.Row().WithAccount();
        EntitlementRow guardian = own with { Receiver = ReceiverKind.Guardian };
        EntitlementRow focal = PaymentSamples.Row().WithAccount(ChannelAsked.FocalAccount);

        Assert.False(CoverageFact.Of(own, ChannelKind.Bank, standing: null).InAnothersName);
        Assert.True(CoverageFact.Of(guardian, ChannelKind.Bank, standing: null).InAnothersName);
        Assert.True(CoverageFact.Of(focal, ChannelKind.Focal, standing: null).InAnothersName);
        Assert.False(CoverageFact.Of(PaymentSamples.Row(), ChannelKind.Post, standing: null).NamesAccount);
        Assert.Equal(PaymentState.Held, CoverageFact.Of(own, ChannelKind.None, standing: null).State);
    }

    /// <summary>
    /// Goal: every person ends in exactly one column and no đồng is lost. Method: random rows of random persons,
    /// compared with a count made by grouping in memory.
    /// </summary>
    [Fact]
    public void Complete_AnyRows_IsBalancedAndComplete()
    {
        Gen<CoverageFact[]> rows =
            (from person in Gen.Choose(1, 12)
             from channel in Gen.Elements(Enum.GetValues<ChannelKind>())
             from state in Gen.Elements(Enum.GetValues<PaymentState>())
             where channel != ChannelKind.None || state != PaymentState.Paid
             from dong in Gen.Choose(1, 1_000)
             from named in Gen.Elements(true, false)
             select Paid(person, channel, dong) with { State = state, NamesAccount = named, Reviewed = named })
            .ArrayOf();
        Prop.ForAll(rows.ToArbitrary(), unsorted =>
        {
            CoverageFact[] facts = [.. unsorted.OrderBy(fact => fact.Person)];

            CoverageFigures figures = Count(facts);

            Assert.True(figures.IsBalanced);
            Assert.Equal(facts.Select(fact => fact.Person).Distinct().Count(), figures.Beneficiaries);
            Assert.Equal(Vnd.Sum(facts.Select(fact => fact.Due)), figures.Due.Total);
            Assert.Equal(
                Vnd.Sum(facts.Where(fact => fact.State == PaymentState.Paid).Select(fact => fact.Due)),
                figures.Paid.Total);
            Assert.Equal(
                facts.GroupBy(fact => fact.Person).Count(group => group.Any(fact => fact.NamesAccount)),
                figures.WithAccount);
            Assert.Equal(
                facts.GroupBy(fact => fact.Person).Count(group => group.All(fact =>
                    fact.State == PaymentState.Paid && fact.Channel.IsAccount())),
                figures.PaidToAccount);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static CoverageFigures Count(params CoverageFact[] facts)
    {
        var accumulator = new CoverageAccumulator();
        foreach (CoverageFact fact in facts)
        {
            accumulator.Add(fact);
        }

        return accumulator.Complete();
    }

    private static CoverageFact Paid(int person, ChannelKind channel, long dong = 540_000) => new(
        PaymentSamples.Person(person), Vnd.FromDong(dong), Reviewed: true, NamesAccount: false, InAnothersName: false,
        channel, PaymentState.Paid, ResultStatus.Paid);

    private static CoverageFact Named(int person, bool another) =>
        Paid(person, ChannelKind.Bank) with { NamesAccount = true, InAnothersName = another };
}
