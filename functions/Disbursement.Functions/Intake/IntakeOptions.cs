using System.ComponentModel.DataAnnotations;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Functions.Intake;

/// <summary>How lists are read. Section <c>Intake</c>.</summary>
public sealed record IntakeOptions
{
    /// <summary>The largest file taken, in bytes.</summary>
    /// <value>Default 512 MiB; 1 KiB to 4 GiB.</value>
    [Range(1_024, 4_294_967_296)]
    public long FileBytesMax { get; init; } = 512L * 1024 * 1024;

    /// <summary>The most rows of one file.</summary>
    /// <value>Default 2,000,000; 1 to 10,000,000.</value>
    [Range(1, 10_000_000)]
    public int RowsMax { get; init; } = 2_000_000;

    /// <summary>The most sheets of a workbook, hidden ones included.</summary>
    /// <value>Default 300; 1 to 10,000.</value>
    [Range(1, 10_000)]
    public int SheetsMax { get; init; } = 300;

    /// <summary>The most columns of a list.</summary>
    /// <value>Default 200; 30 to 16,384.</value>
    [Range(30, 16_384)]
    public int ColumnsMax { get; init; } = 200;

    /// <summary>The longest cell: bytes of a text file, characters of a workbook.</summary>
    /// <value>Default 4,096; 200 to 32,767.</value>
    [Range(200, 32_767)]
    public int CellLengthMax { get; init; } = 4_096;

    /// <summary>The most bytes all parts of a workbook may unpack to.</summary>
    /// <value>Default 2 GiB; 1 MiB to 16 GiB.</value>
    [Range(1_048_576, 17_179_869_184)]
    public long UnpackedBytesMax { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>How many times its packed size a large part of a workbook may unpack to.</summary>
    /// <value>Default 200; 10 to 1,100.</value>
    [Range(10, 1_100)]
    public int CompressionRatioMax { get; init; } = 200;

    /// <summary>How deep the elements of a workbook's parts may nest.</summary>
    /// <value>Default 32; 8 to 256.</value>
    [Range(8, 256)]
    public int XmlDepthMax { get; init; } = 32;

    /// <summary>The most different texts of a workbook.</summary>
    /// <value>Default 10,000,000; 1,000 to 50,000,000.</value>
    [Range(1_000, 50_000_000)]
    public int SharedStringsMax { get; init; } = 10_000_000;

    /// <summary>The largest workbook of the old kind (<c>.xls</c>), in bytes.</summary>
    /// <value>Default 64 MiB; 1 KiB to 512 MiB.</value>
    [Range(1_024, 536_870_912)]
    public long XlsBytesMax { get; init; } = 64L * 1024 * 1024;

    /// <summary>How long a file may stay unanswered before the sweep reads it, in seconds.</summary>
    /// <value>Default 120; 1 to 86,400.</value>
    [Range(1, 86_400)]
    public int UnansweredSeconds { get; init; } = 120;

    /// <summary>How many days after the month an authorisation must still hold before it is warned about.</summary>
    /// <value>Default 30; 0 to 365, 0 warns only in the month in which it ends.</value>
    [Range(0, 365)]
    public int AuthorisationAlarmDays { get; init; } = IntakeContext.AuthorisationAlarmDaysDefault;

    /// <summary>The bounds of the reader.</summary>
    internal IntakeReaderOptions ToReaderOptions() => new()
    {
        RowsMax = RowsMax,
        Csv = CsvLimits.Default with { CellBytesMax = CellLengthMax, ColumnsMax = ColumnsMax },
        Workbook = new WorkbookLimits
        {
            SheetsMax = SheetsMax,
            ColumnsMax = ColumnsMax,
            CellCharactersMax = CellLengthMax,
            UnpackedBytesMax = UnpackedBytesMax,
            CompressionRatioMax = CompressionRatioMax,
            XmlDepthMax = XmlDepthMax,
            SharedStringsMax = SharedStringsMax,
            XlsBytesMax = XlsBytesMax,
        },
    };
}
