using System.Collections.Frozen;
using Disbursement.Core.Periods;
using Disbursement.Core.Text;

namespace Disbursement.Core.Units;

/// <summary>All administrative units with the months they stood, from a table an administrator keeps.</summary>
/// <remarks>Immutable; safe to share between threads.</remarks>
public sealed class UnitRegister
{
    /// <summary>The first month without districts (QĐ 19/2025/QĐ-TTg).</summary>
    public static readonly Period FirstTwoLevelPeriod = new(2025, 7);

    private static readonly Lazy<UnitRegister> ShippedRegister = new(LoadShipped);

    private readonly FrozenDictionary<string, Unit[]> _byCode;
    private readonly FrozenDictionary<string, Unit[]> _byParent;
    private readonly Unit[] _provinces;

    private UnitRegister(IReadOnlyList<Unit> units)
    {
        _byCode = units.GroupBy(unit => unit.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _byParent = units.Where(unit => unit.ParentCode is not null)
            .GroupBy(unit => unit.ParentCode!, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _provinces = [.. units.Where(unit => unit.Level == UnitLevel.Province)];
    }

    /// <summary>The register that comes with the product: all provinces, the units of five of them.</summary>
    public static UnitRegister Shipped => ShippedRegister.Value;

    /// <summary>Reads a table with the columns code, level, name, parent, province, valid_from, valid_to.</summary>
    /// <remarks>Level is <c>province</c>, <c>district</c> or <c>commune</c>; validity is <c>yyyy-MM</c>.</remarks>
    /// <exception cref="FormatException">A row is not understood, or two rows of a code overlap in time.</exception>
    public static UnitRegister Parse(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        DataTable table = DataTable.Parse(
            reader, "code", "level", "name", "parent", "province", "valid_from", "valid_to");
        var register = new UnitRegister([.. table.Rows.Select(row => ReadUnit(table, row))]);
        register.ThrowIfOverlapping();
        return register;
    }

    /// <summary>The unit a code named in a month.</summary>
    public Unit? Find(string code, Period period)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _byCode.TryGetValue(code, out Unit[]? units) ? Array.Find(units, unit => unit.IsValidIn(period)) : null;
    }

    /// <summary>Tells whether a code named a unit in any month.</summary>
    public bool IsKnown(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _byCode.ContainsKey(code);
    }

    /// <summary>The provinces of a month, by code.</summary>
    public IReadOnlyList<Unit> Provinces(Period period) => Select(_provinces, period);

    /// <summary>The units of a province that made the lists: districts to 2025-06, communes since; by code.</summary>
    public IReadOnlyList<Unit> ListMakers(string province, Period period) => Children(province, period);

    /// <summary>Codes of the units of a province that had to make a list and are not among those that did.</summary>
    public IReadOnlyList<string> ListMakersMissing(string province, Period period, IEnumerable<string> made) =>
        [.. ListMakers(province, period).Select(static unit => unit.Code).Except(made, StringComparer.Ordinal)];

    /// <summary>The communes of a unit of any tier, by code; a commune is its own.</summary>
    public IReadOnlyList<Unit> Communes(string unitCode, Period period) => Find(unitCode, period) switch
    {
        null => [],
        { Level: UnitLevel.Commune } commune => [commune],
        _ => [.. Children(unitCode, period)
            .SelectMany(child => Communes(child.Code, period))
            .OrderBy(commune => commune.Code, StringComparer.Ordinal)],
    };

    /// <summary>Tells whether a commune lay in a unit, or was it, in a month.</summary>
    public bool IsInside(string commune, string unit, Period period)
    {
        Unit? at = Find(commune, period);
        while (at is not null && at.Code != unit)
        {
            at = at.ParentCode is null ? null : Find(at.ParentCode, period);
        }

        return at is not null;
    }

    private static UnitRegister LoadShipped()
    {
        using StreamReader reader = DataTable.OpenShipped("units.csv");
        return Parse(reader);
    }

    private static Unit ReadUnit(DataTable table, string[] row)
    {
        string parent = table.Cell(row, "parent");
        string validTo = table.Cell(row, "valid_to");
        return new Unit(
            table.Cell(row, "code"),
            table.Cell(row, "level") switch
            {
                "province" => UnitLevel.Province,
                "district" => UnitLevel.District,
                "commune" => UnitLevel.Commune,
                string other => throw new FormatException($"A unit's level cannot be '{other}'."),
            },
            VietnameseText.ToNfc(table.Cell(row, "name")),
            parent.Length == 0 ? null : parent,
            table.Cell(row, "province"),
            Period.Parse(table.Cell(row, "valid_from")),
            validTo.Length == 0 ? null : Period.Parse(validTo));
    }

    private static Unit[] Select(Unit[] units, Period period) =>
        [.. units.Where(unit => unit.IsValidIn(period)).OrderBy(unit => unit.Code, StringComparer.Ordinal)];

    private Unit[] Children(string code, Period period) =>
        _byParent.TryGetValue(code, out Unit[]? units) ? Select(units, period) : [];

    private void ThrowIfOverlapping()
    {
        foreach ((string code, Unit[] units) in _byCode)
        {
            foreach (Unit unit in units)
            {
                if (units.Any(other => !ReferenceEquals(other, unit) && other.IsValidIn(unit.ValidFrom)))
                {
                    throw new FormatException($"Two rows of unit {code} overlap in time.");
                }
            }
        }
    }
}
