using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Encodings;

/// <summary>Mends cells of a Unicode file that hold text of an old encoding, column by column.</summary>
/// <remarks>
/// A cell that can be read in two ways (<c>Dòng</c>, in TCVN3 Dũng) is decided by the cells before it in its column.
/// Where the column contradicts itself, the file is asked about: nobody can tell which name is meant.
/// </remarks>
internal sealed class CellMender
{
    private readonly List<Column> _columns = [];

    /// <summary>A cell of the current row was mended.</summary>
    public bool HasMended { get; private set; }

    /// <summary>A column in which Unicode and an old encoding cannot be told apart.</summary>
    public Finding? Problem { get; private set; }

    /// <summary>Mends the cells of a row in their place.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="lineNumber">The row's line.</param>
    /// <param name="verdict">The encoding of the file; none as long as all of it was ASCII.</param>
    public string[] Mend(string[] cells, int lineNumber, EncodingVerdict? verdict)
    {
        HasMended = false;
        for (int column = 0; verdict is not null && column < cells.Length; column++)
        {
            string cell = cells[column];
            if (cell.Length > 0 && !System.Text.Ascii.IsValid(cell))
            {
                cells[column] = verdict.Kind switch
                {
                    TextEncodingKind.Utf8 or TextEncodingKind.Utf16LittleEndian or TextEncodingKind.Utf16BigEndian =>
                        MendCell(cell, column, lineNumber),
                    TextEncodingKind.Tcvn3 => CellText.RestoreCapitals(cell),
                    _ => cell,
                };
            }
        }

        return cells;
    }

    private string MendCell(string cell, int column, int lineNumber)
    {
        Column state = StateOf(column);
        if (state.Old is null && cell == state.LastKept)
        {
            return cell;
        }

        CellRepair repair = CellText.Repair(cell);
        if (repair.IsRepaired)
        {
            HasMended = true;
            bool old = repair.From is TextEncodingKind.Tcvn3 or TextEncodingKind.Vni;
            state.Old = old ? repair.From : state.Old;
            AskIf(old && state.TakenAsUnicode == repair.From, lineNumber);
            return repair.Text;
        }

        if (CellText.IsUnicode(cell))
        {
            AskIf(state.HasTakenAsOld, lineNumber);
            return cell;
        }

        return state.Old is { } kind ? TakeAsOld(state, cell, kind) : TakeAsUnicode(state, cell);
    }

    private string TakeAsOld(Column state, string cell, TextEncodingKind kind)
    {
        if (CellText.ReadsAlsoAs(cell, kind) is not { } other)
        {
            return cell;
        }

        state.HasTakenAsOld = true;
        HasMended = true;
        return other;
    }

    private static string TakeAsUnicode(Column state, string cell)
    {
        state.LastKept = cell;
        state.TakenAsUnicode ??= CellText.ReadsAlsoAs(cell, TextEncodingKind.Tcvn3) is not null ? TextEncodingKind.Tcvn3
            : CellText.ReadsAlsoAs(cell, TextEncodingKind.Vni) is not null ? TextEncodingKind.Vni
            : null;
        return cell;
    }

    private void AskIf(bool contradicts, int lineNumber)
    {
        if (contradicts)
        {
            Problem ??= Finding.Of(
                FindingNumber.EncodingMixed, value: lineNumber.ToString(CultureInfo.InvariantCulture));
        }
    }

    private Column StateOf(int column)
    {
        while (_columns.Count <= column)
        {
            _columns.Add(new Column());
        }

        return _columns[column];
    }

    /// <summary>What a column has shown so far.</summary>
    private sealed class Column
    {
        /// <summary>The old encoding of cells that were certainly in one.</summary>
        public TextEncodingKind? Old { get; set; }

        /// <summary>A cell of two readings was taken as it stood; the encoding of the other reading.</summary>
        public TextEncodingKind? TakenAsUnicode { get; set; }

        /// <summary>The last cell that was looked at and stands as it was: columns repeat their values.</summary>
        public string? LastKept { get; set; }

        /// <summary>A cell of two readings was converted.</summary>
        public bool HasTakenAsOld { get; set; }
    }
}
