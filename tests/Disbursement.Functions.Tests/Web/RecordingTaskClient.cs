using System.Collections.Concurrent;
using System.Text.Json;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Tests.Web;

/// <summary>Writes down what the API starts and raises; nothing runs.</summary>
public sealed class RecordingTaskClient() : DurableTaskClient("recording")
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>Custom statuses by instance id.</summary>
    public ConcurrentDictionary<string, object> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances that run: starting them again is refused, as by the engine.</summary>
    public ConcurrentDictionary<string, bool> Running { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked for an instance, in order.</summary>
    public IReadOnlyList<string> CallsOf(string instance) =>
    [
        .. _calls.Where(call => call.StartsWith(instance + " ", StringComparison.Ordinal))
            .Select(call => call[(instance.Length + 1)..]),
    ];

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        string id = options!.InstanceId!;
        if (!Running.TryAdd(id, value: true))
        {
            throw new OrchestrationAlreadyExistsException($"{id} runs.");
        }

        _calls.Enqueue($"{id} start {orchestratorName.Name} {JsonSerializer.Serialize(input)}");
        return Task.FromResult(id);
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        _calls.Enqueue($"{instanceId} event {eventName}");
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(Statuses.TryGetValue(instanceId, out object? status)
            ? new OrchestrationMetadata("RunRoundOrchestrator", instanceId)
            {
                SerializedCustomStatus = status as string ?? JsonSerializer.Serialize(status),
            }
            : null);

    /// <summary>Instances that ended by failure.</summary>
    public ConcurrentQueue<OrchestrationMetadata> Failed { get; } = new();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        filter?.Statuses is { } statuses && statuses.SequenceEqual([OrchestrationRuntimeStatus.Failed])
            ? new OnePage([.. Failed])
            : throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class OnePage(IReadOnlyList<OrchestrationMetadata> instances) : AsyncPageable<OrchestrationMetadata>
    {
        public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(
            string? continuationToken = null, int? pageSizeHint = null)
        {
            await Task.CompletedTask;
            yield return new Page<OrchestrationMetadata>(instances);
        }
    }
}
