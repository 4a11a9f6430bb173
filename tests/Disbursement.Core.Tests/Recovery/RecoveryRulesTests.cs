using Disbursement.Core.Events;
using Disbursement.Core.Identity;
using Disbursement.Core.Periods;
using Disbursement.Core.Recovery;

namespace Disbursement.Core.Tests.Recovery;

/// <summary>Which months are searched when an event is reported late.</summary>
public sealed class RecoveryRulesTests
{
    private static readonly Period June = Period.Parse("2024-06");

    [Theory]
    [InlineData("2024-05-31", "")]
    [InlineData("2024-04-30", "2024-05")]
    [InlineData("2024-02-10", "2024-03 2024-04 2024-05")]
    [InlineData("2023-01-10", "2024-02 2024-03 2024-04 2024-05")]
    public void Months_ADeath_AreThoseAfterItsMonthUpToTheLimit(string day, string expected)
    {
        IReadOnlyList<Period> months = RecoveryRules.Months([EventOf(EventCode.Death, day)], June, monthsBackMax: 4);

        Assert.Equal(expected, string.Join(' ', months));
    }

    [Fact]
    public void Months_SeveralEvents_BeginWithTheEarliest() => Assert.Equal(
        ["2024-04", "2024-05"],
        RecoveryRules.Months(
            [EventOf(EventCode.Imprisonment, "2024-04-02"), EventOf(EventCode.NoLongerEligible, "2024-03-31")], June, 24)
            .Select(static month => month.ToString()));

    [Fact]
    public void Months_OfAMove_FollowItsDecision() => Assert.Equal(
        ["2024-05"],
        RecoveryRules.Months(
            [EventOf(EventCode.Move, "2024-01-02") with { DecisionDate = new DateOnly(2024, 4, 5) }], June, 24)
            .Select(static month => month.ToString()));

    [Fact]
    public void Months_AResumptionAlone_AreNone() =>
        Assert.Empty(RecoveryRules.Months([EventOf(EventCode.Resumption, "2024-01-02")], June, 24));

    private static BeneficiaryEvent EventOf(EventCode code, string day) => new()
    {
        Person = PersonKey.TryParse("017045000001", out PersonKey person) ? person : default,
        Code = code,
        Date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        Unit = "148",
        Reported = June,
        LineNumber = 2,
    };
}
