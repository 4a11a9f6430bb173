namespace Disbursement.Cli.Api;

/// <summary>Something that waits for a person, or was decided.</summary>
internal sealed record ExceptionView
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>What kind.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>Code of the unit; empty when none.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>What was found, in Vietnamese, no person named.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>Open or Decided.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>When it was found.</summary>
    public DateTimeOffset FoundAt { get; init; }

    /// <summary>Decisions it takes.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>What was decided; empty while it is open.</summary>
    public string Decision { get; init; } = string.Empty;

    /// <summary>Who decided; empty while it is open.</summary>
    public string DecidedBy { get; init; } = string.Empty;

    /// <summary>Why; empty while it is open.</summary>
    public string Reason { get; init; } = string.Empty;
}
