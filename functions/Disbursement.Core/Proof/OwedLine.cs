using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Proof;

/// <summary>What a month leaves owed to people for one length of time, in count of entitlements and money.</summary>
/// <remarks>
/// Age counts from the month that the money is for, however often it was tried (<see cref="Ageing"/>). An entitlement
/// counts once, by its last attempt.
/// </remarks>
/// <param name="Unit">Code of the unit that made the list; empty where units are added up.</param>
/// <param name="Months">Months since the one it is for: 0 for the month itself, 1, 2, or
/// <see cref="Ageing.Oldest"/> for that and more.</param>
/// <param name="Carried">Proven not to have reached the payee: the next month pays it again.</param>
/// <param name="Open">Sent, without a final answer.</param>
public sealed record OwedLine(string Unit, int Months, Tally Carried, Tally Open)
{
    /// <summary>Money of one unit by age, the month's own first; ages without any are left out.</summary>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="month">The month that was to pay it.</param>
    /// <param name="owed">What is not paid, each with the month it is for and whether it may still be answered.</param>
    /// <exception cref="ArgumentOutOfRangeException">Money is for a later month.</exception>
    public static IReadOnlyList<OwedLine> Of(
        string unit, Period month, IEnumerable<(Period Due, Vnd Amount, bool IsOpen)> owed) =>
    [
        .. owed.GroupBy(money => Ageing.ClassOf(money.Due, month))
            .OrderBy(static age => age.Key)
            .Select(age => new OwedLine(
                unit,
                age.Key,
                Sum(age.Where(static money => !money.IsOpen)),
                Sum(age.Where(static money => money.IsOpen)))),
    ];

    /// <summary>Many lines as one.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="unit">Their unit, or empty.</param>
    /// <param name="months">Their age; any where ages are added up.</param>
    public static OwedLine Sum(IEnumerable<OwedLine> lines, string unit = "", int months = 0) => lines.Aggregate(
        new OwedLine(unit, months, default, default),
        static (sum, line) => sum with { Carried = sum.Carried + line.Carried, Open = sum.Open + line.Open });

    private static Tally Sum(IEnumerable<(Period Due, Vnd Amount, bool IsOpen)> owed) =>
        owed.Aggregate(Tally.None, static (sum, money) => sum.With(money.Amount));
}
