namespace Disbursement.Functions.Storage;

/// <summary>Why a month or a round stopped: both sides of the proof, beside the month.</summary>
public sealed class StopEntity : StoreEntity
{
    /// <summary>Row keys begin so: <c>stop|r0</c> for the month, <c>stop|r1</c> for its first round.</summary>
    public const string Prefix = "stop|";

    /// <summary>Round number; 0 for the month itself.</summary>
    public int Round { get; set; }

    /// <summary>A <c>StopCode</c>.</summary>
    public string Code { get; set; } = "";

    /// <summary>The activity that failed.</summary>
    public string Activity { get; set; } = "";

    /// <summary>The failure as it was told.</summary>
    public string Because { get; set; } = "";

    /// <summary>The proof that does not hold; empty when another failure stopped.</summary>
    public string Proof { get; set; } = "";

    /// <summary>Its left side: what was declared or stored.</summary>
    public string Left { get; set; } = "";

    /// <summary>Its right side: what was found.</summary>
    public string Right { get; set; } = "";

    /// <summary>The first differing row: an EndToEndId, file id or code; empty when the sides are not kept by row.</summary>
    public string FirstKey { get; set; } = "";

    /// <summary>What the left side has for that row.</summary>
    public string FirstLeft { get; set; } = "";

    /// <summary>What the right side has for it.</summary>
    public string FirstRight { get; set; } = "";

    /// <summary>When it stopped.</summary>
    public DateTimeOffset StoppedAt { get; set; }
}
