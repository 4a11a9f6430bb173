namespace Microsoft.DurableTask;

/// <summary>How an orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Starts with this instance id, at this time.</summary>
    /// <param name="InstanceId">The instance id; null to have one made.</param>
    /// <param name="StartAt">When to start; null for at once.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>Copies options.</summary>
    /// <param name="options">The options to copy.</param>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
    }

    /// <summary>The instance id; null to have one made.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When to start; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }
}
