using System.ComponentModel.DataAnnotations;

namespace Disbursement.Sandbox;

/// <summary>Settings of the sandbox, section <c>Sandbox</c>.</summary>
internal sealed record SandboxOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sandbox";

    /// <summary>Folder with <c>people.csv</c>, <c>accounts.csv</c> and <c>behaviour.csv</c>.</summary>
    /// <value>No default.</value>
    [Required]
    public string World { get; init; } = "";

    /// <summary>The key callers send as <c>X-Api-Key</c>.</summary>
    /// <value>No default.</value>
    [Required]
    public string ApiKey { get; init; } = "";

    /// <summary>Items one inquiry may hold.</summary>
    /// <value>1 to 1000; default 100.</value>
    [Range(1, 1000)]
    public int ItemsPerInquiryMax { get; init; } = 100;

    /// <summary>Inquiries one institution takes per second before it answers 429.</summary>
    /// <value>1 to 100,000; default 500.</value>
    [Range(1, 100_000)]
    public int InquiriesPerSecondMax { get; init; } = 500;
}
