using Disbursement.Simulation.Parties;

namespace Disbursement.Simulation.Bookkeeping;

/// <summary>What of a month was in the slots when it closed, as the model sees it.</summary>
/// <param name="Period">The month.</param>
/// <param name="Lists">The versions.</param>
internal sealed record FrozenBook(string Period, IReadOnlyList<ListVersion> Lists)
{
    /// <summary>The rows that were taken, with the list each is from.</summary>
    public IReadOnlyList<(ListVersion List, ListRow Row)> Accepted { get; } =
        [.. Lists.SelectMany(static list => list.Rows.Where(static row => row.IsGood).Select(row => (list, row)))];

    /// <summary>People who are listed for social protection more than once: nobody pays them before a decision.</summary>
    public IReadOnlySet<string> ListedTwice { get; } = Lists
        .Where(static list => list.List == "btxh")
        .SelectMany(static list => list.Rows.Where(static row => row.IsGood))
        .GroupBy(static row => row.Person.Id, StringComparer.Ordinal)
        .Where(static person => person.Count() > 1)
        .Select(static person => person.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The rows of an entitlement in the lists of a unit; one, or none.</summary>
    public ListRow? Find(string unit, string list, string entitlement) => Accepted
        .Where(item => item.List.Unit == unit && item.List.List == list && item.Row.Entitlement == entitlement)
        .Select(static item => item.Row)
        .SingleOrDefault();
}
