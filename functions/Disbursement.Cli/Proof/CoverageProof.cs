using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Proof;

/// <summary>Checks the coverage table against itself and against what was taken in.</summary>
internal static class CoverageProof
{
    private static readonly string[] Ends =
        ["paid_to_account", "paid_post", "paid_home", "paid_focal", "failed", "unclaimed", "open"];

    /// <summary>One result per sum that must hold.</summary>
    public static IEnumerable<ProofResult> Check(MonthEvidence evidence, Language language)
    {
        CoverageLine[] units = [.. evidence.Coverage.Where(line => !line.IsProvince && (line.Group is "BTXH" or "NCC" or "KHAC"))];
        CoverageLine[] province = [.. evidence.Coverage.Where(line => line.IsProvince && (line.Group is "TONG" or "KHAC"))];
        yield return ProofResult.Equal(
            new("Mỗi đối tượng kết thúc ở đúng một trạng thái", "Every beneficiary ends in exactly one state"),
            language,
            units.Sum(line => line["beneficiaries"]),
            units.Sum(line => Ends.Sum(column => line[column])));
        yield return new ProofResult(
            new("… ở từng đơn vị, từng nhóm", "… in every unit and group"),
            Figures.Number(language, units.Length),
            Figures.Number(language, units.Count(IsBalanced)),
            units.All(IsBalanced));
        yield return ProofResult.Equal(
            new("Tổng các đơn vị = dòng toàn tỉnh", "Sum of the units = the province's row"),
            language,
            units.Sum(line => line["beneficiaries"]),
            province.Sum(line => line["beneficiaries"]));
        yield return ProofResult.Equal(
            new("Tiền phải chi trong báo cáo = tiền các dòng đã nhận (đ)", "Money due in the report = rows taken (VND)"),
            language,
            province.Sum(line => line["money_due"]),
            evidence.View.Slots.Sum(slot => slot.DueDong));
        yield return ProofResult.Equal(
            new("Tiền đã chi trong báo cáo = kết quả các bên (đ)", "Money paid in the report = results of the parties (VND)"),
            language,
            province.Sum(line => line["money_paid"]),
            evidence.Files.Sum(file => file.PaidDong));
    }

    private static bool IsBalanced(CoverageLine line) => line["beneficiaries"] == Ends.Sum(column => line[column]);
}
