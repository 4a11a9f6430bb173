using Disbursement.Formats.Reports;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Board;

/// <summary>The choice to close without all lists, as the month's row keeps it.</summary>
internal static class ClosedWithout
{
    /// <summary>The choice as reports print it; null when nothing was missing at close.</summary>
    public static ClosedWithoutNote? ToNote(this MonthEntity row) => row.ClosedWithout.Length == 0
        ? null
        : new ClosedWithoutNote(row.MissingAtClose(), row.ClosedWithoutBecause, row.ClosedBy);

    /// <summary>What was missing at close: <c>152</c> a unit, <c>148/ncc</c> a list.</summary>
    public static IReadOnlyList<string> MissingAtClose(this MonthEntity row) =>
        row.ClosedWithout.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
