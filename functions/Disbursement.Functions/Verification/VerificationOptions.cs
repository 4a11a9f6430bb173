using System.ComponentModel.DataAnnotations;

namespace Disbursement.Functions.Verification;

/// <summary>How institutions are asked about accounts. Section <c>Verification</c>.</summary>
public sealed record VerificationOptions
{
    /// <summary>Accounts in one inquiry: what the inquiry API accepts at most.</summary>
    public const int BatchAccountsMax = 100;

    /// <summary>Where the account-inquiry API answers.</summary>
    /// <value>An absolute URL without path, for example <c>http://127.0.0.1:7072</c>.</value>
    [Required]
    public string InquiryUrl { get; init; } = "";

    /// <summary>The key that the API knows us by.</summary>
    [Required]
    public string ApiKey { get; init; } = "";

    /// <summary>Inquiries started per second at one institution.</summary>
    /// <value>Default 50; 1 to 1,000.</value>
    [Range(1, 1_000)]
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>Inquiries in flight at one institution.</summary>
    /// <value>Default 4; 1 to 64.</value>
    [Range(1, 64)]
    public int ConcurrencyMax { get; init; } = 4;

    /// <summary>Attempts of one inquiry, the first included.</summary>
    /// <value>Default 6; 1 to 20.</value>
    [Range(1, 20)]
    public int AttemptsMax { get; init; } = 6;

    /// <summary>How long one attempt may take, in seconds.</summary>
    /// <value>Default 20; 1 to 300.</value>
    [Range(1, 300)]
    public int TimeoutSeconds { get; init; } = 20;

    /// <summary>How old a proof may be before the account is asked again, in days.</summary>
    /// <value>Default 180; 0 to 3,650.</value>
    [Range(0, 3_650)]
    public int ProofAgeDaysMax { get; init; } = 180;

    /// <summary>How many months a proof of somebody not listed meanwhile is looked for.</summary>
    /// <value>Default 7 months; 1 to 24. Never further back than a proof can stand.</value>
    [Range(1, 24)]
    public int ProofMonthsBackMax { get; init; } = 7;

    /// <summary>How many days an account that took another's place is marked for the approver.</summary>
    /// <value>Default 30 days; 0 to 365; 0 marks nothing.</value>
    [Range(0, 365)]
    public int AccountFreshDays { get; init; } = 30;

    /// <summary>How long a round waits for people to decide borderline names.</summary>
    /// <value>Default three days; zero goes on at once, to cash.</value>
    public TimeSpan DecisionWindow { get; init; } = TimeSpan.FromDays(3);
}
