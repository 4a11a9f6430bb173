using Disbursement.Core.Contracts;

namespace Disbursement.Cli.Api;

/// <summary>A released payment file as its provider sees it, with an address to read it from.</summary>
internal sealed record ProviderFileView
{
    /// <summary>The provider's code.</summary>
    public string Provider { get; init; } = string.Empty;

    /// <summary>2-digit province code.</summary>
    public string Province { get; init; } = string.Empty;

    /// <summary>The month, yyyy-MM.</summary>
    public string Period { get; init; } = string.Empty;

    /// <summary>The round.</summary>
    public int Round { get; init; }

    /// <summary>The file's id.</summary>
    public string FileId { get; init; } = string.Empty;

    /// <summary>The file's name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The format's name, such as <c>pain.001.001.09</c>.</summary>
    public string Format { get; init; } = string.Empty;

    /// <summary>Number of payments.</summary>
    public long Payments { get; init; }

    /// <summary>Sum in đồng.</summary>
    public long SumDong { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = string.Empty;

    /// <summary>Read-only, short-lived address. It opens the file to whoever has it, so it is not printed.</summary>
    public string Url { get; init; } = string.Empty;

    /// <summary>What is printed of it and signed.</summary>
    public IReadOnlyList<PrintedForm> Prints { get; init; } = [];

    /// <summary>Its detached signature; null where the contract wants none.</summary>
    public PrintedForm? Signature { get; init; }

    /// <summary>Whom the contract names for questions about it.</summary>
    public IReadOnlyList<ContractContact> Contacts { get; init; } = [];

    /// <summary>The file's state.</summary>
    public string State { get; init; } = string.Empty;
}
