using System.ComponentModel.DataAnnotations;

namespace Disbursement.Functions.Months;

/// <summary>How a month runs. Section <c>Months</c>.</summary>
public sealed record MonthOptions
{
    /// <summary>Payment rounds of one month, the first included.</summary>
    /// <value>Default 2; 1 to 9.</value>
    [Range(1, 9)]
    public int RoundsMax { get; init; } = 2;

    /// <summary>How long a round waits for the providers' answers before what is open counts as unknown.</summary>
    /// <value>Default 20 days: providers report before the 20th (ND 20/2021 art. 34(5)).</value>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromDays(20);
}

/// <summary>Keys for identifiers. Section <c>Identifiers</c>.</summary>
public sealed record IdentifierOptions
{
    /// <summary>The key that EndToEndIds are made with, base64, at least 32 bytes. Losing it loses their meaning.</summary>
    [Required]
    public string ProvinceKey { get; init; } = "";
}
