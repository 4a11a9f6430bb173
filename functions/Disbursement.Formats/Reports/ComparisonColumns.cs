using Disbursement.Core.Comparison;
using Disbursement.Core.Programmes;

namespace Disbursement.Formats.Reports;

/// <summary>
/// The columns of <c>comparison.csv</c> and <c>comparison.xlsx</c> (functions/docs/formats/comparison.md).
/// </summary>
/// <remarks>The names are a contract. Never rename one; append.</remarks>
internal static class ComparisonColumns
{
    private static readonly (string Name, Func<ComparisonFigures, Change> Change)[] Kinds =
    [
        ("new", static figures => figures.New),
        ("stopped", static figures => figures.Stopped),
        ("moved_in", static figures => figures.MovedIn),
        ("moved_out", static figures => figures.MovedOut),
        ("amount_changed", static figures => figures.Amount),
        ("arrears_changed", static figures => figures.Arrears),
        ("account_changed", static figures => figures.Account),
        ("channel_changed", static figures => figures.Channel),
        ("receiver_changed", static figures => figures.Receiver),
    ];

    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "unit", "commune", "group", "entitlements_before", "entitlements", "amount_before", "amount", "arrears_before",
        "arrears", .. Kinds.SelectMany(static kind => new[]
        {
            kind.Name, $"{kind.Name}_before", $"{kind.Name}_after", $"{kind.Name}_net",
        }),
    ];

    /// <summary>The rows: every place, then every unit, then the province; a sum has no commune or group.</summary>
    public static IEnumerable<IReadOnlyList<object?>> RowsOf(MonthComparison comparison) =>
    [
        .. comparison.Rows.Select(static row => CellsOf(
            row.Place.Unit, row.Place.Commune, row.Place.Group.ToCode(), row.Figures)),
        .. comparison.ByUnit().Select(static unit => CellsOf(unit.Unit, "", "", unit.Figures)),
        CellsOf(comparison.Province, "", "", comparison.Total()),
    ];

    private static object?[] CellsOf(string unit, string commune, string group, ComparisonFigures figures) =>
    [
        unit, commune, group, figures.EntitlementsBefore, figures.Entitlements, figures.AmountBeforeDong,
        figures.AmountDong, figures.ArrearsBeforeDong, figures.ArrearsDong,
        .. Kinds.Select(kind => kind.Change(figures)).SelectMany(static change => new object?[]
        {
            change.Count, change.BeforeDong, change.AfterDong, change.NetDong,
        }),
    ];
}
