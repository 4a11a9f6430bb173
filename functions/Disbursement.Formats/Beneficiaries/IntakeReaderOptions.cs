using Disbursement.Core.Text.Encodings;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>The bounds of reading a list.</summary>
public sealed record IntakeReaderOptions
{
    /// <summary>The defaults.</summary>
    public static IntakeReaderOptions Default { get; } = new();

    /// <summary>The most rows of a list.</summary>
    /// <value>2,000,000: twice the largest province in one file.</value>
    public int RowsMax { get; init; } = 2_000_000;

    /// <summary>Within how many rows the header must stand.</summary>
    /// <value>20 (DESIGN 4).</value>
    public int HeaderRowsMax { get; init; } = 20;

    /// <summary>The encoding that the officer named for this file.</summary>
    /// <value>None: it is found by the text.</value>
    public TextEncodingKind? StatedEncoding { get; init; }

    /// <summary>The bounds of cells and rows.</summary>
    public CsvLimits Csv { get; init; } = CsvLimits.Default;

    /// <summary>The bounds of a workbook.</summary>
    public WorkbookLimits Workbook { get; init; } = WorkbookLimits.Default;

    /// <summary>The bounds of sorting.</summary>
    public ExternalSortOptions Sort { get; init; } = ExternalSortOptions.Default;
}
