using Disbursement.Core.Events;
using Disbursement.Core.Intake;
using Disbursement.Core.Recovery;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>What a month found to be paid too much, in order of unit, person and month.</summary>
/// <remarks>Equal rows give equal bytes; reading gives what was written.</remarks>
public static class OverpaymentCsv
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "person", "programme", "reference", "name", "period", "paid_in", "unit", "group", "amount", "payment", "paid",
        "event", "event_date", "decision", "reported_by", "reported_line",
    ];

    /// <summary>Writes one row.</summary>
    public static void Write(CsvWriter writer, Overpayment overpaid)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(overpaid);
        LedgerCells.WriteKey(writer, overpaid.Key);
        writer.Write(overpaid.BeneficiaryName.Reveal());
        writer.Write(overpaid.Period.ToString());
        writer.Write(overpaid.PaidIn.ToString());
        writer.Write(overpaid.Unit);
        writer.Write(Core.Programmes.ProgrammeGroups.ToListCode(overpaid.Group));
        writer.Write(overpaid.Amount);
        writer.Write(overpaid.Payment.ToString());
        writer.Write(overpaid.IsPaid ? 1 : 0);
        writer.Write(overpaid.Event.ToString());
        writer.Write(LedgerCells.Day(overpaid.EventDate));
        writer.Write(overpaid.Decision);
        writer.Write(overpaid.ReportedBy);
        writer.Write(overpaid.ReportedAt.ToString());
        writer.EndRow();
    }

    /// <summary>Reads a file; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<Overpayment> Read(Stream stream) => LedgerCsv.Read(stream, Header, ReadRow);

    private static Overpayment ReadRow(CsvReader cells)
    {
        bool isPlaced = RowPlace.TryParse(cells.Text(15), out RowPlace place);
        return new Overpayment
        {
            Key = LedgerCells.Key(cells, 0),
            BeneficiaryName = LedgerCells.Name(cells, 3),
            Period = LedgerCells.Month(cells, 4),
            PaidIn = LedgerCells.Month(cells, 5),
            Unit = cells.Text(6),
            Group = LedgerCells.Group(cells, 7),
            Amount = LedgerCells.Amount(cells, 8),
            Payment = LedgerCells.Payment(cells, 9),
            IsPaid = LedgerCells.Count(cells, 10) == 1,
            Event = LedgerCells.Word<EventCode>(cells, 11),
            EventDate = LedgerCells.Day(cells, 12),
            Decision = cells.Text(13),
            ReportedBy = cells.Text(14),
            ReportedAt = LedgerCells.Required(cells, isPlaced, place),
        };
    }
}
