namespace Microsoft.DurableTask.Client;

/// <summary>How an orchestration is ended by a client.</summary>
/// <param name="Output">What it leaves as its output, written as JSON.</param>
/// <param name="Recursive">Whether its sub-orchestrations are ended too.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
