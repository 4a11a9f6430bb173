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

    /// <summary>The app's address. Without it the sandbox answers inquiries only and plays no provider.</summary>
    /// <value>Default none.</value>
    public string AppUrl { get; init; } = "";

    /// <summary>Bearer token of a user who is every provider at once.</summary>
    /// <value>Needed with <see cref="AppUrl"/>.</value>
    public string ProviderToken { get; init; } = "";

    /// <summary>The key the providers' message keys are derived from, base64: HMAC-SHA256(key, provider code).</summary>
    /// <value>Without it mobile-money operators answer by file, like banks.</value>
    public string MessageKey { get; init; } = "";

    /// <summary>Connection string of the storage whose queue stands for the message bus.</summary>
    /// <value>Without it mobile-money operators answer by file, like banks.</value>
    public string Storage { get; init; } = "";

    /// <summary>The payer's certificate, DER in base64: a file that comes with a signature is taken only when it is by
    /// this one.</summary>
    /// <value>Without it a signed file is not taken.</value>
    public string SignerCertificate { get; init; } = "";

    /// <summary>Codes of the providers that take signed files only, with commas between.</summary>
    /// <value>Default none: a provider takes files without a signature, too.</value>
    public string SignedOnly { get; init; } = "";

    /// <summary>Pause between two looks for released files.</summary>
    /// <value>10 to 60,000 milliseconds; default 1,000.</value>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; init; } = 1_000;

    /// <summary>Files answered at the same time.</summary>
    /// <value>1 to 32; default 4.</value>
    [Range(1, 32)]
    public int FilesAtOnce { get; init; } = 4;

    /// <summary>How much later the second file of a provider comes, with the results that are late.</summary>
    /// <value>0 to 3,600 seconds; default 3.</value>
    [Range(0, 3_600)]
    public int LateSeconds { get; init; } = 3;
}
