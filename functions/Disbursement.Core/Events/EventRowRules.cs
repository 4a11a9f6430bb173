using System.Globalization;
using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Periods;
using Disbursement.Core.Text;

namespace Disbursement.Core.Events;

/// <summary>What a row of an event list says, or why it is refused; all findings of the row.</summary>
/// <param name="Event">The event; none when the row is refused.</param>
/// <param name="Findings">What was found, by number.</param>
public sealed record EventRowCheck(BeneficiaryEvent? Event, IReadOnlyList<Finding> Findings);

/// <summary>Checks rows of event lists.</summary>
public static class EventRowRules
{
    /// <summary>The longest number of a decision, in characters.</summary>
    public const int DecisionLengthMax = 60;

    /// <summary>Older events mean money to be recovered; the unit is told.</summary>
    private const int OldMonths = 12;

    private static readonly string[] DateForms = ["d/M/yyyy", "dd/MM/yyyy"];

    /// <summary>Checks one row.</summary>
    /// <param name="row">The row as sent.</param>
    /// <param name="columns">The file's columns.</param>
    /// <param name="context">Unit, month and tables.</param>
    public static EventRowCheck Check(RawRow row, EventColumns columns, IntakeContext context)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(context);
        var scratch = new RowScratch(row, context);
        PersonKey person = PersonRules.ReadNumber(
            scratch, IntakeField.CitizenId, FindingNumber.CitizenIdMissing, FindingNumber.CitizenIdInvalid);
        string Text(EventField field) => columns.Text(row.Cells, field);
        EventCode? code = ReadCode(scratch, Text(EventField.Event));
        DateOnly? date = ReadDate(scratch, Text(EventField.Date));
        DateOnly? decided = ReadDecisionDate(scratch, Text(EventField.DecisionDate), code);
        string decision = ReadDecision(scratch, Text(EventField.Decision), code);
        string programme = ReadProgramme(scratch, Text(EventField.Programme));
        CheckShape(scratch);
        foreach (Finding noticed in row.Noticed)
        {
            scratch.Add(noticed);
        }

        return new EventRowCheck(
            scratch.HasErrors || code is null || date is null
                ? null
                : new BeneficiaryEvent
                {
                    Person = person,
                    Code = code.Value,
                    Date = date.Value,
                    Unit = context.Unit.Code,
                    Programme = programme,
                    Decision = decision,
                    DecisionDate = decided,
                    Reported = context.Period,
                    LineNumber = row.LineNumber,
                    Sheet = row.Place.Sheet,
                },
            scratch.Findings());
    }

    private static EventCode? ReadCode(RowScratch row, string text)
    {
        if (text.Length == 0)
        {
            row.Add(FindingNumber.EventCodeMissing, value: string.Join(", ", EventCodes.All));
            return null;
        }

        if (!EventCodes.TryParse(text, out EventCode code))
        {
            row.Add(FindingNumber.EventCodeUnknown, value: string.Join(", ", EventCodes.All));
            return null;
        }

        return code;
    }

    private static DateOnly? ReadDate(RowScratch row, string text)
    {
        if (text.Length == 0)
        {
            row.Add(FindingNumber.EventDateMissing);
            return null;
        }

        if (!TryDate(text, out DateOnly date))
        {
            row.Add(FindingNumber.EventDateInvalid);
            return null;
        }

        Period month = row.Context.Period;
        if (date > month.LastDay)
        {
            row.Add(FindingNumber.EventDateInFuture);
        }
        else if (date.AddMonths(OldMonths) < month.FirstDay)
        {
            row.Add(FindingNumber.EventOld);
        }

        return date;
    }

    private static DateOnly? ReadDecisionDate(RowScratch row, string text, EventCode? code)
    {
        if (text.Length == 0)
        {
            // From the month after the month of the decision, and from that month on: without it nobody can tell.
            if (code is EventCode.Move or EventCode.Resumption)
            {
                row.Add(FindingNumber.DecisionDateMissing);
            }

            return null;
        }

        if (!TryDate(text, out DateOnly date))
        {
            row.Add(FindingNumber.DecisionDateInvalid);
            return null;
        }

        if (date > row.Context.Period.LastDay)
        {
            row.Add(FindingNumber.EventDateInFuture);
        }

        return date;
    }

    private static string ReadDecision(RowScratch row, string text, EventCode? code)
    {
        string decision = VietnameseText.CollapseSpaces(text);
        if (decision.Length > DecisionLengthMax)
        {
            row.Add(FindingNumber.CellTooLong);
        }
        else if (decision.Length == 0 && code is not null and not EventCode.Death)
        {
            row.Add(FindingNumber.DecisionNumberMissing);
        }

        return decision;
    }

    private static string ReadProgramme(RowScratch row, string text)
    {
        string programme = text.ToUpperInvariant();
        if (programme.Length > 0 && row.Context.Programmes.Find(programme) is null)
        {
            row.Add(FindingNumber.ProgrammeUnknown, IntakeField.Programme);
        }

        return programme;
    }

    private static void CheckShape(RowScratch row)
    {
        RawRowFlaws flaws = row.Raw.Flaws;
        if (flaws.HasFlag(RawRowFlaws.BrokenQuotes))
        {
            row.Add(FindingNumber.BrokenQuotes);
        }

        if (flaws.HasFlag(RawRowFlaws.TooManyCells))
        {
            row.Add(FindingNumber.TooManyCells);
        }

        if (flaws.HasFlag(RawRowFlaws.CellTooLong))
        {
            row.Add(FindingNumber.CellTooLong);
        }
    }

    /// <summary>A day of the years a month can lie in, the last one left out: an event has a month after it.</summary>
    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date.Year is >= 2000 and < 2099;
}
