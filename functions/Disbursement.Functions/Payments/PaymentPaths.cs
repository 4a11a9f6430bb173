using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>Where payment files stand before and after release.</summary>
public static class PaymentPaths
{
    /// <summary>In <c>staging</c>: proposed, not released. Each proposal has its own.</summary>
    public static string Staged(MonthRef month, int round, int proposal, string provider, string fileName) =>
        FormattableString.Invariant($"{month.Folder}/r{round}/p{proposal}/{provider}/{fileName}");

    /// <summary>In the provider's own container.</summary>
    public static string Released(MonthRef month, int round, string fileName) =>
        FormattableString.Invariant($"{month.Folder}/r{round}/{fileName}");

    /// <summary>Media type by the file's ending.</summary>
    public static string ContentType(string fileName) => Path.GetExtension(fileName) switch
    {
        ".xml" => "application/xml",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".html" => "text/html; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    };
}
