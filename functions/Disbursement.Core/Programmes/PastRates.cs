using System.Runtime.InteropServices;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Programmes;

/// <summary>What a person who is paid an amount now was due in earlier months, by the rates of those months.</summary>
/// <param name="Table">The rates.</param>
/// <param name="Code">The programme.</param>
/// <param name="Province">The 2-digit province.</param>
internal sealed record PastRates(ProgrammeTable Table, string Code, string Province)
{
    /// <summary>Money due for some past months.</summary>
    /// <param name="Full">All of it.</param>
    /// <param name="Rise">What the rates then in force add to the rates before them.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Due(Vnd Full, Vnd Rise);

    /// <summary>The money due for past months.</summary>
    /// <param name="now">The month in which the amount is paid.</param>
    /// <param name="amount">The month's amount, which tells grade, children or seniority; zero for none.</param>
    /// <param name="months">The past months.</param>
    /// <returns>None where the tables do not tell: a lowest rate, or an amount of no rate.</returns>
    public Due? SumOf(Period now, Vnd amount, IReadOnlyList<Period> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        if (Find(now, amount) is not { } place)
        {
            return null;
        }

        Vnd full = Vnd.Zero;
        Vnd rise = Vnd.Zero;
        foreach (Period month in months)
        {
            if (AmountIn(month, place, out ProgrammeRate? rate) is not { } due)
            {
                return null;
            }

            full += due;
            rise += RiseOver(rate!, due, place);
        }

        return new Due(full, rise);
    }

    /// <summary>What a rate adds to the one before it; nothing where there was none, or a higher one.</summary>
    private Vnd RiseOver(ProgrammeRate rate, Vnd due, Place place) =>
        rate.From > Period.First && AmountIn(rate.From.Previous, place, out _) is { } before
            && before < due
            ? Vnd.FromDong(due.Dong - before.Dong)
            : Vnd.Zero;

    private Place? Find(Period now, Vnd amount)
    {
        IReadOnlyList<ProgrammeRate> rates = Table.RatesFor(Code, Province, now);
        if (amount == Vnd.Zero)
        {
            return rates is [{ Rule: RateRule.Fixed }] ? new Place(0, 1, RateRule.Fixed, 1) : null;
        }

        for (int at = 0; at < rates.Count; at++)
        {
            if (rates[at].Rule != RateRule.AtLeast && rates[at].Allows(amount))
            {
                return new Place(at, rates.Count, rates[at].Rule, rates[at].TimesIn(amount));
            }
        }

        return null;
    }

    private Vnd? AmountIn(Period month, Place place, out ProgrammeRate? rate)
    {
        IReadOnlyList<ProgrammeRate> rates = Table.RatesFor(Code, Province, month);
        rate = rates.Count == place.Grades ? rates[place.At] : null;
        return rate is null || rate.Rule != place.Rule ? null : rate.Times(place.Times);
    }

    /// <summary>Which of a programme's rates a person has: the grade, of how many, and how many times it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(int At, int Grades, RateRule Rule, long Times);
}
