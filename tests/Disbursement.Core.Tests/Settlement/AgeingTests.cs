using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Tests.Settlement;

public sealed class AgeingTests
{
    private static readonly Period Paying = Period.Parse("2025-02");

    [Theory]
    [InlineData("2025-02", 0)]
    [InlineData("2025-01", 1)]
    [InlineData("2024-12", 2)]
    [InlineData("2023-02", 24)]
    public void MonthsBetween_MonthDue_IsCountedOverTheYears(string due, int months) =>
        Assert.Equal(months, Ageing.MonthsBetween(Period.Parse(due), Paying));

    [Fact]
    public void MonthsBetween_LaterMonth_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ageing.MonthsBetween(Paying.Next, Paying));

    [Fact]
    public void Of_MoneyOfManyMonths_IsCountedOldestFirstWithoutItsOwnMonth()
    {
        (string Due, long Dong)[] listed =
        [
            ("2025-01", 1), ("2025-02", 100), ("2024-11", 10), ("2024-12", 20), ("2024-01", 40), ("2025-01", 2),
        ];
        IEnumerable<(Period Due, Vnd Amount)> owed =
            listed.Select(static one => (Period.Parse(one.Due), Vnd.FromDong(one.Dong)));

        Assert.Equal(
            [
                new AgedTally(3, new Tally(2, Vnd.FromDong(50))),
                new AgedTally(2, new Tally(1, Vnd.FromDong(20))),
                new AgedTally(1, new Tally(2, Vnd.FromDong(3))),
            ],
            Ageing.Of(Paying, owed));
        Assert.Empty(Ageing.Of(Paying, [(Paying, Vnd.FromDong(7))]));
    }
}
