namespace Disbursement.Cli.Api;

/// <summary>A payment file as <c>GET …/files</c> lists it.</summary>
internal sealed record FileView
{
    /// <summary>The file's id, also its message id.</summary>
    public string FileId { get; init; } = string.Empty;

    /// <summary>The round it belongs to.</summary>
    public int Round { get; init; }

    /// <summary>Who pays it out.</summary>
    public string Provider { get; init; } = string.Empty;

    /// <summary>The list-making unit.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Number of payments.</summary>
    public long Payments { get; init; }

    /// <summary>Sum in đồng.</summary>
    public long SumDong { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = string.Empty;

    /// <summary>Built, Proposed, Released, Fetched, PartlyAnswered, Answered or Overdue.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>The file's name in its provider's container.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What is printed of it and signed; under the round's root like the file.</summary>
    public IReadOnlyList<PrintedForm> Prints { get; init; } = [];

    /// <summary>Its format: a version of pain.001, a payout list or the id of a layout.</summary>
    public string Format { get; init; } = string.Empty;

    /// <summary>Payments that were paid.</summary>
    public long Paid { get; init; }

    /// <summary>Their money, in đồng.</summary>
    public long PaidDong { get; init; }

    /// <summary>Payments that are proven not paid: rejected, returned, unclaimed.</summary>
    public long Failed { get; init; }

    /// <summary>Their money, in đồng.</summary>
    public long FailedDong { get; init; }

    /// <summary>Payments without a final outcome yet.</summary>
    public long Open { get; init; }

    /// <summary>Their money, in đồng.</summary>
    public long OpenDong { get; init; }

    /// <summary>Whether every payment of the file has an outcome.</summary>
    public bool IsAnswered => State == "Answered";
}
