using Disbursement.Core.Approval;

namespace Disbursement.Functions.Approval;

/// <summary>One freeze: days, hours of a day, or hours of some days, on Vietnam's clock.</summary>
public sealed record FreezeOptions
{
    /// <summary>The 2-digit province it holds for.</summary>
    /// <value>Default empty: every province.</value>
    public string Province { get; init; } = "";

    /// <summary>The first day.</summary>
    /// <value>Default none: from ever. <c>2025-01-28</c>.</value>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The last day, included.</summary>
    /// <value>Default none: for ever. <c>2025-02-02</c>.</value>
    public DateOnly? LastDay { get; init; }

    /// <summary>The time of each day from which it holds.</summary>
    /// <value>Default none: from midnight. <c>22:00</c>.</value>
    public TimeOnly? FromTime { get; init; }

    /// <summary>The time of each day at which it ends, excluded; earlier than the start: over midnight.</summary>
    /// <value>Default none: to midnight. <c>06:00</c>.</value>
    public TimeOnly? ToTime { get; init; }

    /// <summary>Why; shown to who is refused.</summary>
    /// <value>Required.</value>
    public string Reason { get; init; } = "";

    /// <summary>The rule.</summary>
    public FreezePeriod ToPeriod() => new(FirstDay, LastDay, FromTime, ToTime, Reason);
}
