using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Settlement;

/// <summary>Money that is owed for as many months.</summary>
/// <param name="Months">Months since the one it is for: 1, 2, or <see cref="Ageing.Oldest"/> for that and more.</param>
/// <param name="Total">Count and money.</param>
public sealed record AgedTally(int Months, Tally Total);

/// <summary>How long money has been owed, counted from the month it is for, however often it was tried.</summary>
public static class Ageing
{
    /// <summary>The oldest class: three months and more, after which social protection is suspended for who does not
    /// collect (TT 02/2021 Art. 2(3a)).</summary>
    public const int Oldest = 3;

    private const int MonthsOfYear = 12;

    /// <summary>Months from the one that money is for to the one that pays it; 0 in its own month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The money is for a later month.</exception>
    public static int MonthsBetween(Period due, Period paying)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(due.CompareTo(paying), 0, nameof(due));
        return (paying.Year - due.Year) * MonthsOfYear + paying.Month - due.Month;
    }

    /// <summary>The class of money by age: 0 in its own month, 1, 2, or <see cref="Oldest"/> and more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The money is for a later month.</exception>
    public static int ClassOf(Period due, Period paying) => Math.Min(MonthsBetween(due, paying), Oldest);

    /// <summary>What reports call a class of age.</summary>
    public static string ToVietnamese(int months) => months switch
    {
        0 => "Trong tháng",
        Oldest => $"Chậm {months} tháng trở lên",
        _ => $"Chậm {months} tháng",
    };

    /// <summary>Money of earlier months by age, oldest first; classes without any are left out.</summary>
    /// <param name="paying">The month that pays it. Its own money has no age and is not counted.</param>
    /// <param name="owed">The money, each with the month it is for.</param>
    public static IReadOnlyList<AgedTally> Of(Period paying, IEnumerable<(Period Due, Vnd Amount)> owed) =>
    [
        .. owed.Where(money => money.Due != paying)
            .GroupBy(money => ClassOf(money.Due, paying))
            .OrderByDescending(static age => age.Key)
            .Select(static age => new AgedTally(
                age.Key, age.Aggregate(Tally.None, static (sum, money) => sum.With(money.Amount)))),
    ];
}
