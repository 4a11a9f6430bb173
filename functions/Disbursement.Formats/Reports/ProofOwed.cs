using Disbursement.Core.Payments;
using Disbursement.Core.Proof;
using Disbursement.Core.Settlement;

namespace Disbursement.Formats.Reports;

/// <summary>The tables of what is still owed, by age: none while the units are not counted.</summary>
internal static class ProofOwed
{
    private static readonly string[] Columns =
        ["Không chi được, chuyển kỳ sau", "Chưa rõ kết quả", "Cộng", "Chênh lệch"];

    /// <summary>What is owed, by unit and age; nothing while that is not known.</summary>
    public static IEnumerable<ProofSection> ByUnit(MonthProof proof, ProofReportOptions options)
    {
        if (proof.Owed is { } owed)
        {
            ProofSectionRow[] rows = [.. owed.Select(line => new ProofSectionRow(
                line.Unit, $"{options.UnitName(line.Unit)}: {Ageing.ToVietnamese(line.Months)}", CellsOf(line)))];
            yield return new ProofSection(
                "Tuổi nợ theo đơn vị", "Đơn vị", Columns, [.. rows, TotalOf(proof, owed)]);
        }
    }

    /// <summary>A row for every age, also those without any money, so that all pages look alike.</summary>
    public static IEnumerable<ProofSection> Of(MonthProof proof)
    {
        if (proof.Owed is { } owed)
        {
            yield return new ProofSection(
                "Còn phải chi, theo thời gian kể từ tháng được hưởng",
                "Thời gian",
                Columns,
                [
                    .. Enumerable.Range(0, Ageing.Oldest + 1).Select(months => new ProofSectionRow(
                        "",
                        Ageing.ToVietnamese(months),
                        CellsOf(OwedLine.Sum(owed.Where(line => line.Months == months))))),
                    TotalOf(proof, owed),
                ]);
        }
    }

    /// <summary>The sum of all ages, and by how much it differs from what the proof says is owed.</summary>
    private static ProofSectionRow TotalOf(MonthProof proof, IReadOnlyList<OwedLine> owed)
    {
        OwedLine sum = OwedLine.Sum(owed);
        Tally proved = proof.Entitlements.Aggregate(proof.Month.Open, static (total, group) => total + group.Returned);
        return new ProofSectionRow(
            "",
            ProofSectionRow.TotalName,
            ProofSection.CellsOf(proved, sum.Carried + sum.Open, [sum.Carried, sum.Open, sum.Carried + sum.Open]))
        {
            IsTotal = true,
        };
    }

    private static ProofCell[] CellsOf(OwedLine line)
    {
        Tally sum = line.Carried + line.Open;
        return ProofSection.CellsOf(sum, sum, [line.Carried, line.Open, sum]);
    }
}
