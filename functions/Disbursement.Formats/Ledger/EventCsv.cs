using Disbursement.Core.Events;
using Disbursement.Core.Intake;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>What units reported of people, in order: one list as read, or all that a month knows.</summary>
/// <remarks>Equal events give equal bytes; reading gives what was written.</remarks>
public static class EventCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
        ["person", "code", "date", "unit", "programme", "decision", "decision_date", "reported", "line"];

    /// <summary>Writes one event.</summary>
    public static void Write(CsvWriter writer, BeneficiaryEvent happened)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(happened);
        writer.Write(happened.Person.Reveal());
        writer.Write(happened.Code.ToString());
        writer.Write(LedgerCells.Day(happened.Date));
        writer.Write(happened.Unit);
        writer.Write(happened.Programme);
        writer.Write(happened.Decision);
        writer.Write(happened.DecisionDate is { } day ? LedgerCells.Day(day) : "");
        writer.Write(happened.Reported.ToString());
        writer.Write(happened.Place.ToString());
        writer.EndRow();
    }

    /// <summary>Reads the events; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<BeneficiaryEvent> Read(Stream stream) => LedgerCsv.Read(stream, Header, ReadRow);

    private static BeneficiaryEvent ReadRow(CsvReader cells)
    {
        bool placed = RowPlace.TryParse(cells.Text(8), out RowPlace place);
        return ReadRow(cells, LedgerCells.Required(cells, placed, place));
    }

    private static BeneficiaryEvent ReadRow(CsvReader cells, RowPlace place) => new()
    {
        Person = LedgerCells.Person(cells, 0),
        Code = LedgerCells.Word<EventCode>(cells, 1),
        Date = LedgerCells.Day(cells, 2),
        Unit = cells.Text(3),
        Programme = cells.Text(4),
        Decision = cells.Text(5),
        DecisionDate = cells.Bytes(6).IsEmpty ? null : LedgerCells.Day(cells, 6),
        Reported = LedgerCells.Month(cells, 7),
        LineNumber = place.Line,
        Sheet = place.Sheet,
    };
}
