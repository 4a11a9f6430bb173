using Disbursement.Core.Periods;

namespace Disbursement.Core.Approval;

/// <summary>Days or hours of a day in which nothing can be approved, on Vietnam's clock.</summary>
/// <param name="FirstDay">The first day, included; none: from ever.</param>
/// <param name="LastDay">The last day, included; none: for ever.</param>
/// <param name="FromTime">The time of each day from which it holds, included; none: from midnight.</param>
/// <param name="ToTime">The time of each day at which it ends, excluded; none: to midnight.</param>
/// <param name="Reason">Why, in the province's own words.</param>
/// <remarks>Where <paramref name="FromTime"/> is later than <paramref name="ToTime"/> it holds over midnight: 22:00 to
/// 06:00 is the late evening and the early morning of each of its days.</remarks>
public sealed record FreezePeriod(
    DateOnly? FirstDay, DateOnly? LastDay, TimeOnly? FromTime, TimeOnly? ToTime, string Reason)
{
    /// <summary>Whether nothing can be approved at an instant.</summary>
    public bool Covers(DateTimeOffset instant)
    {
        DateOnly day = VietnamTime.DateOf(instant);
        return (FirstDay is null || day >= FirstDay)
            && (LastDay is null || day <= LastDay)
            && CoversTime(TimeOnly.FromDateTime(VietnamTime.In(instant).DateTime));
    }

    private bool CoversTime(TimeOnly time)
    {
        bool started = FromTime is null || time >= FromTime;
        bool ended = ToTime is not null && time >= ToTime;
        return FromTime > ToTime ? started || !ended : started && !ended;
    }
}
