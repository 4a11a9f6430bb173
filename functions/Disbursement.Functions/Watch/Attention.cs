using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Watch;

/// <summary>One thing that needs a person.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Subject">What it is about: an instance, a path, a file id; empty for the month.</param>
/// <param name="Unit">Code of the unit it belongs to; empty for the whole province.</param>
/// <param name="Since">Since when; null when unknown.</param>
/// <param name="Words">Cause and next step.</param>
public sealed record Attention(
    AttentionCode Code, string Subject, string Unit, DateTimeOffset? Since, AttentionWords Words)
{
    /// <summary>How it hangs.</summary>
    public AttentionGroup Group => Code switch
    {
        AttentionCode.Stopped => AttentionGroup.Stopped,
        AttentionCode.WorkFailed or AttentionCode.BlobPoisoned or AttentionCode.MessagesDead => AttentionGroup.Poisoned,
        AttentionCode.ListUnanswered or AttentionCode.MonthStill or AttentionCode.RoundStill => AttentionGroup.Stuck,
        _ => AttentionGroup.Overdue,
    };

    /// <summary>Whether it is wrong already; false for what only waits within its time.</summary>
    public bool IsAlarm { get; init; } = true;

    /// <summary>Why a month or round stopped; null for anything else.</summary>
    public StopEntity? Stop { get; init; }

    /// <summary>Whether it is about the whole installation and no month: shown to who sees everything.</summary>
    public bool IsEverywhere { get; init; }
}
