using Disbursement.Core.Funds;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Core.Tests.Funds;

public sealed class EnvelopeBookTests
{
    private const string OfUnit = "148,btxh,2024-06,2024-07,1000,Q1";
    private const string OfProvince = "17,btxh,2024-06,2024-07,1500,Q2";

    private static readonly Period June = new(2024, 6);

    [Theory]
    [InlineData(0, 1_000, 0, 0, EnvelopeStanding.Within)]
    [InlineData(0, 1_001, 0, 1, EnvelopeStanding.Exceeded)]
    [InlineData(400, 600, 0, 0, EnvelopeStanding.Within)]
    [InlineData(400, 599, 1, 0, EnvelopeStanding.Within)]
    [InlineData(400, 700, 0, 100, EnvelopeStanding.Exceeded)]
    [InlineData(1_200, 0, 0, 0, EnvelopeStanding.Within)]
    [InlineData(1_200, 5, 0, 5, EnvelopeStanding.Exceeded)]
    public void Check_OwnEnvelope_CountsWhatWasApprovedBefore(
        long before, long asked, long left, long over, EnvelopeStanding standing)
    {
        EnvelopeLine line = Assert.Single(
            Parse(OfUnit).Check("17", June, [Btxh("148", before)], [Btxh("148", asked)]));

        Assert.Equal((left, over, standing), (line.Left.Dong, line.Over.Dong, line.Standing));
        Assert.Equal(("148", "Q1", over > 0), (line.Unit, line.Envelope?.Decision, line.IsOver));
    }

    [Fact]
    public void Check_UnitWithoutItsOwn_FallsToTheProvincesWithAllOthers() => Assert.Equal(
        ["17 btxh 100+1600 over 200 Exceeded", "148 btxh 100+700 over 0 Within"],
        Words(Parse(OfProvince, OfUnit).Check(
            "17", June, [Btxh("148", 100)], [Btxh("148", 700), Btxh("150", 900)])));

    [Fact]
    public void Check_SourceThatIsNamedForOtherUnitsOnly_GivesThisUnitNothing() => Assert.Equal(
        ["148 btxh 0+0 over 0 Within", "150 btxh 0+1 over 1 NoneForUnit"],
        Words(Parse(OfUnit).Check("17", June, [], [Btxh("150", 1)])));

    [Fact]
    public void Check_MoneyUnderTheProvincesCodeWithoutAnEnvelope_IsNotUnlimited() => Assert.Equal(
        ["148 btxh 0+0 over 0 Within", "17 btxh 0+7 over 7 NoneForUnit"],
        Words(Parse(OfUnit).Check("17", June, [], [Btxh("17", 7)])));

    [Fact]
    public void Check_SourceWithoutAnyEnvelope_IsNotLimitedAndSaysSo() => Assert.Equal(
        ["148 btxh 0+1 over 0 Within", "17 ncc 2+7 over 0 NotSet"],
        Words(Parse(OfUnit).Check(
            "17", June, [new("148", ProgrammeGroup.Ncc, Vnd.FromDong(2))], [Btxh("148", 1), Ncc("148", 3), Ncc("150", 4)])));

    [Theory]
    [InlineData("2024-05", "17 btxh 0+1 over 0 NotSet")]
    [InlineData("2024-06", "148 btxh 0+1 over 0 Within")]
    [InlineData("2024-07", "148 btxh 0+1 over 0 Within")]
    [InlineData("2024-08", "148 btxh 0+1 over 1 NoneForUnit")]
    public void Check_MonthsAround_AreFreeBeforeTheFirstAndClosedAfterTheLast(string month, string expected) =>
        Assert.Equal([expected], Words(Parse(OfUnit).Check("17", Period.Parse(month), [], [Btxh("148", 1)])));

    [Fact]
    public void Check_AnotherProvincesEnvelope_ChangesNothing() => Assert.Equal(
        ["22 btxh 0+5 over 0 NotSet"], Words(Parse(OfProvince).Check("22", June, [], [Btxh("193", 5)])));

    [Fact]
    public void Check_EnvelopeOfZero_LetsNothingOut() => Assert.True(
        Assert.Single(Parse("148,ncc,2024-06,,0,Q").Check("17", June, [], [Ncc("148", 1)])).IsOver);

    private static EnvelopeBook Parse(params string[] lines) => EnvelopeBook.Parse(
        new StringReader(string.Join('\n', ["unit,source,from_period,to_period,amount,decision", .. lines])),
        UnitRegister.Shipped);

    private static FundsSum Btxh(string unit, long dong) => new(unit, ProgrammeGroup.Btxh, Vnd.FromDong(dong));

    private static FundsSum Ncc(string unit, long dong) => new(unit, ProgrammeGroup.Ncc, Vnd.FromDong(dong));

    private static IEnumerable<string> Words(IReadOnlyList<EnvelopeLine> lines) => lines.Select(
        static line => FormattableString.Invariant(
            $"{line.Unit} {line.Source.ToListCode()} {line.Before.Dong}+{line.Asked.Dong} over {line.Over.Dong} {line.Standing}"));
}
