namespace Disbursement.LocalRuntime.Durable;

/// <summary>One call of an activity, as the host's delegate receives it. It may come twice for one call.</summary>
/// <param name="InstanceId">The calling orchestration.</param>
/// <param name="Name">The activity, as the orchestrator spelled it.</param>
/// <param name="InputJson">The input; null when there is none.</param>
internal sealed record DurableActivityCall(string InstanceId, string Name, string? InputJson);
