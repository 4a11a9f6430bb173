using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.Planning;

/// <summary>The months whose figures the provinces published, as figures to be met exactly.</summary>
/// <remarks>
/// Source: the press articles S0 and S1 of the domain notes. What they leave open is chosen here, once, and marked so.
/// </remarks>
internal static class PublishedProfiles
{
    /// <summary>The figures of a province and month; null when none were published.</summary>
    public static IReadOnlyList<ScopeFigures>? Find(string province, Period period) => (province, period.ToString()) switch
    {
        ("17", "2024-06") => HoaBinh,
        ("22", "2024-05") => QuangNinh,
        _ => null,
    };

    /// <summary>Hòa Bình, June 2024: 99.12 % reviewed, 70.28 % with account, 63.97 % paid to it.</summary>
    /// <remarks>Chosen: the split of 41,099 by group, and the month before.</remarks>
    private static readonly IReadOnlyList<ScopeFigures> HoaBinh =
    [
        new()
        {
            Groups = [(ProgrammeGroup.Btxh, 32_418), (ProgrammeGroup.Ncc, 8_681)],
            Reviewed = 40_736,
            WithAccount = 28_886,
            Paid = 26_293,
            PreviousWithAccount = 28_107,
            PreviousPaid = 25_540,
        },
    ];

    /// <summary>Quảng Ninh, May 2024, with the changes since April: +3.62 % and +3.60 %, other programmes +0.12 %.</summary>
    /// <remarks>
    /// <para>Unit shares are read as people paid to an account of the unit's BTXH and NCC beneficiaries: Móng Cái
    /// 5,325 of 5,512 (96.61 %), Cô Tô 191 of 200 (95.50 %), Uông Bí 4,979 of 5,922 (84.08 %), Tiên Yên 2,017 of
    /// 2,645 (76.26 %).</para>
    /// <para>Chosen: Cẩm Phả 396 of 6,120 (6.47 %) and Bình Liêu 156 of 2,000 (7.80 %), of which only the share was
    /// published; the people reviewed; April's 26,172 with account (26,171 gives 3.62 % too).</para>
    /// </remarks>
    private static readonly IReadOnlyList<ScopeFigures> QuangNinh =
    [
        new()
        {
            Groups = [(ProgrammeGroup.Btxh, 44_907), (ProgrammeGroup.Ncc, 11_945)],
            Reviewed = 56_103,
            WithAccount = 27_119,
            Paid = 27_108,
            PreviousWithAccount = 26_172,
            PreviousPaid = 26_166,
            Units =
            [
                new("194", 5_512, 5_325),
                new("195", 6_120, 396),
                new("196", 5_922, 4_979),
                new("198", 2_000, 156),
                new("199", 2_645, 2_017),
                new("207", 200, 191),
            ],
        },
        new()
        {
            Groups = [(ProgrammeGroup.Khac, 5_464)],
            Reviewed = 5_431,
            WithAccount = 5_050,
            Paid = 5_050,
            PreviousWithAccount = 5_044,
            PreviousPaid = 5_044,
        },
    ];
}
