namespace Disbursement.Cli.Api;

/// <summary>One printed form of a payment file.</summary>
/// <param name="Name">Its name, beside the file.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Url">Where a provider reads it; empty for others.</param>
internal sealed record PrintedForm(string Name, string Sha256, string Url = "");
