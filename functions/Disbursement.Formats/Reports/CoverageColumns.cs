using Disbursement.Core.Coverage;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Reports;

/// <summary>
/// The columns of <c>coverage.csv</c> and <c>coverage.json</c>, in order (functions/docs/formats/coverage.md).
/// </summary>
/// <remarks>The names are a contract (DESIGN 7). Never rename one; append.</remarks>
public static class CoverageColumns
{
    private static readonly (string Name, Func<CoverageFigures, long> Figure)[] Counts =
    [
        ("listed", figures => figures.Listed),
        ("refused", figures => figures.Refused),
        ("held", figures => figures.Held),
        ("beneficiaries", figures => figures.Beneficiaries),
        ("reviewed", figures => figures.Reviewed),
        ("with_account", figures => figures.WithAccount),
        ("with_account_other_name", figures => figures.WithAccountOtherName),
        ("paid_to_account", figures => figures.PaidToAccount),
        ("paid_bank", figures => figures.PaidBank),
        ("paid_wallet", figures => figures.PaidWallet),
        ("paid_mobile_money", figures => figures.PaidMobileMoney),
        ("paid_post", figures => figures.PaidPost),
        ("paid_home", figures => figures.PaidHome),
        ("paid_focal", figures => figures.PaidFocal),
        ("failed", figures => figures.Failed),
        ("unclaimed", figures => figures.Unclaimed),
        ("open", figures => figures.Open),
    ];

    private static readonly (string Name, Func<CoverageMoney, Vnd> Money)[] Channels =
    [
        ("", money => money.Total),
        ("_bank", money => money.Bank),
        ("_wallet", money => money.Wallet),
        ("_mobile_money", money => money.MobileMoney),
        ("_post", money => money.Post),
        ("_home", money => money.Home),
        ("_focal", money => money.Focal),
        ("_unrouted", money => money.Unrouted),
    ];

    private static readonly string[] Shared =
    [
        "reviewed", "with_account", "paid_to_account", "paid_post", "paid_home", "paid_focal", "failed", "unclaimed",
        "open",
    ];

    private static readonly string[] Compared =
        ["beneficiaries", "reviewed", "with_account", "paid_to_account"];

    /// <summary>All columns with what stands in them: text, whole number, decimal number or nothing.</summary>
    internal static IReadOnlyList<(string Name, Func<CoverageRow, object?> Value)> All { get; } = [.. Build()];

    /// <summary>The names of all columns, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(column => column.Name)];

    private static IEnumerable<(string Name, Func<CoverageRow, object?> Value)> Build()
    {
        yield return ("province", row => row.Province);
        yield return ("period", row => row.Period.ToString());
        yield return ("unit", row => row.Unit);
        yield return ("group", row => row.Group.ToCode());
        foreach ((string name, Func<CoverageFigures, long> figure) in Counts)
        {
            yield return (name, row => figure(row.Figures));
        }

        foreach ((string name, Func<CoverageMoney, Vnd> money) in Channels)
        {
            yield return ($"money_due{name}", row => money(row.Figures.Due).Dong);
        }

        foreach ((string name, Func<CoverageMoney, Vnd> money) in Channels)
        {
            yield return ($"money_paid{name}", row => money(row.Figures.Paid).Dong);
        }

        foreach (string name in Shared)
        {
            yield return ($"share_{name}", row => row.ShareOf(FigureOf(name)));
        }

        foreach ((string Name, Func<CoverageRow, object?> Value) column in Comparison())
        {
            yield return column;
        }

        yield return ("target", row => row.Target);
    }

    private static IEnumerable<(string Name, Func<CoverageRow, object?> Value)> Comparison()
    {
        foreach (string name in Compared)
        {
            yield return ($"previous_{name}", row => row.Before is null ? null : FigureOf(name)(row.Before));
            yield return ($"change_{name}", row => row.ChangeOf(FigureOf(name)));
            yield return ($"change_percent_{name}", row => row.ChangePercentOf(FigureOf(name)));
        }

        yield return ("previous_share_paid_to_account", row => row.ShareBefore(figures => figures.PaidToAccount));
        yield return ("previous_money_paid", row => row.Before?.Paid.Total.Dong);
        yield return ("change_money_paid", row => row.ChangeOf(figures => figures.Paid.Total.Dong));
    }

    private static Func<CoverageFigures, long> FigureOf(string name) =>
        Counts.First(count => count.Name == name).Figure;
}
