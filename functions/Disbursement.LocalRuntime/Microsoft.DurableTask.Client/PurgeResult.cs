namespace Microsoft.DurableTask.Client;

/// <summary>What a purge deleted.</summary>
/// <param name="count">Instances deleted.</param>
public class PurgeResult(int count)
{
    /// <summary>Instances deleted; 0 when the instance is unknown or has not ended.</summary>
    public int PurgedInstanceCount { get; } = count;
}
