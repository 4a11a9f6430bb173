namespace Microsoft.DurableTask.Client;

/// <summary>Which orchestrations to list.</summary>
/// <param name="CreatedFrom">Created at or after; null for any time.</param>
/// <param name="CreatedTo">Created at or before; null for any time.</param>
/// <param name="Statuses">In one of these states; null for any.</param>
/// <param name="TaskHubNames">Ignored: a client sees its own hub.</param>
/// <param name="InstanceIdPrefix">With ids that start so, case counting; null for any.</param>
/// <param name="PageSize">Instances per page, at least 1.</param>
/// <param name="FetchInputsAndOutputs">Whether inputs, outputs and custom statuses are fetched.</param>
/// <param name="ContinuationToken">Where an earlier query stopped; null for the start.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>Instances per page unless said otherwise.</summary>
    public const int DefaultPageSize = 100;
}
