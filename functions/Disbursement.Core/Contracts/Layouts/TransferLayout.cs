namespace Disbursement.Core.Contracts.Layouts;

/// <summary>What kind of file a layout describes.</summary>
public enum LayoutKind
{
    /// <summary>A workbook (ECMA-376). In the file: <c>xlsx</c>.</summary>
    Xlsx,

    /// <summary>Separated values (RFC 4180). In the file: <c>csv</c>.</summary>
    Csv,
}

/// <summary>The bytes of a CSV.</summary>
public enum LayoutEncoding
{
    /// <summary>UTF-8 without a byte order mark. In the file: <c>utf-8</c>.</summary>
    Utf8,

    /// <summary>UTF-8 with a byte order mark. In the file: <c>utf-8-bom</c>.</summary>
    Utf8Bom,

    /// <summary>ASCII; needs rules that leave no mark and a header without one. In the file: <c>ascii</c>.</summary>
    Ascii,
}

/// <summary>One column of a transfer list.</summary>
/// <param name="Header">Its header, as the bank spells it; may be empty.</param>
/// <param name="Field">What stands in it.</param>
/// <param name="IsText">Whether a workbook keeps it as text, zeros in front and all; else it is a number.</param>
/// <param name="CharactersMax">The most characters the bank takes, 1 to 140.</param>
/// <param name="Width">The width on screen, in characters, 1 to 100.</param>
public sealed record LayoutColumn(string Header, LayoutField Field, bool IsText, int CharactersMax, int Width);

/// <summary>
/// A bulk-transfer list as data: where its header stands, its columns in order and its bytes (DOMAIN 5.7).
/// </summary>
/// <remarks>
/// A layout's id ends in its version and a shipped layout never changes: files of an old month are read by it for ever.
/// </remarks>
public sealed record TransferLayout
{
    /// <summary>The most rows above the header.</summary>
    public const int HeaderRowMax = 20;

    /// <summary>The most columns.</summary>
    public const int ColumnsMax = 30;

    /// <summary>Its name in contracts, manifests and the ledger; lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>What it is and where it was seen, for people.</summary>
    public required string About { get; init; }

    /// <summary>Workbook or CSV.</summary>
    public required LayoutKind Kind { get; init; }

    /// <summary>The name of the sheet; empty for a CSV.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>The cells above the header, row by row, with marks such as <c>{count}</c> filled in.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Above { get; init; } = [];

    /// <summary>The 1-based row of the header; 0 when the file has none.</summary>
    public required int HeaderRow { get; init; }

    /// <summary>The columns, in order.</summary>
    public required IReadOnlyList<LayoutColumn> Columns { get; init; }

    /// <summary>The name of a second sheet; empty when there is none.</summary>
    public string InfoSheet { get; init; } = "";

    /// <summary>The cells of the second sheet.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Info { get; init; } = [];

    /// <summary>The bank's words for each route, where a column tells it.</summary>
    public IReadOnlyDictionary<TransferRoute, string> RouteWords { get; init; } =
        new Dictionary<TransferRoute, string>();

    /// <summary>The bytes of a CSV.</summary>
    public LayoutEncoding Encoding { get; init; }

    /// <summary>What parts the cells of a CSV: comma, semicolon, tab or bar.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Whether lines of a CSV end with CR LF.</summary>
    public bool Crlf { get; init; } = true;

    /// <summary>The ending of a file's name, with its dot.</summary>
    public string Ending => Kind == LayoutKind.Xlsx ? ".xlsx" : ".csv";

    /// <summary>The most characters of any column with a field; 140 when no column has it.</summary>
    public int CharactersMaxOf(LayoutField field) => Columns
        .Where(column => column.Field == field)
        .Select(static column => column.CharactersMax)
        .DefaultIfEmpty(CharacterRules.LengthMax)
        .Min();

    /// <summary>The 0-based place of the first column with a field; -1 when there is none.</summary>
    public int IndexOf(LayoutField field)
    {
        for (int index = 0; index < Columns.Count; index++)
        {
            if (Columns[index].Field == field)
            {
                return index;
            }
        }

        return -1;
    }
}
