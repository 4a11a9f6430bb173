namespace Disbursement.LocalRuntime.Durable.History;

/// <summary>One step of an instance: what it received and what it scheduled, recorded together or not at all.</summary>
/// <param name="Number">
/// Counts from 1 within a generation. Step 0 is there only after a start-over that kept events: it received them,
/// and step 1 takes them up.
/// </param>
/// <param name="Time">What the orchestrator saw as the current time, UTC.</param>
/// <param name="Received">What happened, in the order the orchestrator learned of it.</param>
/// <param name="Scheduled">What the orchestrator asked for, in order.</param>
internal sealed record HistoryStep(
    int Number, DateTime Time, IReadOnlyList<DurableEvent> Received, IReadOnlyList<DurableEvent> Scheduled);
