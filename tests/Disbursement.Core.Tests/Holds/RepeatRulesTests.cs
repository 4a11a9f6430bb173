using Disbursement.Core.Entitlements;
using Disbursement.Core.Holds;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Holds;

public sealed class RepeatRulesTests
{
    [Theory]
    [InlineData("MTP", "2024-06", "2000-01")]
    [InlineData("Q29", "2025-09", "2000-01")]
    [InlineData("NC-THO", "2024-01", "2024-01")]
    [InlineData("NC-THO", "2024-12", "2024-01")]
    [InlineData("TET", "2024-12", "2024-12")]
    [InlineData("TET", "2025-01", "2024-12")]
    [InlineData("TET", "2025-02", "2024-12")]
    [InlineData("NC-GDDT", "2024-03", "2024-03")]
    [InlineData("NC-GDDT", "2024-05", "2024-03")]
    [InlineData("NC-GDDT", "2024-10", "2024-10")]
    [InlineData("NC-GDDT", "2025-01", "2024-10")]
    [InlineData("NC-GDDT", "2000-02", "2000-01")]
    [InlineData("BT05A1", "2024-06", "2024-06")]
    public void TermOf_AMonth_IsTheFirstMonthOfItsTerm(string programme, string month, string expected) =>
        Assert.Equal(expected, RepeatRules.TermOf(Find(programme), Period.Parse(month)).ToString());

    [Theory]
    [InlineData("NC-THO", 1_400_000, "", "2024-01")]
    [InlineData("NC-THO", 1_400_000, "2023-07", "2023-01 2024-01")]
    [InlineData("NC-THO", 0, "2022-07;2023-07", "2022-01 2023-01")]
    [InlineData("NC-THO", 0, "", "2024-01")]
    [InlineData("BT05A1", 540_000, "2023-07", "")]
    public void TermsOf_ARow_AreThoseOfItsAllowanceAndItsArrears(
        string programme, long dong, string arrears, string expected)
    {
        Assert.True(ArrearsPeriods.TryParseText(arrears, out ArrearsPeriods periods));
        EntitlementRow row = PaymentSamples.Row(1, programme) with
        {
            Amount = Vnd.FromDong(dong),
            ArrearsPeriods = periods,
        };

        Assert.Equal(expected, string.Join(' ', RepeatRules.TermsOf(Find(programme), row, new Period(2024, 7))));
    }

    /// <summary>However a programme pays, terms follow each other: a later month is never of an earlier term.</summary>
    [Fact]
    public void TermOf_AllMonths_NeverGoesBackAndNeverLiesAhead()
    {
        foreach (Programme programme in ProgrammeTable.Shipped.All)
        {
            Period last = Period.First;
            for (var month = new Period(2010, 1); month.Year < 2030; month = month.Next)
            {
                Period term = RepeatRules.TermOf(programme, month);

                Assert.True(term >= last && term <= month, programme.Code);
                last = term;
            }
        }
    }

    [Theory]
    [InlineData("MTP", "A", "B", true)]
    [InlineData("NC-MLAN", "A", "B", true)]
    [InlineData("NC-THO", "A", "B", false)]
    [InlineData("NC-THO", "A", "A", true)]
    public void IsSame_TwoReferences_AreOneOnlyForADeath(string programme, string left, string right, bool same)
    {
        Assert.Equal(same, RepeatRules.IsSame(Row(1, programme, left), Row(1, programme, right)));
        Assert.False(RepeatRules.IsSame(Row(1, programme, left), Row(2, programme, left)));
        Assert.False(RepeatRules.IsSame(
            Row(1, programme, left), Row(1, programme, left) with { Term = new Period(2023, 1) }));
    }

    private static SeldomRow Row(int person, string programme, string reference) => new(
        new EntitlementKey(PaymentSamples.Person(person), programme, reference), new Period(2024, 1),
        PaymentSamples.June, "148", "ncc", 1, 1, RowPlace.OfLine(5), Vnd.FromDong(1_400_000));

    private static Programme Find(string code) =>
        ProgrammeTable.Shipped.Find(code) ?? throw new InvalidOperationException();
}
