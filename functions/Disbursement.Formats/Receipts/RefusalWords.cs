using Disbursement.Core.Intake;

namespace Disbursement.Formats.Receipts;

/// <summary>The two columns that refused rows get: why, and what to do.</summary>
public static class RefusalWords
{
    /// <summary>The header of the reasons.</summary>
    public const string ReasonHeader = "Lý do từ chối";

    /// <summary>The header of the advice.</summary>
    public const string ToDoHeader = "Cần làm gì";

    /// <summary>
    /// The columns of the officer's own file: those of an earlier refusal are written anew, not twice.
    /// </summary>
    public static IReadOnlyList<int> OwnColumns(IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return [.. Enumerable.Range(0, headers.Count)
            .Where(column => headers[column].Trim() is not (ReasonHeader or ToDoHeader))];
    }

    /// <summary>The header of the file of refused rows.</summary>
    /// <param name="headers">The officer's header.</param>
    /// <param name="own">Its columns that are kept.</param>
    public static string[] Header(IReadOnlyList<string> headers, IReadOnlyList<int> own)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return [.. own.Select(column => headers[column]), ReasonHeader, ToDoHeader];
    }

    /// <summary>All errors of a row with their numbers.</summary>
    public static string Reasons(IReadOnlyList<Finding> findings) => Join(findings, Reason);

    /// <summary>What the officer should do about them, each advice once.</summary>
    public static string ToDo(IReadOnlyList<Finding> findings) =>
        Join(findings, static finding => FindingCatalogue.Get(finding.Number).ToDoVietnamese);

    private static string Join(IReadOnlyList<Finding> findings, Func<Finding, string> words) => string.Join(
        ' ',
        findings.Where(finding => finding.Severity == FindingSeverity.Error)
            .Select(words)
            .Distinct(StringComparer.Ordinal));

    private static string Reason(Finding finding) =>
        $"[{(int)finding.Number}] {FindingCatalogue.Get(finding.Number).InVietnamese(finding.Value)}";
}
