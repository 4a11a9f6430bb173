using Disbursement.Cli.Generate.Planning;

namespace Disbursement.Cli.Generate.People;

/// <summary>Keeps the people that two units list, so that the second list names the same person and account.</summary>
/// <remarks>Holds a person from her first list to her second: a few hundred at most, whatever the month's size.</remarks>
internal sealed class PairBook
{
    private readonly Dictionary<int, ListedPerson> _waiting = [];

    /// <summary>The pair behind a place of a list.</summary>
    public static DuplicatePair PairOf(ListPlan plan, Slot slot) =>
        plan.Pairs.Where(pair => pair.WithAccount == slot.WithAccount).ElementAt(slot.Ordinal);

    /// <summary>Whether a slot belongs to a pair.</summary>
    public static bool IsPaired(Slot slot) =>
        slot.Fate == Fate.HeldAcrossUnits || slot.Fault == AccountFault.HeldAcrossUnits;

    /// <summary>The person the other unit listed already; null when this unit comes first.</summary>
    public ListedPerson? Take(DuplicatePair pair) => _waiting.Remove(pair.Number, out ListedPerson? person) ? person : null;

    /// <summary>Keeps a person for the other unit.</summary>
    public void Keep(DuplicatePair pair, ListedPerson person) => _waiting.Add(pair.Number, person);
}
