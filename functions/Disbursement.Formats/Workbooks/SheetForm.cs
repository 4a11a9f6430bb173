namespace Disbursement.Formats.Workbooks;

/// <summary>How a written sheet looks on screen and on paper.</summary>
/// <param name="Widths">Widths of the columns from A, in characters; columns beyond keep the program's width.</param>
/// <param name="HeadRow">The 1-based row of the header: it and the rows above stay on screen; 0 when none does.</param>
/// <param name="Prints">Whether it prints on A4 landscape, as wide as the paper, with the header on every page and
/// the page's number of all pages.</param>
public sealed record SheetForm(IReadOnlyList<int> Widths, int HeadRow, bool Prints)
{
    /// <summary>A plain table with its header in the first row.</summary>
    public static SheetForm Table { get; } = new([], HeadRow: 1, Prints: false);

    /// <summary>The 1-based rows after which a printed page ends.</summary>
    public IReadOnlyList<int> PageEnds { get; init; } = [];
}
