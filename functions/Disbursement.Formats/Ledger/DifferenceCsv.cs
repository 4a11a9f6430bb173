using Disbursement.Core.Comparison;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>Entitlements that differ between two months, in key order: the ledger's own file.</summary>
/// <remarks>Holds accounts whole, since a later step compares them; what people see is masked.</remarks>
public static class DifferenceCsv
{
    private const int SideColumns = 10;
    private const int BeforeColumn = 6;
    private const int NowColumn = BeforeColumn + SideColumns;

    // Before the header, which is made of it.
    private static readonly string[] SideNames =
    [
        "unit", "commune", "group", "amount", "arrears", "channel", "institution", "account", "payee", "payee_name",
    ];

    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "person", "programme", "reference", "full_name", "changes", "renamed",
        .. Side("_before"), .. Side(""),
    ];

    /// <summary>Writes one difference.</summary>
    public static void Write(CsvWriter writer, EntitlementDifference difference)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(difference);
        LedgerCells.WriteKey(writer, difference.Key);
        writer.Write(difference.FullName.Reveal());
        writer.Write(difference.Kinds.ToCodes());
        writer.Write(difference.IsRenamed ? "x" : "");
        WriteSide(writer, difference.Before);
        WriteSide(writer, difference.Now);
        writer.EndRow();
    }

    /// <summary>Reads differences; the caller disposes the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<EntitlementDifference> Read(Stream stream) => LedgerCsv.Read(stream, Header, ReadRow);

    private static IEnumerable<string> Side(string suffix) => SideNames.Select(name => name + suffix);

    private static void WriteSide(CsvWriter writer, DifferenceSide? side)
    {
        if (side is null)
        {
            for (int column = 0; column < SideColumns; column++)
            {
                writer.Write("");
            }

            return;
        }

        writer.Write(side.Place.Unit);
        writer.Write(side.Place.Commune);
        writer.Write(side.Place.Group.ToCode());
        writer.Write(side.Amount);
        writer.Write(side.Arrears);
        writer.Write(side.Asked.ToCode());
        writer.Write(side.Institution);
        writer.Write(side.Account?.Reveal());
        writer.Write(side.PayeeId.Reveal());
        writer.Write(side.PayeeName.Reveal());
    }

    private static EntitlementDifference ReadRow(CsvReader cells) => new(
        LedgerCells.Key(cells, 0),
        LedgerCells.Name(cells, 3),
        ReadSide(cells, BeforeColumn),
        ReadSide(cells, NowColumn),
        LedgerCells.Required(cells, DifferenceCodes.TryParse(cells.Text(4), out DifferenceKinds kinds), kinds),
        cells.Text(5) == "x");

    private static DifferenceSide? ReadSide(CsvReader cells, int column) => cells.Bytes(column).IsEmpty
        ? null
        : new DifferenceSide(
            new ComparisonPlace(cells.Text(column), cells.Text(column + 1), LedgerCells.Group(cells, column + 2)),
            LedgerCells.Amount(cells, column + 3),
            LedgerCells.Amount(cells, column + 4),
            LedgerCells.Required(
                cells,
                EntitlementCodes.TryParseChannel(cells.Text(column + 5), out ChannelAsked asked),
                asked),
            LedgerCells.TextOrNone(cells, column + 6),
            LedgerCells.AccountOrNone(cells, column + 7),
            LedgerCells.Person(cells, column + 8),
            LedgerCells.Name(cells, column + 9));
}
