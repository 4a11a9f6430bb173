using System.Collections.Frozen;
using Disbursement.Core.Periods;
using Disbursement.Core.Text;

namespace Disbursement.Core.Units;

/// <summary>Which units of one month stand for a unit of another, by links that are data (DOMAIN 2.2, 2.4).</summary>
/// <remarks>
/// <para>A code that goes on is the same unit, whatever its name or the unit above, except across 2025-07: there
/// codes were given on to units with other borders, so only links speak. A unit whose row in the register spans that
/// month, such as province 25, is itself too; what was added to it is linked.</para>
/// <para>A link of a district holds for its communes. Where neither says anything the answer is
/// <see cref="SuccessionKind.Unknown"/>, never a guess. Immutable; safe to share between threads.</para>
/// </remarks>
public sealed class UnitSuccession
{
    private static readonly Lazy<UnitSuccession> ShippedSuccession = new(
        static () => Parse(new StringReader(ShippedCsv()), UnitRegister.Shipped));

    private readonly UnitRegister _units;
    private readonly FrozenDictionary<string, UnitLink[]> _from;
    private readonly FrozenDictionary<string, UnitLink[]> _to;

    private UnitSuccession(UnitRegister units, IReadOnlyList<UnitLink> links)
    {
        _units = units;
        _from = links.GroupBy(static link => link.From, StringComparer.Ordinal)
            .ToFrozenDictionary(static unit => unit.Key, static unit => unit.ToArray(), StringComparer.Ordinal);
        _to = links.GroupBy(static link => link.To, StringComparer.Ordinal)
            .ToFrozenDictionary(static unit => unit.Key, static unit => unit.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The map that comes with the product: all provinces, and what else its sources say.</summary>
    public static UnitSuccession Shipped => ShippedSuccession.Value;

    /// <summary>The text of the shipped <c>unit_successors.csv</c>, to be completed by an administrator.</summary>
    public static string ShippedCsv()
    {
        using StreamReader reader = DataTable.OpenShipped("unit_successors.csv");
        return reader.ReadToEnd();
    }

    /// <summary>Reads a map: from_code, to_code, from_period (<c>yyyy-MM</c>), kind, source.</summary>
    /// <remarks>Kind is <c>whole</c> or <c>part</c>: all of the old unit went there, or a part of it did.</remarks>
    /// <param name="reader">The table.</param>
    /// <param name="units">The units the links are about.</param>
    /// <exception cref="SuccessionException">Something is wrong; the exception names everything that is.</exception>
    public static UnitSuccession Parse(TextReader reader, UnitRegister units)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(units);
        var errors = new List<string>();
        List<UnitLink> links = Read(reader, errors);
        errors.AddRange(UnitLinkRules.Check(units, links));
        return errors.Count == 0 ? new UnitSuccession(units, links) : throw new SuccessionException(errors);
    }

    /// <summary>Whether the register has a unit of this code in a month.</summary>
    public bool Knows(string code, Period period) => _units.Find(code, period) is not null;

    /// <summary>Where the people of a unit are in a later month.</summary>
    /// <param name="code">The unit, valid in <paramref name="from"/>.</param>
    /// <param name="from">The earlier month.</param>
    /// <param name="to">The later month, or the same.</param>
    public UnitMapping Successors(string code, Period from, Period to)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var found = new Walk(code);
        Forward(code, from, to, found);
        return found.Answer;
    }

