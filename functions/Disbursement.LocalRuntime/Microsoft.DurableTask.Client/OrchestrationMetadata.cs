using System.Text.Json;
using Disbursement.LocalRuntime.Durable;

namespace Microsoft.DurableTask.Client;

/// <summary>The state of an orchestration as a client sees it.</summary>
public sealed class OrchestrationMetadata
{
    /// <summary>Describes an instance.</summary>
    /// <param name="name">Its orchestrator.</param>
    /// <param name="instanceId">Its id.</param>
    public OrchestrationMetadata(string name, string instanceId)
    {
        Name = name;
        InstanceId = instanceId;
    }

    /// <summary>The orchestrator.</summary>
    public string Name { get; }

    /// <summary>The instance id.</summary>
    public string InstanceId { get; }

    /// <summary>The state.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its last step was recorded, UTC.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The input as JSON; null when there is none or it was not asked for.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>The output as JSON; null when there is none or it was not asked for.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>The custom status as JSON; null when there is none or it was not asked for.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    /// <remarks>The real client of today leaves this null and puts the text into the output; we do both.</remarks>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Whether it is under way.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>Whether it has ended, in whichever way.</summary>
    public bool IsCompleted => RuntimeStatus is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>Reads the input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The input; default when there is none or it was not asked for.</returns>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    /// <summary>Reads the output.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The output; default when there is none or it was not asked for.</returns>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    /// <summary>Reads the custom status.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The custom status; default when there is none or it was not asked for.</returns>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    private static T? Read<T>(string? json) =>
        json is null ? default : JsonSerializer.Deserialize<T>(json, DurableJson.Options);
}
