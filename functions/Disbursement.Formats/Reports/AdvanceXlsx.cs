using System.Globalization;
using Disbursement.Core.Advances;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes the settlement of the advance as a workbook: by unit, by provider, and every unit, source and provider.
/// </summary>
public static class AdvanceXlsx
{
    /// <summary>The content type of a workbook.</summary>
    public const string ContentType = CoverageXlsx.ContentType;

    /// <summary>Writes the workbook and leaves the stream open.</summary>
    public static void Write(Stream stream, AdvanceSettlement settlement, AdvanceReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(settlement);
        ArgumentNullException.ThrowIfNull(options);
        using var workbook = new WorkbookWriter(stream);
        WriteSheet(workbook, "Theo đơn vị", settlement.ByUnit(), settlement.Total, options);
        WriteSheet(workbook, "Theo bên chi trả", settlement.ByProvider(), settlement.Total, options);
        WriteSheet(workbook, "Chi tiết", settlement.Lines, settlement.Total, options);
        IReadOnlyList<AdvanceLine> officers = settlement.Officers();
        WriteSheet(workbook, "Sổ phụ cán bộ xã", officers, AdvanceLine.Sum(officers), options);
        if (settlement.Focal is { } focal)
        {
            WriteFocal(workbook, focal, options);
        }
    }

    /// <summary>The sub-ledgers of focal accounts: what is outstanding stands once more by the day paid in.</summary>
    private static void WriteFocal(
        WorkbookWriter workbook, IReadOnlyList<FocalLine> lines, AdvanceReportOptions options)
    {
        workbook.StartSheet("Sổ phụ tài khoản đầu mối");
        workbook.WriteHeader(
        [
            "Mã đơn vị", "Đơn vị", "Nguồn kinh phí", "Ngân hàng", "Tài khoản đầu mối",
            .. FocalSection.Columns.SelectMany(static column =>
                (string[])[$"{column.Vietnamese}: số khoản", $"{column.Vietnamese}: số tiền"]),
            "Ngày vào tài khoản", "Số ngày",
        ]);
        foreach (FocalLine line in lines)
        {
            object?[] names =
            [
                line.Unit, options.UnitName(line.Unit), AdvanceColumns.SourceName(line.Source), line.Institution,
                line.Account,
            ];
            workbook.WriteRow(
            [
                .. names,
                .. FocalSection.Columns.SelectMany(column =>
                    (object?[])[column.Of(line).Count, column.Of(line).Sum.Dong]),
                null, null,
            ]);
            foreach (FocalAge age in line.Ages)
            {
                object?[] empty = [.. FocalSection.Columns.SkipLast(1).SelectMany(static _ => (object?[])[null, null])];
                workbook.WriteRow(
                [
                    .. names,
                    .. empty,
                    age.Outstanding.Count,
                    age.Outstanding.Sum.Dong,
                    age.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    FocalSection.DaysOf(age, options),
                ]);
            }
        }
    }

    private static void WriteSheet(
        WorkbookWriter workbook,
        string name,
        IReadOnlyList<AdvanceLine> lines,
        AdvanceLine total,
        AdvanceReportOptions options)
    {
        workbook.StartSheet(name);
        workbook.WriteHeader(
        [
            "Mã đơn vị", "Đơn vị", "Nguồn kinh phí", "Mã bên chi trả", "Bên chi trả",
            .. AdvanceColumns.All.SelectMany(static column =>
                (string[])[$"{column.Vietnamese}: số khoản", $"{column.Vietnamese}: số tiền"]),
            "Phí chi trả", "Chưa rõ từ ngày",
        ]);
        foreach (AdvanceLine line in lines)
        {
            workbook.WriteRow(
            [
                line.Unit,
                line.Unit.Length == 0 ? "" : options.UnitName(line.Unit),
                AdvanceColumns.SourceName(line.Source),
                line.Provider,
                line.Provider.Length == 0 ? "" : options.ProviderName(line.Provider),
                .. Figures(line),
            ]);
        }

        workbook.WriteRow([ProofSectionRow.TotalName, "", "", "", "", .. Figures(total)]);
    }

    private static IEnumerable<object?> Figures(AdvanceLine line) => AdvanceColumns.All
        .SelectMany(column => (object?[])[column.Of(line).Count, column.Of(line).Sum.Dong])
        .Append(line.Fee?.Dong)
        .Append(line.OpenSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
