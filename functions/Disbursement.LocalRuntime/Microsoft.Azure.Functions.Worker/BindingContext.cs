namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known of a function's input by name.</summary>
public abstract class BindingContext
{
    /// <summary>Route parameters, the words of a blob's path, a message's metadata. Names in any case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
