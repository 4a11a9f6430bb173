using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Storage;

/// <summary>A message to an instance, waiting in its partition until a step takes it up and deletes it.</summary>
/// <param name="Key">Orders the messages by time of sending; the same key twice is the same message.</param>
/// <param name="ExecutionId">The run it is meant for: a later run of the same id drops it.</param>
/// <param name="Event">What it says.</param>
internal sealed record InboxMessage(string Key, string ExecutionId, DurableEvent Event);
