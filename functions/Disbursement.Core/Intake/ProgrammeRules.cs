using System.Globalization;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Intake;

/// <summary>Whether a programme fits the month and the person's age (DOMAIN 3).</summary>
/// <remarks>
/// An age outside the programme is a warning, never a refusal: a decision of the People's Committee stands behind
/// the row, births of the elderly are often known badly, and the likely fault is the code or the rate, not the
/// claim (decision 0011).
/// </remarks>
internal static class ProgrammeRules
{
    private const int MonthsPerYear = 12;

    /// <summary>Checks the months in which the programme is in force and paid.</summary>
    public static void CheckMonth(RowScratch row, Programme programme, Vnd amount)
    {
        Periods.Period now = row.Context.Period;
        if (programme.From is { } first && now < first)
        {
            row.Add(FindingNumber.ProgrammeNotYet, IntakeField.Programme, first.ToString());
        }
        else if (programme.To is { } last && now > last && amount > Vnd.Zero)
        {
            row.Add(FindingNumber.ProgrammeEnded, IntakeField.Programme, Successors(row, programme));
        }
        else if (amount > Vnd.Zero && !programme.IsPaidIn(now))
        {
            IEnumerable<string> months = programme.PaidIn
                .Select(static month => month.ToString(CultureInfo.InvariantCulture));
            row.Add(FindingNumber.ProgrammeOtherMonth, IntakeField.Programme, string.Join(", ", months));
        }
    }

    /// <summary>Checks the age; what is owed for earlier months only is not measured by today's age.</summary>
    public static void CheckAge(RowScratch row, Programme programme, AgeInMonths? age, Vnd amount)
    {
        if (programme.Ages.Count == 0 || amount == Vnd.Zero)
        {
            return;
        }

        if (age is not { } known)
        {
            row.Add(FindingNumber.AgeUnknown, IntakeField.Birth, Spans(programme));
        }
        else if (known.Most >= 0 && !Fits(programme, known))
        {
            ReportAge(row, programme, known);
        }
    }

    /// <summary>
    /// A code whose age has just ended is paid for the month of the birthday when no other code begins then: who is
    /// no longer eligible stops from the month after (ND 20/2021 Art.8(2)).
    /// </summary>
    private static void ReportAge(RowScratch row, Programme programme, AgeInMonths age)
    {
        List<string> fitting = Fitting(row, programme, age);
        bool lastMonth = fitting.Count == 0
            && programme.Ages.Any(span => span.Below is { } below && age.Least == below * MonthsPerYear);
        if (!lastMonth)
        {
            string spans = Spans(programme);
            row.Add(
                FindingNumber.AgeOutside,
                IntakeField.Birth,
                fitting.Count == 0 ? spans : $"{spans} → {string.Join(" / ", fitting)}");
        }
    }

    private static bool Fits(Programme programme, AgeInMonths age)
    {
        for (int at = 0; at < programme.Ages.Count; at++)
        {
            if (programme.Ages[at].MayHold(age.Least, age.Most))
            {
                return true;
            }
        }

        return programme.Ages.Count == 0;
    }

    private static List<string> Fitting(RowScratch row, Programme programme, AgeInMonths age) =>
        [.. programme.Instead.Where(code => InForce(row, code) is { } other && Fits(other, age))];

    private static Programme? InForce(RowScratch row, string code) =>
        row.Context.Programmes.Find(code) is { } other && other.IsInForce(row.Context.Period) ? other : null;

    private static string Successors(RowScratch row, Programme programme)
    {
        string codes = string.Join(" / ", programme.Instead.Where(code => InForce(row, code) is not null));
        return codes.Length == 0 ? "–" : codes;
    }

    private static string Spans(Programme programme) => string.Join(", ", programme.Ages);
}
