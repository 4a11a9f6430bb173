using System.Buffers;
using System.Collections.Frozen;
using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Text;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>
/// Finds the header of a list within its first rows, in one row or in two (a group above its columns).
/// </summary>
internal sealed class HeaderFinder
{
    private const long MoneyMin = 1_000;
    private const int NumberingCellsMin = 3;
    private const int NumberingLengthMax = 8;

    private static readonly FrozenSet<IntakeField> Names = [IntakeField.CitizenId, IntakeField.FullName];

    private static readonly SearchValues<char> SumCharacters = SearchValues.Create("0123456789=+x*()");

    private readonly ICellRows _rows;
    private readonly int _rowsMax;
    private IReadOnlyList<string> _above = [];

    public HeaderFinder(ICellRows rows, int rowsMax)
    {
        _rows = rows;
        _rowsMax = rowsMax;
    }

    /// <summary>The row that knows the most columns, or none in an empty list.</summary>
    public ColumnMap? Best { get; private set; }

    /// <summary>The line of the best row.</summary>
    public int Line { get; private set; }

    /// <summary>The best row has all columns a list needs.</summary>
    public bool IsComplete => Best is { Missing.Count: 0 };

    /// <summary>A row passed looks like a person's: a citizen id and money.</summary>
    public bool SawPerson { get; private set; }

    /// <summary>The row behind the header was read and is no part of it: it is still to be taken.</summary>
    public bool HasRowWaiting { get; private set; }

    /// <summary>Lines behind the header that only number its columns.</summary>
    public int LinesIgnored { get; private set; }

    /// <summary>Reads until the header is complete or the rows to look at are over.</summary>
    public async ValueTask FindAsync(CancellationToken cancellationToken)
    {
        for (int row = 0; row < _rowsMax && !IsComplete && await _rows.ReadAsync(cancellationToken); row++)
        {
            Keep(ColumnMap.Of(_rows.Cells));
            if (!IsComplete && _above.Count > 0)
            {
                Keep(Join(ColumnMap.Of(_above), _rows.Cells));
            }

            SawPerson |= LooksLikePerson(_rows.Cells);
            _above = _rows.Cells;
        }

        if (IsComplete)
        {
            await ReadBehindAsync(cancellationToken);
        }
    }

    /// <summary>Reads a list without a header to its end, to see whether people stand in it.</summary>
    public async ValueTask<bool> HoldsPeopleAsync(CancellationToken cancellationToken)
    {
        while (!SawPerson && await _rows.ReadAsync(cancellationToken))
        {
            SawPerson = LooksLikePerson(_rows.Cells);
        }

        return SawPerson;
    }

    private void Keep(ColumnMap columns)
    {
        if (Best is null || columns.Known > Best.Known)
        {
            Best = columns;
            Line = _rows.LineNumber;
        }
    }

    /// <summary>A second row of the header, and the row that numbers the columns, are no rows of people.</summary>
    private async ValueTask ReadBehindAsync(CancellationToken cancellationToken)
    {
        HasRowWaiting = await _rows.ReadAsync(cancellationToken);
        if (HasRowWaiting && IsSecondRow(_rows.Cells))
        {
            Best = Join(Best!, _rows.Cells);
            HasRowWaiting = await _rows.ReadAsync(cancellationToken);
        }

        if (HasRowWaiting && IsNumbering(_rows.Cells))
        {
            LinesIgnored++;
            HasRowWaiting = false;
        }
    }

    /// <summary>The lower cell names the column where it has a name that is known; else the upper one.</summary>
    private static ColumnMap Join(ColumnMap upper, IReadOnlyList<string> lower)
    {
        string[] headers = new string[Math.Max(upper.Headers.Count, lower.Count)];
        for (int column = 0; column < headers.Length; column++)
        {
            string above = column < upper.Headers.Count ? upper.Headers[column] : "";
            string below = column < lower.Count ? lower[column] : "";
            bool named = IntakeColumns.TryFind(below, out _) || string.IsNullOrWhiteSpace(above);
            headers[column] = named ? below : above;
        }

        return ColumnMap.Of(headers);
    }

    private bool IsSecondRow(IReadOnlyList<string> cells)
    {
        bool names = false;
        for (int column = 0; column < cells.Count; column++)
        {
            bool blank = string.IsNullOrWhiteSpace(cells[column]);
            if (!blank && Best!.FieldOf(column) is { } upper && Names.Contains(upper))
            {
                return false;
            }

            names |= !blank && IntakeColumns.TryFind(cells[column], out IntakeField field) && Best![field] < 0;
        }

        return names;
    }

    private static bool IsNumbering(IReadOnlyList<string> cells)
    {
        string[] filled = [.. cells.Where(cell => !string.IsNullOrWhiteSpace(cell))];
        return filled.Length >= NumberingCellsMin && filled.All(IsColumnNumber);
    }

    /// <summary><c>1</c>, <c>(2)</c>, <c>A</c>, <c>9=7+8</c>.</summary>
    private static bool IsColumnNumber(string cell)
    {
        ReadOnlySpan<char> text = cell.AsSpan().Trim().Trim("()");
        bool letter = text.Length == 1 && char.IsAsciiLetter(text[0]);
        bool sum = text.Length <= NumberingLengthMax && text.Contains('=')
            && !text.ContainsAnyExcept(SumCharacters);
        return letter || sum || (text.Length is 1 or 2 && !text.ContainsAnyExceptInRange('0', '9'));
    }

    private static bool LooksLikePerson(IReadOnlyList<string> cells)
    {
        int person = -1;
        for (int column = 0; column < cells.Count && person < 0; column++)
        {
            string digits = VietnameseText.CollapseSpaces(cells[column]);
            bool number = digits.Length is 11 or CitizenId.DigitCount && digits.All(char.IsAsciiDigit);
            person = number && (digits.Length == 11 || digits[0] == '0') ? column : -1;
        }

        return person >= 0 && cells.Where((cell, column) => column != person
            && AmountText.TryParse(cell.AsSpan().Trim(), out long dong) && dong >= MoneyMin).Any();
    }
}
