using Disbursement.Cli.Generate.Chance;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.People;

/// <summary>Which programmes the lists of a group hold, and in what proportion.</summary>
/// <remarks>Proportions are estimates that give lists the look of a northern province in 2024; ages follow the law.</remarks>
internal static class ProgrammeMix
{
    /// <summary>From this month the social pension takes over BT05B and BT05C (decree 176/2025).</summary>
    private static readonly Period SocialPensionSince = new(2025, 7);

    private static readonly ProgrammeShare[] Shares =
    [
        Social("BT05C", 330, 80, 99, 64, 60),
        Social("BT05B", 40, 75, 79, 58, 30),
        Social("BT05A1", 22, 60, 79, 66, 25),
        Social("BT05A2", 18, 80, 97, 70, 70),
        Social("BT05D", 3, 66, 92, 60, 80),
        Social("BT06A", 70, 17, 59, 44, 150),
        Social("BT06B", 28, 2, 15, 45, 60),
        Social("BT06B", 42, 61, 95, 58, 160),
        Social("BT06C", 205, 17, 59, 45, 25),
        Social("BT06D", 52, 2, 15, 44, 10),
        Social("BT06D", 75, 61, 95, 60, 55),
        Social("BT01A", 2, 0, 3, 50, 0),
        Social("BT01B", 14, 5, 15, 50, 0),
        Social("BT02", 5, 17, 21, 52, 0),
        Social("BT03B", 2, 5, 15, 50, 0),
        Social("BT04", 38, 22, 52, 88, 2),
        Social("BT07", 20, 0, 2, 49, 0),
        Social("BT08", 5, 20, 62, 34, 10),
        Social("CS20-1B", 6, 28, 64, 72, 0),
        Social("CS20-2A1", 4, 20, 40, 96, 0),
        Social("CS20-2C", 52, 26, 74, 66, 4),
        Merit("NC-LS1", 190, 62, 99, 64, 60),
        Merit("NC-LS2", 3, 76, 101, 78, 120),
        Merit("NC-TUAT", 120, 58, 95, 90, 45),
        Merit("NC-TNDT", 6, 70, 100, 66, 90),
        Merit("NC-TB21", 60, 66, 82, 5, 15),
        Merit("NC-TB25", 62, 66, 84, 5, 15),
        Merit("NC-TB31", 58, 66, 86, 6, 20),
        Merit("NC-TB41", 44, 67, 86, 5, 30),
        Merit("NC-TB45", 30, 67, 86, 5, 30),
        Merit("NC-TB61", 22, 68, 88, 4, 60),
        Merit("NC-TB81", 5, 68, 88, 4, 250),
        Merit("NC-TBB25", 8, 66, 84, 4, 15),
        Merit("NC-TBPV", 4, 60, 82, 92, 30),
        Merit("NC-BB", 128, 66, 84, 5, 35),
        Merit("NC-CDHH", 105, 67, 84, 9, 45),
        Merit("NC-CDHHC", 42, 32, 54, 47, 60),
        Merit("NC-TD", 18, 68, 94, 18, 40),
        Merit("NC-AH", 1, 66, 90, 12, 40),
        Merit("NC-TK", 1, 95, 102, 20, 250),
        Merit("NC-BM", 2, 88, 104, 100, 450),
        Merit("NC-BMPV", 2, 40, 70, 88, 0),
        Merit("NC-GD1", 3, 92, 102, 52, 200),
        Merit("NC-GD2", 14, 68, 94, 50, 45),
        new("HP", ProgrammeGroup.Khac, 10, 6, 17, 50, 0),
    ];

    /// <summary>Second allowances of the same person that the law lets stand beside the first.</summary>
    /// <remarks>Inside NCC a person may receive each allowance of several categories (DOMAIN 3.2).</remarks>
    public static IReadOnlyList<string> MeritSeconds { get; } = ["NC-TD", "NC-LS1", "NC-GD2"];

    /// <summary>The programmes of one list in one month, to be drawn from.</summary>
    public static WeightedChoice<ProgrammeShare> Of(ProgrammeGroup group, Period period) =>
        new(Shares.Where(share => share.Group == group).Select(share => (InForce(share, period), share.Weight)));

    private static ProgrammeShare InForce(ProgrammeShare share, Period period) =>
        period >= SocialPensionSince && share.Code is "BT05B" or "BT05C"
            ? share with { Code = "HTXH", AgeLeast = Math.Max(share.AgeLeast, 75) }
            : share;

    private static ProgrammeShare Social(
        string code, int weight, int ageLeast, int ageMost, int womenPercent, int frailPerMille) =>
        new(code, ProgrammeGroup.Btxh, weight, ageLeast, ageMost, womenPercent, frailPerMille);

    private static ProgrammeShare Merit(
        string code, int weight, int ageLeast, int ageMost, int womenPercent, int frailPerMille) =>
        new(code, ProgrammeGroup.Ncc, weight, ageLeast, ageMost, womenPercent, frailPerMille);
}
