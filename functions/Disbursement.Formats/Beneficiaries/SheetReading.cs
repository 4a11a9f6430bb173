using Disbursement.Core.Intake;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>What came of one sheet of a workbook while it is read.</summary>
internal sealed class SheetReading
{
    public required int Sheet { get; init; }

    public required string Name { get; init; }

    public required bool IsHidden { get; init; }

    /// <summary>The line of the header; 0 where the sheet holds no list.</summary>
    public int HeaderLine { get; set; }

    public int Rows { get; set; }

    public int LinesIgnored { get; set; }

    /// <summary>Fields whose columns are hidden and were read.</summary>
    public IReadOnlyList<IntakeField> HiddenColumns { get; set; } = [];

    public RowPlace Header => new(Sheet, HeaderLine);

    public ReceiptSheet ToReceipt()
    {
        (string vietnamese, string english) = (HeaderLine, IsHidden) switch
        {
            (_, true) when Rows > 0 => ("Trang tính ẩn có dòng người hưởng.", "A hidden sheet that holds rows of people."),
            (0, true) => ("Trang tính ẩn, không có danh sách: không đọc.", "A hidden sheet without a list: not read."),
            (0, _) => ("Trang tính không có danh sách: không đọc.", "A sheet without a list: not read."),
            (_, true) => ("Trang tính ẩn, có tiêu đề nhưng không có dòng nào.", "A hidden sheet: header, no rows."),
            _ => ($"Đã đọc danh sách; tiêu đề ở dòng {HeaderLine}.", $"The list was read; header line {HeaderLine}."),
        };
        return new ReceiptSheet(
            Math.Max(1, Sheet),
            Name,
            HeaderLine == 0 ? null : HeaderLine,
            Rows,
            LinesIgnored,
            [.. HiddenColumns.Select(IntakeColumns.HeaderOf)],
            vietnamese,
            english);
    }
}
