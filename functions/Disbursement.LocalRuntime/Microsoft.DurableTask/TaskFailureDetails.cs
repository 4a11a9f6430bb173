namespace Microsoft.DurableTask;

/// <summary>Why a task failed, in a form that survives storage: the exception itself does not.</summary>
/// <param name="ErrorType">Full name of the exception's type.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown, or null.</param>
/// <param name="InnerFailure">The failure that caused this one, or null.</param>
/// <param name="Properties">Further facts about the failure, or null.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>Tells whether the failure's own exception was a <typeparamref name="T"/> or derived from it.</summary>
    /// <typeparam name="T">The exception type asked about.</typeparam>
    /// <returns>
    /// True when it was. A type that this process cannot find by name is compared by its full name alone. The
    /// causes are not looked at: ask <see cref="InnerFailure"/> about them.
    /// </returns>
    public bool IsCausedBy<T>()
        where T : Exception
    {
        if (string.Equals(ErrorType, typeof(T).FullName, StringComparison.Ordinal))
        {
            return true;
        }

        Type? actual = Type.GetType(ErrorType) ?? AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(ErrorType))
            .FirstOrDefault(type => type is not null);
        return actual is not null && typeof(T).IsAssignableFrom(actual);
    }

    /// <summary>Describes an exception and its causes.</summary>
    /// <param name="exception">The exception to describe.</param>
    /// <returns>The description. A failed call keeps the callee's own failure as the cause.</returns>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        TaskFailureDetails? cause = exception switch
        {
            TaskFailedException failed => failed.FailureDetails,
            { InnerException: { } inner } => FromException(inner),
            _ => null,
        };
        Type type = exception.GetType();
        return new TaskFailureDetails(
            type.FullName ?? type.Name, exception.Message, exception.StackTrace, cause, Properties: null);
    }
}
