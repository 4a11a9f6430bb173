using System.ComponentModel.DataAnnotations;
using Disbursement.Core.Periods;

namespace Disbursement.Functions.Months;

/// <summary>How a month runs. Section <c>Months</c>.</summary>
public sealed record MonthOptions
{
    /// <summary>Payment rounds of one month, the first included.</summary>
    /// <value>Default 2; 1 to 9.</value>
    [Range(1, 9)]
    public int RoundsMax { get; init; } = 2;

    /// <summary>
    /// The last day of the month itself on which lists are taken after close, to its end in Vietnam. The month's last
    /// round waits for it, and so does a month that needs no further round.
    /// </summary>
    /// <value>Default 0: no such day, lists are taken while the month has a round to come; 0 to 28.</value>
    [Range(0, 28)]
    public int SupplementsUntilDay { get; init; }

    /// <summary>How long a round waits for the providers' answers before what is open counts as unknown.</summary>
    /// <value>Default 20 days: providers report before the 20th (ND 20/2021 art. 34(5)).</value>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromDays(20);

    /// <summary>From when on a month takes no more supplements; null when no day says so.</summary>
    public DateTimeOffset? SupplementsUntilOf(Period period)
    {
        DateOnly first = period.FirstDay;
        return SupplementsUntilDay == 0
            ? null
            : new DateTimeOffset(first.Year, first.Month, SupplementsUntilDay, 0, 0, 0, VietnamTime.Offset).AddDays(1);
    }

    /// <summary>The day of the month by which providers pay: an authorisation must hold until then.</summary>
    /// <value>Default 10; 1 to 28. Local windows are from the 5th to the 15th.</value>
    [Range(1, 28)]
    public int PayDay { get; init; } = 10;

    /// <summary>The day on which a month is paid.</summary>
    public DateOnly PayDayOf(Period period) => period.FirstDay.AddDays(PayDay - 1);
}

/// <summary>Keys for identifiers. Section <c>Identifiers</c>.</summary>
public sealed record IdentifierOptions
{
    /// <summary>The key that EndToEndIds are made with, base64, at least 32 bytes. Losing it loses their meaning.</summary>
    [Required]
    public string ProvinceKey { get; init; } = "";
}