    /// <summary>The units of an earlier month whose people a unit has now.</summary>
    /// <param name="code">The unit, valid in <paramref name="now"/>.</param>
    /// <param name="now">The later month.</param>
    /// <param name="before">The earlier month, or the same.</param>
    public UnitMapping Predecessors(string code, Period now, Period before)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, now);
        var found = new Walk(code);
        Backward(code, now, before, found);
        return found.Answer;
    }

    // Both walks end: each step goes to a month strictly nearer to the one asked for.
    private void Forward(string code, Period at, Period to, Walk found)
    {
        if (_units.Find(code, at) is not { } unit)
        {
            found.Lose();
            return;
        }

        UnitLink[] links = EarliestOf(code, at, to);
        if (links.Length == 0 && DistrictOf(unit, at) is { } district && !GoesOn(unit, to))
        {
            links = EarliestOf(district, at, to);
        }

        if (links.Length == 0)
        {
            found.Keep(code, GoesOn(unit, to));
        }
        else if (!GoesOn(unit, links[0].Since.Previous))
        {
            found.Lose();
        }
        else
        {
            found.Take(links);
            foreach (UnitLink link in links)
            {
                Forward(link.To, link.Since, to, found);
            }
        }
    }

    private void Backward(string code, Period at, Period before, Walk found)
    {
        if (_units.Find(code, at) is not { } unit)
        {
            found.Lose();
            return;
        }

        UnitLink[] links = LatestTo(code, at, before);
        if (links.Length == 0)
        {
            found.Keep(code, GoesOn(_units.Find(code, before), at) && !HasLeft(code, before, at));
            return;
        }

        Period since = links[0].Since;
        if (!GoesOn(_units.Find(code, since), at))
        {
            found.Lose();
            return;
        }

        found.Take(links);
        IEnumerable<string> sources = links.Select(static link => link.From);
        if (unit.IsValidIn(since.Previous) && !HasLeft(code, since.Previous, since))
        {
            sources = sources.Append(code);
        }

        foreach (string source in sources.Distinct(StringComparer.Ordinal))
        {
            Backward(source, since.Previous, before, found);
        }
    }

    /// <summary>Whether the code of a unit still names the same unit in a later month.</summary>
    private bool GoesOn(Unit? unit, Period to)
    {
        while (unit is { ValidTo: { } last } && last < to)
        {
            unit = last.Next == UnitRegister.FirstTwoLevelPeriod ? null : _units.Find(unit.Code, last.Next);
        }

        return unit is not null;
    }

    /// <summary>The district of a commune. A province's link says nothing about where its communes went.</summary>
    private string? DistrictOf(Unit unit, Period at) =>
        unit.ParentCode is { } parent && _units.Find(parent, at) is { Level: UnitLevel.District } ? parent : null;

    private bool HasLeft(string code, Period after, Period to) => EarliestOf(code, after, to).Length > 0;

    private UnitLink[] EarliestOf(string code, Period after, Period to)
    {
        UnitLink[] all = [.. _from.GetValueOrDefault(code, []).Where(link => link.Since > after && link.Since <= to)];
        return all.Length == 0 ? all : [.. all.GroupBy(static link => link.Since).MinBy(static since => since.Key)!];
    }

    private UnitLink[] LatestTo(string code, Period at, Period before)
    {
        UnitLink[] all = [.. _to.GetValueOrDefault(code, []).Where(link => link.Since > before && link.Since <= at)];
        return all.Length == 0 ? all : [.. all.GroupBy(static link => link.Since).MaxBy(static since => since.Key)!];
    }

    private static List<UnitLink> Read(TextReader reader, List<string> errors)
    {
        var links = new List<UnitLink>();
        DataTable table;
        try
        {
            table = DataTable.Parse(reader, "from_code", "to_code", "from_period", "kind", "source");
        }
        catch (FormatException wrong)
        {
            errors.Add(wrong.Message);
            return links;
        }

        foreach (string[] row in table.Rows)
        {
            string name = $"{table.Cell(row, "from_code")} to {table.Cell(row, "to_code")}";
            string kind = table.Cell(row, "kind");
            if (!Period.TryParse(table.Cell(row, "from_period"), out Period since) || since == new Period(2000, 1))
            {
                errors.Add($"{name}: from_period reads yyyy-MM, from 2000-02.");
            }
            else if (kind is not ("whole" or "part"))
            {
                errors.Add($"{name}: the kind is whole or part, not '{kind}'.");
            }
            else
            {
                links.Add(new UnitLink(
                    table.Cell(row, "from_code"), table.Cell(row, "to_code"), since, kind == "whole",
                    table.Cell(row, "source").Trim()));
            }
        }

        return links;
    }

    /// <summary>What a walk along the links has met.</summary>
    private sealed class Walk(string asked)
    {
        private readonly SortedSet<string> _units = new(StringComparer.Ordinal);
        private bool _lost;
        private bool _divided;

        public UnitMapping Answer => _lost ? UnitMapping.Unknown : new UnitMapping(Kind, [.. _units]);

        private SuccessionKind Kind => (_divided, _units.Count) switch
        {
            (true, _) => SuccessionKind.Divided,
            (false, 1) when _units.Contains(asked) => SuccessionKind.Unchanged,
            _ => SuccessionKind.Mapped,
        };

        public void Lose() => _lost = true;

        public void Take(UnitLink[] links) => _divided |= links.Any(static link => !link.IsWhole);

        public void Keep(string code, bool isSame)
        {
            _lost |= !isSame;
            _units.Add(code);
        }
    }
}
