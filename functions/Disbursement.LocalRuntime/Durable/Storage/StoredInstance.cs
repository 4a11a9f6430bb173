using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Storage;

/// <summary>All that is stored about an instance.</summary>
/// <param name="Stored">The state row, payloads included.</param>
/// <param name="Steps">The steps of its generation, in order.</param>
/// <param name="Inbox">Its messages, in order.</param>
internal sealed record StoredInstance(
    StoredState Stored, IReadOnlyList<HistoryStep> Steps, IReadOnlyList<InboxMessage> Inbox);
