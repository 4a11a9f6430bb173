using Disbursement.Core.Proof;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Reports;

/// <summary>Writes the proof of a month as a workbook: a sheet for each table of the page, and what is owed
/// by unit and age.</summary>
public static class ProofXlsx
{
    /// <summary>The content type of a workbook.</summary>
    public const string ContentType = CoverageXlsx.ContentType;

    /// <summary>Writes the workbook and leaves the stream open.</summary>
    public static void Write(Stream stream, MonthProof proof, ProofReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(options);
        using var workbook = new WorkbookWriter(stream);
        foreach (ProofSection section in ProofSection.Of(proof, options)
            .Concat(ProofOwed.ByUnit(proof, options)))
        {
            workbook.StartSheet(SheetName(section));
            workbook.WriteHeader(
            [
                "Mã", section.Head,
                .. section.Columns.SelectMany(
                    static column => (string[])[$"{column}: số khoản", $"{column}: số tiền"]),
            ]);
            foreach (ProofSectionRow row in section.Rows)
            {
                workbook.WriteRow(
                [
                    row.Code, row.Name,
                    .. row.Cells.SelectMany(static cell => (object?[])[cell.Count, cell.Dong]),
                ]);
            }
        }
    }

    /// <summary>The title as far as a tab shows it.</summary>
    private static string SheetName(ProofSection section) => section.Title.Split(',')[0];
}
