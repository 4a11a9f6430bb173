using Disbursement.Core.Periods;

namespace Disbursement.Core.Units;

/// <summary>What a map of successors must fulfil, whoever wrote it.</summary>
internal static class UnitLinkRules
{
    public static IEnumerable<string> Check(UnitRegister units, IReadOnlyList<UnitLink> links)
    {
        foreach (UnitLink link in links)
        {
            if (units.Find(link.From, link.Since.Previous) is null)
            {
                yield return $"{NameOf(link)}: no unit {link.From} stood in {link.Since.Previous}.";
            }

            if (units.Find(link.To, link.Since) is null)
            {
                yield return $"{NameOf(link)}: no unit {link.To} stands in {link.Since}.";
            }

            if (link.Source.Length == 0)
            {
                yield return $"{NameOf(link)}: the source is missing.";
            }

            if (IsSaidOfTheUnitAbove(units, links, link))
            {
                yield return $"{NameOf(link)}: the unit above goes there too; its people would count twice.";
            }
        }

        foreach (IGrouping<(string From, Period Since), UnitLink> unit in
            links.GroupBy(static link => (link.From, link.Since)))
        {
            foreach (string error in CheckUnit([.. unit]))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<string> CheckUnit(UnitLink[] links)
    {
        if (links.Select(static link => link.To).Distinct(StringComparer.Ordinal).Count() < links.Length)
        {
            yield return $"{NameOf(links[0])}: the same link stands twice.";
        }

        if (links.Length > 1 && links.Any(static link => link.IsWhole))
        {
            yield return $"{NameOf(links[0])}: a unit with several successors goes to each in part.";
        }

        if (links.Length == 1 && !links[0].IsWhole)
        {
            yield return $"{NameOf(links[0])}: a part needs another successor for the rest.";
        }
    }

    private static bool IsSaidOfTheUnitAbove(UnitRegister units, IReadOnlyList<UnitLink> links, UnitLink link) =>
        units.Find(link.From, link.Since.Previous)?.ParentCode is { } parent
        && links.Any(other => other.From == parent && other.To == link.To && other.Since == link.Since);

    private static string NameOf(UnitLink link) => $"{link.From} to {link.To} ({link.Since})";
}
