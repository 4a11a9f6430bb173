using System.Globalization;
using Disbursement.Core.Events;
using Disbursement.Core.Holds;
using Disbursement.Core.Identity;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Tests.Holds;

/// <summary>
/// Goal: money stops in the month the law says, for whom it says, and runs again after a resumption. Method: the table
/// of DOMAIN 4.6; an event reads code, day, and where needed @unit, #programme and !day of the decision.
/// </summary>
public sealed class StopRulesTests
{
    [Theory]
    [InlineData("TV 31/5/2024", "2024-05", "")]
    [InlineData("TV 31/5/2024", "2024-06", "TV")]
    [InlineData("TV 1/5/2024", "2024-05", "")]
    [InlineData("TV 1/5/2024", "2025-01", "TV")]
    [InlineData("TV 31/12/2023", "2024-01", "TV")]
    [InlineData("TH 15/5/2024", "2024-05", "")]
    [InlineData("TH 15/5/2024", "2024-06", "TH")]
    [InlineData("MT 15/5/2024", "2024-06", "MT")]
    [InlineData("HH 15/5/2024", "2024-06", "HH")]
    [InlineData("TC 15/5/2024", "2024-06", "TC")]
    [InlineData("CD 2/4/2024 !15/5/2024", "2024-05", "")]
    [InlineData("CD 2/4/2024 !15/5/2024", "2024-06", "CD")]
    [InlineData("CD 2/4/2024 !15/5/2024 @150", "2024-06", "")]
    [InlineData("TV 2/4/2024 @150", "2024-06", "TV")]
    [InlineData("HH 2/4/2024 #BT06A", "2024-06", "")]
    [InlineData("HH 2/4/2024 #BT05C", "2024-06", "HH")]
    [InlineData("TH 2/4/2024; PH 10/6/2024 !10/6/2024", "2024-05", "TH")]
    [InlineData("TH 2/4/2024; PH 10/6/2024 !10/6/2024", "2024-06", "")]
    [InlineData("PH 10/6/2024 !10/6/2024; TH 2/4/2024", "2024-07", "")]
    [InlineData("TH 2/4/2024; PH 10/6/2024 !10/6/2024; TH 1/8/2024", "2024-08", "")]
    [InlineData("TH 2/4/2024; PH 10/6/2024 !10/6/2024; TH 1/8/2024", "2024-09", "TH")]
    [InlineData("HH 2/4/2024; PH 10/6/2024 !10/6/2024 #BT06A", "2024-06", "HH")]
    [InlineData("CD 2/4/2024 !2/4/2024; PH 10/6/2024 !10/6/2024 @150", "2024-06", "CD")]
    [InlineData("CD 2/4/2024 !2/4/2024; PH 10/6/2024 !10/6/2024", "2024-06", "")]
    [InlineData("TV 2/4/2024; TH 1/2/2024", "2024-06", "TH")]
    [InlineData("PH 10/6/2024 !10/6/2024", "2024-06", "")]
    public void InForce_EventsOfOnePerson_StopsFromTheMonthOfTheLaw(string events, string month, string expected)
    {
        BeneficiaryEvent? stop = StopRules.InForce(
            events.Split("; ").Select(ReadEvent), "148", "BT05C", Period.Parse(month));

        Assert.Equal(expected, stop?.Code.ToCode() ?? "");
    }

    [Theory]
    [InlineData("MTP", "")]
    [InlineData("NC-MLAN", "")]
    [InlineData("NC-TB41", "TV")]
    [InlineData("TET", "TV")]
    public void InForce_ADeath_DoesNotStopWhatIsPaidBecauseOfIt(string programme, string expected) =>
        Assert.Equal(
            expected,
            StopRules.InForce([ReadEvent("TV 1/5/2024")], "148", programme, new Period(2024, 6))?.Code.ToCode() ?? "");

    [Fact]
    public void InForce_NoEvents_StopsNothing() =>
        Assert.Null(StopRules.InForce([], "148", "BT05C", new Period(2024, 6)));

    /// <summary>Every code stops from the month after, but for the two that say otherwise.</summary>
    [Fact]
    public void EffectiveFrom_EveryCode_IsTheMonthAfterTheDay() =>
        Assert.All(Enum.GetValues<EventCode>(), static code =>
        {
            BeneficiaryEvent happened = ReadEvent($"{code.ToCode()} 30/11/2023 !5/12/2023");

            Assert.Equal(
                code switch
                {
                    EventCode.Resumption => new Period(2023, 12),
                    EventCode.Move => new Period(2024, 1),
                    _ => new Period(2023, 12),
                },
                StopRules.EffectiveFrom(happened));
        });

    private static BeneficiaryEvent ReadEvent(string text)
    {
        string[] parts = text.Split(' ');
        Assert.True(EventCodes.TryParse(parts[0], out EventCode code));
        Assert.True(PersonKey.TryParse("017070123456", out PersonKey person));
        string Part(char mark) => parts.Skip(2).FirstOrDefault(part => part[0] == mark)?[1..] ?? "";
        return new BeneficiaryEvent
        {
            Person = person,
            Code = code,
            Date = Day(parts[1]),
            Unit = Part('@') is { Length: > 0 } unit ? unit : "148",
            Programme = Part('#'),
            DecisionDate = Part('!') is { Length: > 0 } day ? Day(day) : null,
            Reported = new Period(2024, 6),
            LineNumber = 2,
        };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "d/M/yyyy", CultureInfo.InvariantCulture);
}
