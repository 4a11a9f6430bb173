using Disbursement.Simulation.Parties;

namespace Disbursement.Simulation.Bookkeeping;

/// <summary>What of a month is fixed: the slots when it closed, and the supplements of each round begun since.</summary>
/// <param name="Period">The month.</param>
/// <param name="Rounds">Rounds whose lists are fixed.</param>
/// <param name="Lists">The versions.</param>
internal sealed record FrozenBook(string Period, int Rounds, IReadOnlyList<TakenList> Lists)
{
    /// <summary>The rows that were taken, with the list each is from.</summary>
    public IReadOnlyList<(ListVersion List, ListRow Row)> Accepted { get; } =
        [.. Lists.SelectMany(static list => list.Rows.Select(row => (list.Version, row)))];

    /// <summary>
    /// People who are listed for social protection more than once by lists of one round: nobody pays them before a
    /// decision. A second one in a later round is not even taken.
    /// </summary>
    public IReadOnlySet<string> ListedTwice { get; } = Lists
        .Where(static list => list.Version.List == "btxh")
        .SelectMany(static list => list.Rows)
        .GroupBy(static row => row.Person.Id, StringComparer.Ordinal)
        .Where(static person => person.Count() > 1)
        .Select(static person => person.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The rows of an entitlement in the lists of a unit; one, or none.</summary>
    public ListRow? Find(string unit, string list, string entitlement) => Accepted
        .Where(item => item.List.Unit == unit && item.List.List == list && item.Row.Entitlement == entitlement)
        .Select(static item => item.Row)
        .SingleOrDefault();

    /// <summary>
    /// What a round takes of a list that came after close: good rows that neither the month has nor the supplements
    /// that the same list had taken for the round before.
    /// </summary>
    public TakenList Supplement(ListVersion version, int round, IReadOnlyList<TakenList> takenForRound)
    {
        HashSet<string> own =
        [
            .. takenForRound.Where(list => (list.Version.Unit, list.Version.List) == (version.Unit, version.List))
                .SelectMany(static list => list.Rows)
                .Select(static row => row.Entitlement),
        ];
        return new(
            version,
            round,
            [.. version.Rows.Where(row => row.IsGood && !IsListed(version.List, row) && !own.Contains(row.Entitlement))]);
    }

    private bool IsListed(string list, ListRow row) => Accepted.Any(item =>
        item.Row.Entitlement == row.Entitlement
        || (list == "btxh" && item.List.List == "btxh" && item.Row.Person.Id == row.Person.Id));
}
