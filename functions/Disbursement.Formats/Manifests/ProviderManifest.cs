using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Formats.Manifests;

/// <summary>One file of a manifest.</summary>
/// <param name="FileId">Its id.</param>
/// <param name="Name">Its name beside the manifest.</param>
/// <param name="Format">Its format, such as <c>pain.001.001.09</c>.</param>
/// <param name="Of">How many files its family has.</param>
/// <param name="Total">Count and sum.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record ManifestFile(FileId FileId, string Name, string Format, int Of, Tally Total, string Sha256)
{
    /// <summary>What is printed of it and signed: names beside the manifest and SHA-256. Empty for files to accounts.
    /// </summary>
    public IReadOnlyList<(string Name, string Sha256)> Prints { get; init; } = [];

    /// <summary>Its signature; <see langword="null"/> where the contract wants none.</summary>
    public FileSignature? Signature { get; init; }
}

/// <summary>The detached signature of a file.</summary>
/// <param name="Name">Its name beside the manifest: the file's with <c>.p7s</c>.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record FileSignature(string Name, string Sha256);

/// <summary>One person's approval of the root.</summary>
/// <param name="By">Who signed, as the province's audit names them.</param>
/// <param name="At">When.</param>
public sealed record ManifestSignature(string By, DateTimeOffset At);

/// <summary>What a provider receives in one round: written once, at release, beside the files.</summary>
/// <param name="Province">The 2-digit province code.</param>
/// <param name="Period">The month.</param>
/// <param name="Round">The round, <c>r1</c>, ….</param>
/// <param name="Provider">The provider's code.</param>
/// <param name="ReleasedAt">The recorded time of release.</param>
/// <param name="Root">The approved root over all files of the round, 64 lower-case hexadecimal digits.</param>
/// <param name="AuditHead">The head of the audit chain at release.</param>
/// <param name="Files">The provider's files, ordinal by id.</param>
public sealed record ProviderManifest(
    string Province, Period Period, string Round, string Provider, DateTimeOffset ReleasedAt, string Root,
    string AuditHead, IReadOnlyList<ManifestFile> Files)
{
    /// <summary>Who approved the root, in the order they signed; empty in manifests before signatures were kept.
    /// </summary>
    public IReadOnlyList<ManifestSignature> Signatures { get; init; } = [];

    /// <summary>All files together.</summary>
    public Tally Total => Files.Aggregate(Tally.None, (sum, file) => sum + file.Total);

    /// <summary>The sum of all files.</summary>
    public Vnd Sum => Total.Sum;
}
