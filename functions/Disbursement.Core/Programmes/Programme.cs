using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Programmes;

/// <summary>The three groups in which lists, budgets and reports are kept apart.</summary>
public enum ProgrammeGroup
{
    /// <summary>Social protection (bảo trợ xã hội), paid from the local budget.</summary>
    Btxh,

    /// <summary>People with merit (người có công), paid from the central budget.</summary>
    Ncc,

    /// <summary>Everything else; reported beside the total, never in it (DOMAIN 8.2).</summary>
    Khac,
}

/// <summary>How often a programme pays.</summary>
public enum ProgrammeKind
{
    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Once a year, as the worship of a martyr.</summary>
    Yearly,

    /// <summary>Twice a year, as the study allowance (ND 131/2021 Art.98).</summary>
    TwiceAYear,

    /// <summary>Once.</summary>
    OneOff,
}

/// <summary>A programme under which people are paid.</summary>
/// <param name="Code">Its code in lists.</param>
/// <param name="Group">The group whose lists carry it.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="Kind">How often it pays.</param>
/// <param name="PerChild">The amount is a multiple, by children.</param>
/// <param name="Sensitive">The code tells a diagnosis and is masked outside intake (ND 20/2021 Art.8(1b)).</param>
public sealed record Programme(
    string Code, ProgrammeGroup Group, string Name, ProgrammeKind Kind, bool PerChild, bool Sensitive)
{
    /// <summary>The months of the year in which it is paid, 1 to 12 ascending; empty for any.</summary>
    public IReadOnlyList<int> PaidIn { get; init; } = [];

    /// <summary>The first month in which anybody is due it; none where no law names one.</summary>
    public Period? From { get; init; }

    /// <summary>The last month in which anybody is due it; none while in force.</summary>
    public Period? To { get; init; }

    /// <summary>The ages it is for; empty for any.</summary>
    public IReadOnlyList<AgeSpan> Ages { get; init; } = [];

    /// <summary>Codes that may fit who is outside the ages, or that take over after <see cref="To"/>.</summary>
    public IReadOnlyList<string> Instead { get; init; } = [];

    /// <summary>Who receives it as a rule beside the person, a guardian and an authorised person.</summary>
    public IReadOnlyList<ReceiverKind> Receivers { get; init; } = [];

    /// <summary>Tells whether anybody may be due the programme in a month.</summary>
    public bool IsInForce(Period period) =>
        (From is not { } first || period >= first) && (To is not { } last || period <= last);

    /// <summary>Tells whether the programme is paid in a month of the year.</summary>
    public bool IsPaidIn(Period period) => PaidIn.Count == 0 || PaidIn.Contains(period.Month);
}

/// <summary>The codes of the groups.</summary>
public static class ProgrammeGroups
{
    /// <summary>The groups in the order of reports.</summary>
    public static IReadOnlyList<ProgrammeGroup> All { get; } =
        [ProgrammeGroup.Btxh, ProgrammeGroup.Ncc, ProgrammeGroup.Khac];

    /// <summary>The code of reports: BTXH, NCC, KHAC.</summary>
    public static string ToCode(this ProgrammeGroup group) => group switch
    {
        ProgrammeGroup.Btxh => "BTXH",
        ProgrammeGroup.Ncc => "NCC",
        ProgrammeGroup.Khac => "KHAC",
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };

    /// <summary>The code of lists and budget sources: btxh, ncc, khac.</summary>
    public static string ToListCode(this ProgrammeGroup group) => group switch
    {
        ProgrammeGroup.Btxh => "btxh",
        ProgrammeGroup.Ncc => "ncc",
        ProgrammeGroup.Khac => "khac",
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };

    /// <summary>Reads either code; case is folded.</summary>
    public static bool TryParse(string? text, out ProgrammeGroup group)
    {
        ProgrammeGroup? found = text?.ToUpperInvariant() switch
        {
            "BTXH" => ProgrammeGroup.Btxh,
            "NCC" => ProgrammeGroup.Ncc,
            "KHAC" => ProgrammeGroup.Khac,
            _ => null,
        };
        group = found.GetValueOrDefault();
        return found is not null;
    }
}
