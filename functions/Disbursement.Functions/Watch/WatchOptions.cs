using System.ComponentModel.DataAnnotations;

namespace Disbursement.Functions.Watch;

/// <summary>When something needs a person. Section <c>Watch</c>.</summary>
public sealed record WatchOptions
{
    /// <summary>How long work may stand still before it counts as stuck. Waiting for people or providers is not work.</summary>
    /// <value>Default 30 minutes; 1 minute to 7 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a proposal may wait for its approver before it counts as overdue.</summary>
    /// <value>Default 1 day; 1 minute to 30 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan ApproveWithin { get; init; } = TimeSpan.FromDays(1);
}
