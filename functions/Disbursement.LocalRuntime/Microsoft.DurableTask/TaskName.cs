namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or activity. Names are compared without regard to case.</summary>
/// <remarks>The default value has the empty name, which no task may have.</remarks>
public readonly struct TaskName : IEquatable<TaskName>
{
    private readonly string? _name;

    /// <summary>Names a task.</summary>
    /// <param name="name">The name; null stands for the empty name.</param>
    public TaskName(string name) => _name = name;

    /// <summary>The name as it was given; never null.</summary>
    public string Name => _name ?? string.Empty;

    /// <summary>Names a task by its text, so that <c>nameof(X)</c> can be passed where a name is asked.</summary>
    /// <param name="value">The name.</param>
    public static implicit operator TaskName(string value) => new(value);

    /// <summary>Gives the name's text.</summary>
    /// <param name="value">The name.</param>
    public static implicit operator string(TaskName value) => value.Name;

    /// <summary>Tells whether two names are the same, without regard to case.</summary>
    /// <param name="a">One name.</param>
    /// <param name="b">The other name.</param>
    /// <returns>True when they are the same.</returns>
    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    /// <summary>Tells whether two names differ, without regard to case.</summary>
    /// <param name="a">One name.</param>
    /// <param name="b">The other name.</param>
    /// <returns>True when they differ.</returns>
    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
