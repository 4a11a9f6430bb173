using Disbursement.Core.Intake;

namespace Disbursement.Functions.Intake;

/// <summary>Where the answer to a file stands in <c>receipts</c>: beside the file's own path.</summary>
public static class ReceiptPaths
{
    /// <summary>Ends the path of a receipt.</summary>
    public const string ReceiptSuffix = ".receipt.json";

    /// <summary>Ends the path of what reading found, before the slot decided.</summary>
    public const string DraftSuffix = ".draft.json";

    /// <summary>Ends the path of the refused rows of a list of text.</summary>
    public const string RejectedSuffix = ".rejected.csv";

    /// <summary>Ends the path of the refused rows of a workbook.</summary>
    public const string RejectedWorkbookSuffix = ".rejected.xlsx";

    /// <summary>The receipt's metadata key that names the version it answers.</summary>
    public const string VersionKey = "etag";

    /// <summary>Where the refused rows of a list stand: a file of the kind the officer sent.</summary>
    /// <param name="path">The list's path.</param>
    public static string RejectedOf(string path) =>
        path + (IntakePath.IsWorkbookName(path) ? RejectedWorkbookSuffix : RejectedSuffix);
}
