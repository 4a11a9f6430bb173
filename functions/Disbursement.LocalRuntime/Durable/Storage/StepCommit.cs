using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Storage;

/// <summary>What one step writes, all of it or nothing.</summary>
/// <param name="Version">The version of the state row it builds on; another one refuses the commit.</param>
/// <param name="State">The state row after it. Name, creation, parent and, unless it starts over, input stay.</param>
/// <param name="Step">The history row it adds; null when only the state changes.</param>
/// <param name="TakenMessages">Keys of the messages it took up, at most <see cref="TakenMessagesMax"/>.</param>
internal sealed record StepCommit(
    string Version, InstanceState State, HistoryStep? Step, IReadOnlyList<string> TakenMessages)
{
    /// <summary>Keeps a commit under the 100 operations that one transaction may have.</summary>
    public const int TakenMessagesMax = 90;

    /// <summary>Whether the input changes too, because the instance starts over.</summary>
    public bool InputChanges { get; init; }
}
