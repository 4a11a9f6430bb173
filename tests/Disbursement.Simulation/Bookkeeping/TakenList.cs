using Disbursement.Simulation.Parties;

namespace Disbursement.Simulation.Bookkeeping;

/// <summary>What a round took of one list, as the model sees it.</summary>
/// <param name="Version">The list as it was dropped.</param>
/// <param name="Round">The round that pays it first.</param>
/// <param name="Rows">The rows taken: all good ones at close, later those that the month did not have.</param>
internal sealed record TakenList(ListVersion Version, int Round, IReadOnlyList<ListRow> Rows)
{
    /// <summary>What is due on them, in đồng.</summary>
    public long Dong => Rows.Sum(static row => row.Due);
}
