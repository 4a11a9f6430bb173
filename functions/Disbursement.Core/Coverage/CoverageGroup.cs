using Disbursement.Core.Programmes;

namespace Disbursement.Core.Coverage;

/// <summary>The groups of the coverage table (DESIGN 7).</summary>
public enum CoverageGroup
{
    /// <summary>Social protection.</summary>
    Btxh,

    /// <summary>People of merit.</summary>
    Ncc,

    /// <summary>Both together: the total the provinces publish.</summary>
    Tong,

    /// <summary>Everything else, beside the total and never in it (DOMAIN 8.2, S1).</summary>
    Khac,
}

/// <summary>Codes and words of the groups.</summary>
public static class CoverageGroups
{
    /// <summary>The groups in the order of the table.</summary>
    public static IReadOnlyList<CoverageGroup> All { get; } =
        [CoverageGroup.Btxh, CoverageGroup.Ncc, CoverageGroup.Tong, CoverageGroup.Khac];

    /// <summary>The group of a programme group.</summary>
    public static CoverageGroup ToCoverage(this ProgrammeGroup group) => group switch
    {
        ProgrammeGroup.Btxh => CoverageGroup.Btxh,
        ProgrammeGroup.Ncc => CoverageGroup.Ncc,
        _ => CoverageGroup.Khac,
    };

    /// <summary>The code: BTXH, NCC, TONG, KHAC.</summary>
    public static string ToCode(this CoverageGroup group) => group switch
    {
        CoverageGroup.Btxh => "BTXH",
        CoverageGroup.Ncc => "NCC",
        CoverageGroup.Tong => "TONG",
        _ => "KHAC",
    };

    /// <summary>The words of a report.</summary>
    public static string ToVietnamese(this CoverageGroup group) => group switch
    {
        CoverageGroup.Btxh => "Bảo trợ xã hội",
        CoverageGroup.Ncc => "Người có công",
        CoverageGroup.Tong => "Cộng",
        _ => "Đối tượng khác",
    };
}
