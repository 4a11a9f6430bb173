namespace Disbursement.Core.Periods;

/// <summary>Vietnam's clock: UTC+7 all year, without daylight saving since 1975.</summary>
/// <remarks>Fixed in code so that a machine without time-zone data computes the same dates.</remarks>
public static class VietnamTime
{
    /// <summary>The distance to UTC: seven hours ahead.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The same instant on Vietnam's clock.</summary>
    public static DateTimeOffset In(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The calendar day of an instant in Vietnam.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(In(instant).DateTime);
}
