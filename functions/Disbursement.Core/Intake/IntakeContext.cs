using System.Diagnostics.CodeAnalysis;
using Disbursement.Core.Institutions;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Core.Intake;

/// <summary>What the rules know besides the row: whose list it is, for when, and the tables.</summary>
/// <param name="Period">The month the list is for.</param>
/// <param name="Unit">The unit that made the list.</param>
/// <param name="List">Which list it is.</param>
/// <param name="Units">The administrative units.</param>
/// <param name="Programmes">Programmes and rates.</param>
/// <param name="Institutions">Banks, wallets, mobile money.</param>
public sealed record IntakeContext(
    Period Period,
    Unit Unit,
    ProgrammeGroup List,
    UnitRegister Units,
    ProgrammeTable Programmes,
    InstitutionRegister Institutions)
{
    /// <summary>How many days after the month an authorisation must still hold, where no setting says so.</summary>
    public const int AuthorisationAlarmDaysDefault = 30;

    /// <summary>How many days after the month an authorisation must still hold before it is warned about.</summary>
    public int AuthorisationAlarmDays { get; init; } = AuthorisationAlarmDaysDefault;

    /// <summary>Makes the context of a path; the unit must be one that made lists in that province and month.</summary>
    /// <param name="path">Where the list lies.</param>
    /// <param name="units">The administrative units.</param>
    /// <param name="programmes">Programmes and rates.</param>
    /// <param name="institutions">Banks, wallets, mobile money.</param>
    /// <param name="context">The context, when the unit may make lists.</param>
    /// <param name="problem">Why not, when it may not.</param>
    public static bool TryCreate(
        IntakePath path,
        UnitRegister units,
        ProgrammeTable programmes,
        InstitutionRegister institutions,
        [NotNullWhen(true)] out IntakeContext? context,
        [NotNullWhen(false)] out Finding? problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(units);
        UnitLevel maker = path.Period < UnitRegister.FirstTwoLevelPeriod ? UnitLevel.District : UnitLevel.Commune;
        Unit? unit = units.Find(path.Unit, path.Period);
        bool may = unit is not null && unit.Level == maker && unit.ProvinceCode == path.Province;
        context = may
            ? new IntakeContext(path.Period, unit!, path.List, units, programmes, institutions)
            : null;
        problem = may ? null : Finding.Of(FindingNumber.UnitMakesNoLists, value: path.Unit);
        return may;
    }
}
