namespace Disbursement.Cli.Api;

/// <summary>The app's permission to write one blob.</summary>
/// <param name="Url">Create-only, short-lived address.</param>
/// <param name="Path">The blob's path in its container.</param>
/// <param name="Expires">When the address stops working.</param>
/// <param name="Exists">Whether a blob of this name stands there already; it is never overwritten.</param>
internal sealed record UploadGrant(string Url, string Path, DateTimeOffset Expires, bool Exists = false);

/// <summary>Which blob is asked for. What does not belong to the kind stays null.</summary>
internal sealed record UploadRequest
{
    /// <summary><c>list</c> or <c>return</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The provider, for a return.</summary>
    public string? Provider { get; init; }

    /// <summary>2-digit province code.</summary>
    public required string Province { get; init; }

    /// <summary>The month, yyyy-MM.</summary>
    public required string Period { get; init; }

    /// <summary>The unit, for a list.</summary>
    public string? Unit { get; init; }

    /// <summary>btxh, ncc or khac, for a list.</summary>
    public string? List { get; init; }

    /// <summary>The file's name.</summary>
    public required string File { get; init; }
}
