using Disbursement.Core.Intake;
using Disbursement.Core.Text;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>What the last row <c>Tổng cộng</c> of a list declares over all rows as sent (DESIGN 4).</summary>
/// <param name="LineNumber">The line of the row.</param>
/// <param name="Rows">The count of rows, where given.</param>
/// <param name="Amount">The sum of amounts in đồng, where given.</param>
/// <param name="Arrears">The sum of arrears in đồng, where given.</param>
/// <param name="IsReadable">False when a number given cannot be read.</param>
public sealed record DeclaredTotals(
    int LineNumber, decimal? Rows, decimal? Amount, decimal? Arrears, bool IsReadable)
{
    private const string Label = "TONG CONG";
    private const int LabelCellLengthMax = 60;

    /// <summary>The 1-based sheet of the row; 0 for a file without.</summary>
    public int Sheet { get; init; }

    /// <summary>Reads a row that is labelled as the total and names no programme; none for any other row.</summary>
    public static DeclaredTotals? TryRead(RawRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        int label = FindLabel(row.Cells);
        if (label < 0 || NamesProgramme(row, label))
        {
            return null;
        }

        string amount = row[IntakeField.Amount];
        string arrears = row[IntakeField.Arrears];
        decimal? declaredAmount = Read(amount);
        decimal? declaredArrears = Read(arrears);
        bool readable = !row.Noticed.Any(finding => finding.Severity == FindingSeverity.Error
            && finding.Field is IntakeField.Amount or IntakeField.Arrears)
            && (amount.Length == 0 || declaredAmount is not null)
            && (arrears.Length == 0 || declaredArrears is not null);
        return new DeclaredTotals(
            row.LineNumber, FindCount(row, label), declaredAmount, declaredArrears, readable)
        {
            Sheet = row.Place.Sheet,
        };
    }

    private static int FindLabel(IReadOnlyList<string> cells)
    {
        for (int column = 0; column < cells.Count; column++)
        {
            if (IsLabel(cells[column]))
            {
                return column;
            }
        }

        return -1;
    }

    private static bool IsLabel(string cell)
    {
        ReadOnlySpan<char> text = cell.AsSpan().TrimStart();
        bool candidate = text.Length is >= 8 and <= LabelCellLengthMax && text[0] is 'T' or 't'
            && text[1] is 'ổ' or 'Ổ' or 'o' or 'O';
        return candidate && VietnameseText.MatchKey(cell).StartsWith(Label, StringComparison.Ordinal);
    }

    /// <summary>A beneficiary whose note says "tổng cộng" is no total.</summary>
    private static bool NamesProgramme(RawRow row, int label)
    {
        string programme = row[IntakeField.Programme];
        return programme.Any(char.IsLetter) && row.Cells[label].Trim() != programme;
    }

    /// <summary>The count stands behind the label, or is the first number of the row that is no money.</summary>
    private static decimal? FindCount(RawRow row, int label)
    {
        string behind = string.Concat(row.Cells[label].SkipWhile(character => !char.IsAsciiDigit(character))
            .TakeWhile(character => char.IsAsciiDigit(character) || character is '.' or ','));
        if (behind.Length > 0)
        {
            return Read(behind.TrimEnd('.', ','));
        }

        for (int column = 0; column < row.Cells.Count; column++)
        {
            string text = row.Cells[column].Trim();
            bool money = row.IsColumn(column, IntakeField.Amount) || row.IsColumn(column, IntakeField.Arrears);
            if (!money && column != label && AmountText.TryParse(text, out long count))
            {
                return count;
            }
        }

        return null;
    }

    private static decimal? Read(string text) => text.Length == 0 ? null : AmountText.AsSent(text);
}
