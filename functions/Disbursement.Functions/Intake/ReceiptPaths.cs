namespace Disbursement.Functions.Intake;

/// <summary>Where the answer to a file stands in <c>receipts</c>: beside the file's own path.</summary>
public static class ReceiptPaths
{
    /// <summary>Ends the path of a receipt.</summary>
    public const string ReceiptSuffix = ".receipt.json";

    /// <summary>Ends the path of what reading found, before the slot decided.</summary>
    public const string DraftSuffix = ".draft.json";

    /// <summary>Ends the path of the refused rows.</summary>
    public const string RejectedSuffix = ".rejected.csv";

    /// <summary>The receipt's metadata key that names the version it answers.</summary>
    public const string VersionKey = "etag";
}
