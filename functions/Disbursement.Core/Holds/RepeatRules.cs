using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Holds;

/// <summary>
/// What is paid once, once a year or twice a year, and is listed again for the same term in another month.
/// </summary>
/// <remarks>
/// A term is known by its first month. A yearly programme without months of its own goes by the calendar; one that is
/// paid around the turn of the year, as Tết gifts in December to February, has its year from the first of these
/// months. The study allowance has two terms, from March and from October (ND 131/2021 art. 98): what is paid late
/// counts for the term before. What is paid once has one term, <see cref="Period.First"/>. A person dies once:
/// payments for a death do not repeat under another reference (ND 20/2021 art. 11; ND 131/2021 art. 121).
/// </remarks>
public static class RepeatRules
{
    private const int MonthsPerYear = 12;
    private static readonly int[] HalfYears = [1, 7];

    /// <summary>The terms a row is for: that of its month when it has an allowance, and those of its arrears.</summary>
    /// <param name="programme">The row's programme.</param>
    /// <param name="row">The row.</param>
    /// <param name="month">The month of its list.</param>
    /// <returns>None for a programme that pays every month.</returns>
    public static IReadOnlyList<Period> TermsOf(Programme programme, EntitlementRow row, Period month)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(row);
        if (programme.Kind == ProgrammeKind.Monthly)
        {
            return [];
        }

        bool ofArrears = row.ArrearsPeriods.Count > 0;
        IEnumerable<Period> months = row.Amount > Money.Vnd.Zero || !ofArrears
            ? row.ArrearsPeriods.Months.Append(month)
            : row.ArrearsPeriods.Months;
        return [.. months.Select(one => TermOf(programme, one)).Distinct().Order()];
    }

    /// <summary>The term a month lies in, by its first month; the month itself where it pays every month.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="month">The month.</param>
    public static Period TermOf(Programme programme, Period month)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme.Kind switch
        {
            ProgrammeKind.Monthly => month,
            ProgrammeKind.OneOff => Period.First,
            _ => StartBefore(StartsOf(programme), month),
        };
    }

    /// <summary>Tells whether two rows of one person are for the same money.</summary>
    public static bool IsSame(SeldomRow one, SeldomRow other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Key.Person == other.Key.Person
            && one.Key.Programme == other.Key.Programme
            && one.Term == other.Term
            && (one.Key.Reference == other.Key.Reference || StopRules.IsForDeath(one.Key.Programme));
    }

    /// <summary>The months in which terms begin: each run of months in which the programme is paid is one.</summary>
    private static int[] StartsOf(Programme programme)
    {
        if (programme.PaidIn.Count is 0 or MonthsPerYear)
        {
            return programme.Kind == ProgrammeKind.TwiceAYear ? HalfYears : HalfYears[..1];
        }

        int[] starts =
        [
            .. programme.PaidIn.Where(month => !programme.PaidIn.Contains(month == 1 ? MonthsPerYear : month - 1)),
        ];
        return programme.Kind == ProgrammeKind.Yearly ? starts[..1] : starts;
    }

    private static Period StartBefore(int[] starts, Period month)
    {
        Period at = month;
        while (!starts.Contains(at.Month) && at > Period.First)
        {
            at = at.Previous;
        }

        return at;
    }
}
