namespace Disbursement.Cli.Api;

/// <summary>A warning that travels with accepted rows to the approver.</summary>
internal sealed record WarningView
{
    /// <summary>Its stable number, from 301.</summary>
    public int Number { get; init; }

    /// <summary>Accepted rows that have it.</summary>
    public long Rows { get; init; }

    /// <summary>Codes of the units whose lists have it.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>What it is.</summary>
    public string Vietnamese { get; init; } = string.Empty;

    /// <summary>What it is.</summary>
    public string English { get; init; } = string.Empty;
}
