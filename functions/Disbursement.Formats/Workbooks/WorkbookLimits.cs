namespace Disbursement.Formats.Workbooks;

/// <summary>
/// What a workbook may cost before it is refused; memory and time are bounded by these, whatever comes.
/// </summary>
public sealed record WorkbookLimits
{
    /// <summary>The defaults: far above any list, far below what harms.</summary>
    public static WorkbookLimits Default { get; } = new();

    /// <summary>The most sheets, hidden ones included.</summary>
    /// <value>Default 300: a province has 151 communes at most.</value>
    public int SheetsMax { get; init; } = 300;

    /// <summary>The most columns of a row; text to the right of them marks the row.</summary>
    /// <value>Default 200.</value>
    public int ColumnsMax { get; init; } = 200;

    /// <summary>The longest cell in characters; a longer one marks its row.</summary>
    /// <value>Default 4,096.</value>
    public int CellCharactersMax { get; init; } = 4_096;

    /// <summary>The most texts of the shared table.</summary>
    /// <value>Default 10,000,000; 8 bytes of memory each.</value>
    public int SharedStringsMax { get; init; } = 10_000_000;

    /// <summary>From how many bytes on the shared table lies in a file instead of memory.</summary>
    /// <value>Default 32 MiB.</value>
    public int SharedStringsMemoryBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The most bytes all parts together may unpack to.</summary>
    /// <value>Default 2 GiB.</value>
    public long UnpackedBytesMax { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>How many times its packed size a part of more than 16 MiB may unpack to.</summary>
    /// <value>Default 200; sheets of real lists reach 40.</value>
    public int CompressionRatioMax { get; init; } = 200;

    /// <summary>How deep elements may nest.</summary>
    /// <value>Default 32; worksheets use 8.</value>
    public int XmlDepthMax { get; init; } = 32;

    /// <summary>The largest workbook of the old kind (<c>.xls</c>), in bytes: its texts are held in memory.</summary>
    /// <value>Default 64 MiB.</value>
    public long XlsBytesMax { get; init; } = 64L * 1024 * 1024;

    /// <summary>Where the copy of the file and its shared texts are spooled while it is read.</summary>
    /// <value>None by default: the machine's folder for temporary files.</value>
    public string? SpoolFolder { get; init; }
}
