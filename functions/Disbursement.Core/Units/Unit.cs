using Disbursement.Core.Periods;

namespace Disbursement.Core.Units;

/// <summary>The tiers of local government; the district tier ended with June 2025 (DOMAIN 2.4).</summary>
public enum UnitLevel
{
    /// <summary>Province or city under the government, 2-digit code.</summary>
    Province,

    /// <summary>District, 3-digit code, until 2025-06.</summary>
    District,

    /// <summary>Commune, ward or township, 5-digit code.</summary>
    Commune,
}

/// <summary>An administrative unit over the months in which it stood as described.</summary>
/// <param name="Code">The code of the statistics office, with its leading zeros.</param>
/// <param name="Level">The tier.</param>
/// <param name="Name">The full Vietnamese name with its kind: <c>Phường Thái Bình</c>.</param>
/// <param name="ParentCode">The unit above; none for a province.</param>
/// <param name="ProvinceCode">The province, 2 digits; of a province its own code.</param>
/// <param name="ValidFrom">The first month, included.</param>
/// <param name="ValidTo">The last month, included; none while in force.</param>
public sealed record Unit(
    string Code,
    UnitLevel Level,
    string Name,
    string? ParentCode,
    string ProvinceCode,
    Period ValidFrom,
    Period? ValidTo)
{
    /// <summary>Tells whether the unit stood in a month.</summary>
    public bool IsValidIn(Period period) => period >= ValidFrom && (ValidTo is not { } last || period <= last);
}
