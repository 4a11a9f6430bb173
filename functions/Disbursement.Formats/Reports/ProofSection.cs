using Disbursement.Core.Coverage;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;

namespace Disbursement.Formats.Reports;

/// <summary>A table of the proof: the same for the page and the workbook.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Head">What its rows are.</param>
/// <param name="Columns">What is counted; the last one is what the equation leaves over, which must be nothing.</param>
/// <param name="Rows">The rows, each with one cell per column.</param>
internal sealed record ProofSection(
    string Title, string Head, IReadOnlyList<string> Columns, IReadOnlyList<ProofSectionRow> Rows)
{
    private static readonly string[] LineColumns =
        ["Trong tệp", "Đã chi", "Không chi được", "Chưa rõ kết quả", "Chênh lệch"];

    private static readonly string[] DueColumns =
    [
        "Trong tháng", "Kỳ trước chuyển sang", "Đã chi", "Không chi được", "Chưa rõ kết quả", "Chưa chi", "Chênh lệch",
    ];

    /// <summary>
    /// All tables of a month, in the order of reading: what was due and how long it has been owed, once the units are
    /// counted, then the same money four ways. What a page shortens is here in full.
    /// </summary>
    public static IReadOnlyList<ProofSection> Of(MonthProof proof, ProofReportOptions options) =>
    [
        .. proof.Entitlements.Count > 0 ? [Due(proof)] : Array.Empty<ProofSection>(),
        .. ProofOwed.Of(proof),
        Lines("Theo bên chi trả", "Bên chi trả", proof.Providers, proof.Month, options.ProviderName),
        Lines("Theo nguồn kinh phí", "Nguồn", proof.Groups, proof.Month, GroupName),
        Lines("Theo đơn vị lập danh sách", "Đơn vị", proof.Units, proof.Month, options.UnitName),
        Lines("Theo tệp chi trả", "Tệp", proof.Files, proof.Month, static code => code),
    ];

    internal static ProofSection Due(MonthProof proof)
    {
        ProofSectionRow[] rows = [.. proof.Entitlements.Select(sum => new ProofSectionRow(
            sum.Group.ToCode(), GroupName(sum.Group.ToListCode()), CellsOf(sum)))];
        return new ProofSection(
            "Các khoản phải chi, theo kết quả của lần chi cuối",
            "Nhóm",
            DueColumns,
            [.. rows, Total(rows, DueColumns.Length)]);
    }

    internal static ProofSection Lines(
        string title, string head, IReadOnlyList<ProofLine> lines, ProofLine month, Func<string, string> nameOf) => new(
        title,
        head,
        LineColumns,
        [
            .. lines.Select(line => new ProofSectionRow(line.Code, nameOf(line.Code), CellsOf(line))),
            new ProofSectionRow("", ProofSectionRow.TotalName, CellsOf(month)) { IsTotal = true },
        ]);

    internal static ProofCell[] CellsOf(ProofLine line) => CellsOf(
        line.InFiles, line.Paid + line.Returned + line.Open, [line.InFiles, line.Paid, line.Returned, line.Open]);

    private static ProofCell[] CellsOf(GroupSettlement sum) => CellsOf(
        sum.Plan,
        sum.Paid + sum.Returned + sum.Open + sum.Held,
        [sum.Taken, sum.CarriedIn, sum.Paid, sum.Returned, sum.Open, sum.Held]);

    /// <summary>The cells, and behind them by how much the sides differ.</summary>
    internal static ProofCell[] CellsOf(Tally left, Tally right, ReadOnlySpan<Tally> cells)
    {
        var all = new ProofCell[cells.Length + 1];
        for (int column = 0; column < cells.Length; column++)
        {
            all[column] = new ProofCell(cells[column].Count, cells[column].Sum.Dong);
        }

        all[^1] = new ProofCell(left.Count - right.Count, left.Sum.Dong - right.Sum.Dong);
        return all;
    }

    private static ProofSectionRow Total(IReadOnlyList<ProofSectionRow> rows, int columns) => new(
        "",
        ProofSectionRow.TotalName,
        [.. Enumerable.Range(0, columns).Select(
            column => new ProofCell(
                rows.Sum(row => row.Cells[column].Count), rows.Sum(row => row.Cells[column].Dong)))])
    {
        IsTotal = true,
    };

    internal static string GroupName(string code) => ProgrammeGroups.TryParse(code, out ProgrammeGroup group)
        ? group.ToCoverage().ToVietnamese()
        : code;
}
