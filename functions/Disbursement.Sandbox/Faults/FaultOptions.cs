using System.ComponentModel.DataAnnotations;

namespace Disbursement.Sandbox.Faults;

/// <summary>How often institutions misbehave, section <c>Sandbox:Faults</c>. All off by default.</summary>
/// <remarks>
/// Whether a request is hit depends on its content alone; a transient fault hits its first attempt and clears on
/// retry, so that the month comes out the same with and without faults.
/// </remarks>
internal sealed record FaultOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sandbox:Faults";

    /// <summary>Requests per thousand first answered 429 with Retry-After.</summary>
    /// <value>0 to 1000; default 0.</value>
    [Range(0, 1000)]
    public int TooManyRequestsPerMille { get; init; }

    /// <summary>Requests per thousand first answered 500.</summary>
    /// <value>0 to 1000; default 0.</value>
    [Range(0, 1000)]
    public int ServerErrorPerMille { get; init; }

    /// <summary>Requests per thousand first left without an answer for <see cref="TimeoutSeconds"/>, then 504.</summary>
    /// <value>0 to 1000; default 0.</value>
    [Range(0, 1000)]
    public int TimeoutPerMille { get; init; }

    /// <summary>How long a request without an answer is held.</summary>
    /// <value>1 to 600 seconds; default 30.</value>
    [Range(1, 600)]
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Retry-After of a 429 that is switched on here.</summary>
    /// <value>1 to 60 seconds; default 1.</value>
    [Range(1, 60)]
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>BINs of institutions that answer 503 to everything, comma-separated.</summary>
    /// <value>Default none.</value>
    public string Down { get; init; } = "";
}
