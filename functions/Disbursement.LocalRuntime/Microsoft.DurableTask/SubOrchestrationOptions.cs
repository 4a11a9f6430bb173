namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Calls with these retry options and instance id.</summary>
    /// <param name="retry">How a failure is tried again; null for not at all.</param>
    /// <param name="instanceId">The instance id; null to have one made.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    /// <summary>Calls with these options and instance id.</summary>
    /// <param name="options">The options; their instance id, if any, holds unless another is given.</param>
    /// <param name="instanceId">The instance id; null to have one made.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options) => InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;

    /// <summary>Copies options.</summary>
    /// <param name="options">The options to copy.</param>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options) => InstanceId = options?.InstanceId;

    /// <summary>The sub-orchestration's instance id; null to have one made from the parent's.</summary>
    public string? InstanceId { get; init; }
}
