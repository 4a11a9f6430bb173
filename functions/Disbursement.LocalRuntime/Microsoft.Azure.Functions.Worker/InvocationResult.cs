namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned; middleware may put something else in its place.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}

/// <summary>What a function returned, by type.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The result; null when there is none.</summary>
    public abstract T? Value { get; set; }
}
