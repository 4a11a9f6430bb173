using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>What the engine says. Instance ids and names only: payloads may hold personal data.</summary>
internal sealed partial class HubLog(ILogger logger)
{
    [LoggerMessage(9001, LogLevel.Information, "Task hub {Hub} started as worker {WorkerId}.")]
    public partial void Started(string hub, string workerId);

    [LoggerMessage(9002, LogLevel.Information, "Task hub {Hub} stopped.")]
    public partial void Stopped(string hub);

    [LoggerMessage(9003, LogLevel.Information, "Instance {InstanceId} taken over from {Owner} after step {Step}.")]
    public partial void TakenOver(string instanceId, string owner, int step);

    [LoggerMessage(9004, LogLevel.Warning, "The store failed for {InstanceId} ({Failures} in a row); trying again.")]
    public partial void StoreFailed(string instanceId, int failures, Exception failure);

    [LoggerMessage(9005, LogLevel.Warning, "{Message} for {InstanceId} dropped: unknown or ended.")]
    public partial void MessageDropped(string message, string instanceId);

    [LoggerMessage(9006, LogLevel.Error, "Background work of the task hub failed.")]
    public partial void BackgroundFailed(Exception failure);
}
