namespace Disbursement.Formats.Csv;

/// <summary>Why a CSV file cannot be read further.</summary>
public enum CsvProblemKind
{
    /// <summary>The bytes are not UTF-8.</summary>
    NotUtf8,

    /// <summary>A NUL byte: a binary file, or UTF-16.</summary>
    Binary,

    /// <summary>The file ends inside quotes.</summary>
    QuoteNotClosed,

    /// <summary>A row is longer than the limit; often a quote that is not closed.</summary>
    RowTooLong,
}

/// <summary>A problem of the file as a whole.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="LineNumber">The 1-based line, as a text editor shows it.</param>
public sealed record CsvProblem(CsvProblemKind Kind, int LineNumber);
