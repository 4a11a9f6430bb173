namespace Microsoft.DurableTask.Client;

/// <summary>How an orchestration's data is deleted.</summary>
/// <param name="Recursive">Whether the data of its sub-orchestrations is deleted too.</param>
public record PurgeInstanceOptions(bool Recursive = false);
