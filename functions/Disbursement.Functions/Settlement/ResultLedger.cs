using Disbursement.Core.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>Where the app keeps what it made of a result file.</summary>
internal static class ResultLedger
{
    /// <summary>The lines of one result file that belong to one payment file.</summary>
    /// <param name="place">The month of the result file's place.</param>
    /// <param name="key">The version's key.</param>
    /// <param name="fileId">The payment file.</param>
    public static string Batch(MonthRef place, string key, string fileId) => $"{Folder(place, key)}/{fileId}.csv";

    /// <summary>What became of them.</summary>
    public static string Outcome(string batchPath) => Path.ChangeExtension(batchPath, ".outcome.json");

    /// <summary>What reading found.</summary>
    public static string Reading(MonthRef place, string key) => $"{Folder(place, key)}/reading.json";

    /// <summary>Messages as they came, before the first of them is applied.</summary>
    public static string Messages(MonthRef month, string fileId, string hash) =>
        $"{month.Folder}/received/messages/{fileId}/{hash}.jsonl";

    /// <summary>What a person decided about a payment.</summary>
    public static string Override(MonthRef month, EndToEndId payment, string number) =>
        $"{month.Folder}/overrides/{payment}/{number}.json";

    /// <summary>The receipt of a result file, in <c>receipts</c>.</summary>
    public static string Receipt(string path) => $"returns/{path}.receipt.json";

    private static string Folder(MonthRef place, string key) => $"{place.Folder}/received/{key}";
}
