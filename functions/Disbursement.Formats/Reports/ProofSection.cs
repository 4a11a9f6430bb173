using Disbursement.Core.Coverage;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;
using Disbursement.Core.Settlement;

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

    private static readonly string[] OwedColumns =
        ["Không chi được, chuyển kỳ sau", "Chưa rõ kết quả", "Cộng", "Chênh lệch"];

    /// <summary>
    /// The tables of a month, in the order of reading: what was due and how long it has been owed, once the units are
    /// counted, then the same money four ways.
    /// </summary>
    public static IReadOnlyList<ProofSection> Of(MonthProof proof, ProofReportOptions options) =>
    [
        .. proof.Entitlements.Count > 0 ? [Due(proof)] : Array.Empty<ProofSection>(),
        .. proof.Owed is { } owed ? [Owed(proof, owed)] : Array.Empty<ProofSection>(),
        Lines("Theo bên chi trả", "Bên chi trả", proof.Providers, proof.Month, options.ProviderName),
        Lines("Theo nguồn kinh phí", "Nguồn", proof.Groups, proof.Month, GroupName),
        Lines("Theo đơn vị lập danh sách", "Đơn vị", proof.Units, proof.Month, options.UnitName),
        Lines("Theo tệp chi trả", "Tệp", proof.Files, proof.Month, static code => code),
    ];

    /// <summary>What is owed, by unit and age; nothing while that is not known.</summary>
    public static IEnumerable<ProofSection> OwedByUnit(MonthProof proof, ProofReportOptions options)
    {
        if (proof.Owed is { } owed)
        {
            ProofSectionRow[] rows = [.. owed.Select(line => new ProofSectionRow(
                line.Unit, $"{options.UnitName(line.Unit)}: {AgeName(line.Months)}", CellsOf(line)))];
            yield return new ProofSection(
                "Tuổi nợ theo đơn vị", "Đơn vị", OwedColumns, [.. rows, TotalOf(proof, owed)]);
        }
    }

    /// <summary>A row for every age, also those without any money, so that all pages look alike.</summary>
    private static ProofSection Owed(MonthProof proof, IReadOnlyList<OwedLine> owed) => new(
        "Còn phải chi, theo thời gian kể từ tháng được hưởng",
        "Thời gian",
        OwedColumns,
        [
            .. Enumerable.Range(0, Ageing.Oldest + 1).Select(months => new ProofSectionRow(
                "", AgeName(months), CellsOf(OwedLine.Sum(owed.Where(line => line.Months == months))))),
            TotalOf(proof, owed),
        ]);

    /// <summary>The sum of all ages, and by how much it differs from what the proof says is owed.</summary>
    private static ProofSectionRow TotalOf(MonthProof proof, IReadOnlyList<OwedLine> owed)
    {
        OwedLine sum = OwedLine.Sum(owed);
        Tally proved = proof.Entitlements.Aggregate(proof.Month.Open, static (total, group) => total + group.Returned);
        return new ProofSectionRow(
            "",
            ProofSectionRow.TotalName,
            CellsOf(proved, sum.Carried + sum.Open, [sum.Carried, sum.Open, sum.Carried + sum.Open]))
        {
            IsTotal = true,
        };
    }

    private static ProofCell[] CellsOf(OwedLine line)
    {
        Tally sum = line.Carried + line.Open;
        return CellsOf(sum, sum, [line.Carried, line.Open, sum]);
    }

    private static string AgeName(int months) => months switch
    {
        0 => "Trong tháng",
        Ageing.Oldest => $"Chậm {months} tháng trở lên",
        _ => $"Chậm {months} tháng",
    };

    private static ProofSection Due(MonthProof proof)
    {
        ProofSectionRow[] rows = [.. proof.Entitlements.Select(sum => new ProofSectionRow(
            sum.Group.ToCode(), GroupName(sum.Group.ToListCode()), CellsOf(sum)))];
        return new ProofSection(
            "Các khoản phải chi, theo kết quả của lần chi cuối",
            "Nhóm",
            DueColumns,
            [.. rows, Total(rows, DueColumns.Length)]);
    }

    private static ProofSection Lines(
        string title, string head, IReadOnlyList<ProofLine> lines, ProofLine month, Func<string, string> nameOf) => new(
        title,
        head,
        LineColumns,
        [
            .. lines.Select(line => new ProofSectionRow(line.Code, nameOf(line.Code), CellsOf(line))),
            new ProofSectionRow("", ProofSectionRow.TotalName, CellsOf(month)) { IsTotal = true },
        ]);

    private static ProofCell[] CellsOf(ProofLine line) => CellsOf(
        line.InFiles, line.Paid + line.Returned + line.Open, [line.InFiles, line.Paid, line.Returned, line.Open]);

    private static ProofCell[] CellsOf(GroupSettlement sum) => CellsOf(
        sum.Plan,
        sum.Paid + sum.Returned + sum.Open + sum.Held,
        [sum.Taken, sum.CarriedIn, sum.Paid, sum.Returned, sum.Open, sum.Held]);

    /// <summary>The cells, and behind them by how much the sides differ.</summary>
    private static ProofCell[] CellsOf(Tally left, Tally right, ReadOnlySpan<Tally> cells)
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

    private static string GroupName(string code) => ProgrammeGroups.TryParse(code, out ProgrammeGroup group)
        ? group.ToCoverage().ToVietnamese()
        : code;
}
