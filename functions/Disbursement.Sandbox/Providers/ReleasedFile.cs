namespace Disbursement.Sandbox.Providers;

/// <summary>A released payment file, as the app lists it for its provider.</summary>
/// <param name="Provider">The provider's code.</param>
/// <param name="Province">The 2-digit province.</param>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="FileId">The file's id.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Format">The file's format.</param>
/// <param name="Sha256">SHA-256 of its bytes, hexadecimal; empty when not told.</param>
/// <param name="Url">Where to read it.</param>
internal sealed record ReleasedFile(
    string Provider, string Province, string Period, string FileId, string Name, string Format,
    string? Sha256, Uri Url)
{
    /// <summary>Its detached signature; null when it has none.</summary>
    public ReleasedSignature? Signature { get; init; }
}

/// <summary>The detached signature of a file.</summary>
/// <param name="Sha256">SHA-256 of its bytes.</param>
/// <param name="Url">Where to read it.</param>
internal sealed record ReleasedSignature(string Sha256, Uri Url);

/// <summary>Where one result file may be put.</summary>
/// <param name="Url">A create-only address for that one blob.</param>
/// <param name="Exists">Whether it is there already.</param>
internal sealed record UploadGrant(Uri Url, bool Exists);
