using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable.Storage;

/// <summary>Which state rows to list.</summary>
internal sealed record InstanceFilter
{
    /// <summary>Only ids that start so.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>Only ids after this one, in ordinal order.</summary>
    public string? AfterId { get; init; }

    /// <summary>Only these states; null for any.</summary>
    public IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses { get; init; }

    /// <summary>Only those created at or after.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only those created at or before.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Whether input, output and custom status are fetched.</summary>
    public bool Payloads { get; init; }

    /// <summary>Those that have not ended.</summary>
    public static InstanceFilter Active { get; } = new()
    {
        Statuses = [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running],
    };

    /// <summary>Whether a state passes.</summary>
    public bool Matches(InstanceState state) =>
        (IdPrefix is null || state.InstanceId.StartsWith(IdPrefix, StringComparison.Ordinal))
        && (AfterId is null || string.CompareOrdinal(state.InstanceId, AfterId) > 0)
        && (Statuses is null || Statuses.Contains(state.Status))
        && (CreatedFrom is null || state.CreatedAt >= CreatedFrom)
        && (CreatedTo is null || state.CreatedAt <= CreatedTo);
}
