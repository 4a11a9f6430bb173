using Disbursement.Core.Events;
using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;

namespace Disbursement.Formats.Events;

/// <summary>What was found where an event list's header should be: in a file, or on one sheet of a workbook.</summary>
/// <param name="Columns">The columns; none where nothing looks like a header.</param>
/// <param name="Problem">Why it is no list, or none.</param>
/// <param name="HoldsPeople">Whether a number of a person stands there: then it may not be passed over.</param>
internal sealed record EventHeader(EventColumns? Columns, Finding? Problem, bool HoldsPeople)
{
    /// <summary>Finds the header within the first rows and stands on it; else reads the sheet to its end.</summary>
    public static async Task<EventHeader> FindAsync(ICellRows rows, CancellationToken cancellationToken)
    {
        EventColumns? best = null;
        bool people = false;
        for (int row = 0; row < IntakeReaderOptions.Default.HeaderRowsMax
            && best is not { Missing.Count: 0 } && await rows.ReadAsync(cancellationToken); row++)
        {
            var columns = EventColumns.Of(rows.Cells);
            best = best is null || columns.Known > best.Known ? columns : best;
            people |= HasPerson(rows);
        }

        Finding? problem = rows.Problem ?? Judge(best);
        while (problem is not null && rows.HasSheets && !people && await rows.ReadAsync(cancellationToken))
        {
            people |= HasPerson(rows);
        }

        return new EventHeader(best, rows.Problem ?? problem, people);
    }

    private static Finding? Judge(EventColumns? best) => best switch
    {
        null => Finding.Of(FindingNumber.NoRows),
        { Known: < 2 } => Finding.Of(FindingNumber.HeaderNotFound),
        { Missing.Count: > 0 } => Finding.Of(
            FindingNumber.ColumnMissing, value: string.Join(", ", best.Missing)),
        { Twice.Count: > 0 } => Finding.Of(FindingNumber.ColumnTwice, value: string.Join(", ", best.Twice)),
        _ => null,
    };

    private static bool HasPerson(ICellRows rows) =>
        rows.Cells.Any(static cell => PersonKey.TryParse(cell.Trim(), out _));
}
