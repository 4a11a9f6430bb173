using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Durable.Execution;

/// <summary>The context an orchestrator sees: payloads as JSON, retries, ids; the rest is the execution's.</summary>
internal sealed class OrchestratorContext(
    OrchestrationExecution execution, InstanceState state, ILoggerFactory loggerFactory) : TaskOrchestrationContext
{
    /// <summary>Largest custom status: the real engine's hub breaks on larger ones.</summary>
    public const int CustomStatusBytesMax = 16 * 1024;

    private int _guids;

    /// <inheritdoc/>
    public override TaskName Name => state.Name;

    /// <inheritdoc/>
    public override string InstanceId => state.InstanceId;

    /// <inheritdoc/>
    public override ParentOrchestrationInstance? Parent =>
        state.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

    /// <inheritdoc/>
    public override DateTime CurrentUtcDateTime => execution.Time;

    /// <inheritdoc/>
    public override bool IsReplaying => execution.IsReplaying;

    /// <inheritdoc/>
    protected override ILoggerFactory LoggerFactory => loggerFactory;

    /// <inheritdoc/>
    public override T? GetInput<T>()
        where T : default => DurableJson.Read<T>(state.Input);

    /// <inheritdoc/>
    public override async Task<TResult> CallActivityAsync<TResult>(
        TaskName name, object? input = null, TaskOptions? options = null)
    {
        string? json = DurableJson.Write(input);
        string? result = await Retries.RunAsync(
            this, options?.Retry, () => execution.CallActivityAsync(name, json));
        return DurableJson.Read<TResult>(result)!;
    }

    /// <inheritdoc/>
    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        string? json = DurableJson.Write(input);
        string? chosenId = (options as SubOrchestrationOptions)?.InstanceId;
        if (chosenId is not null)
        {
            InstanceIds.Check(chosenId);
        }

        string? result = await Retries.RunAsync(
            this, options?.Retry, () => execution.CallSubOrchestratorAsync(orchestratorName, ChildId, json));
        return DurableJson.Read<TResult>(result)!;

        string ChildId(int callId) => chosenId ?? string.Create(
            CultureInfo.InvariantCulture, $"{InstanceId}:{state.ExecutionId}:{state.Generation}.{callId}");
    }

    /// <inheritdoc/>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        DateTime utc = fireAt.Kind == DateTimeKind.Local
            ? fireAt.ToUniversalTime()
            : DateTime.SpecifyKind(fireAt, DateTimeKind.Utc);
        return execution.CreateTimerAsync(utc, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<T?> WaitForExternalEvent<T>(
        string eventName, CancellationToken cancellationToken = default)
        where T : default
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        return DurableJson.Read<T>(await execution.WaitForEventAsync(eventName, cancellationToken));
    }

    /// <inheritdoc/>
    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        execution.SendEvent(instanceId, eventName, DurableJson.Write(payload));
    }

    /// <inheritdoc/>
    public override void SetCustomStatus(object? customStatus)
    {
        execution.DemandThread();
        string? json = DurableJson.Write(customStatus);
        int bytes = json is null ? 0 : Encoding.UTF8.GetByteCount(json);
        if (bytes > CustomStatusBytesMax)
        {
            throw new ArgumentException(
                $"Orchestrator '{Name}' set a custom status of {bytes} bytes; {CustomStatusBytesMax} is the most."
                + " Store the data elsewhere and show a reference.",
                nameof(customStatus));
        }

        execution.CustomStatus = json;
    }

    /// <inheritdoc/>
    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        execution.DemandThread();
        execution.Continuation = new ExecutionContinued(preserveUnprocessedEvents)
        {
            Input = DurableJson.Write(newInput),
        };
    }

    /// <inheritdoc/>
    public override Guid NewGuid()
    {
        execution.DemandThread();
        string seed = string.Create(
            CultureInfo.InvariantCulture, $"{InstanceId}|{state.ExecutionId}|{state.Generation}|{_guids++}");
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80); // version 8: made by a rule of our own, RFC 9562
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
