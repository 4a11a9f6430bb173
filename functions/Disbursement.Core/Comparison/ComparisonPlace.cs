using Disbursement.Core.Programmes;

namespace Disbursement.Core.Comparison;

/// <summary>Where a comparison counts: a unit's list, commune by commune.</summary>
/// <param name="Unit">Code of the unit that made the list.</param>
/// <param name="Commune">Code of the commune where the beneficiaries live.</param>
/// <param name="Group">Group of the list.</param>
public readonly record struct ComparisonPlace(string Unit, string Commune, ProgrammeGroup Group)
    : IComparable<ComparisonPlace>
{
    /// <summary>Tells whether the left place sorts first.</summary>
    public static bool operator <(ComparisonPlace left, ComparisonPlace right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the left place sorts last.</summary>
    public static bool operator >(ComparisonPlace left, ComparisonPlace right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the left place does not sort last.</summary>
    public static bool operator <=(ComparisonPlace left, ComparisonPlace right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the left place does not sort first.</summary>
    public static bool operator >=(ComparisonPlace left, ComparisonPlace right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(ComparisonPlace other)
    {
        int order = string.CompareOrdinal(Unit, other.Unit);
        order = order != 0 ? order : string.CompareOrdinal(Commune, other.Commune);
        return order != 0 ? order : Group.CompareTo(other.Group);
    }
}
