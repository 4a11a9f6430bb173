namespace Disbursement.Cli.Generate.Planning;

/// <summary>The kind of file the offices send.</summary>
internal enum ListFormat
{
    /// <summary>CSV, in each office's own way.</summary>
    Csv,

    /// <summary>Workbooks, as Excel 2007 and later saves them.</summary>
    Xlsx,

    /// <summary>Every third office, the first one always, sends workbooks; the others CSV.</summary>
    Mixed,
}
