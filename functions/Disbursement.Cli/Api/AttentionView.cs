using System.Text.Json.Serialization;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Api;

/// <summary>One thing of a month that needs a person, as <c>GET …/attention</c> tells it.</summary>
internal sealed record AttentionView
{
    /// <summary>Stopped, Poisoned, Stuck or Overdue.</summary>
    public string Group { get; init; } = string.Empty;

    /// <summary>What it is; of what is stopped, why. Each code has its entry in the runbook.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>An instance, a path, a file id.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>Code of the unit; empty for the whole province.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Since when; null when unknown.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it is wrong already; false for what waits within its time.</summary>
    public bool Alarm { get; init; }

    /// <summary>The cause, in Vietnamese.</summary>
    public string Cause { get; init; } = string.Empty;

    /// <summary>The cause, in English.</summary>
    public string CauseEnglish { get; init; } = string.Empty;

    /// <summary>What to do, in Vietnamese.</summary>
    public string Next { get; init; } = string.Empty;

    /// <summary>What to do, in English.</summary>
    public string NextEnglish { get; init; } = string.Empty;

    /// <summary>Both sides of the proof that stopped it; null for anything else.</summary>
    public ProofSidesView? Proof { get; init; }

    /// <summary>The cause in the reader's language.</summary>
    [JsonIgnore]
    public Words CauseWords => new(Cause, CauseEnglish);

    /// <summary>What to do in the reader's language.</summary>
    [JsonIgnore]
    public Words NextWords => new(Next, NextEnglish);
}

/// <summary>Both sides of a proof that does not hold.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Left">What was declared or stored.</param>
/// <param name="Right">What was found.</param>
/// <param name="FirstKey">The first differing row; null when the sides are not kept by row.</param>
/// <param name="FirstLeft">What the left side has for it.</param>
/// <param name="FirstRight">What the right side has for it.</param>
internal sealed record ProofSidesView(
    string Name, string Left, string Right, string? FirstKey, string? FirstLeft, string? FirstRight);
