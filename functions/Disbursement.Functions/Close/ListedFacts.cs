using Disbursement.Core.Entitlements;

namespace Disbursement.Functions.Close;

/// <summary>What tripwires ask about the rows of a month, whatever their limits are.</summary>
/// <param name="Aged">How many beneficiaries' rows by age in years on the month's first day, from 100 years.</param>
/// <param name="LargestDong">The largest sum of one row, arrears included, in đồng.</param>
public sealed record ListedFacts(SortedDictionary<int, int> Aged, long LargestDong)
{
    /// <summary>Ages below this are not counted.</summary>
    public const int AgeCountedMin = 100;

    /// <summary>No rows.</summary>
    public static ListedFacts None => new([], 0);

    /// <summary>The facts with one row more.</summary>
    /// <param name="row">The row.</param>
    /// <param name="day">The month's first day.</param>
    public ListedFacts With(EntitlementRow row, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Birth?.AgeAt(day) is { } age and >= AgeCountedMin)
        {
            Aged[age] = Aged.GetValueOrDefault(age) + 1;
        }

        return row.Due.Dong > LargestDong ? this with { LargestDong = row.Due.Dong } : this;
    }

    /// <summary>Both together.</summary>
    public ListedFacts And(ListedFacts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var aged = new SortedDictionary<int, int>(Aged);
        foreach ((int age, int rows) in other.Aged)
        {
            aged[age] = aged.GetValueOrDefault(age) + rows;
        }

        return new ListedFacts(aged, Math.Max(LargestDong, other.LargestDong));
    }

    /// <summary>Rows of people older than an age.</summary>
    public int OlderThan(int age) => Aged.Where(one => one.Key > age).Sum(static one => one.Value);
}
