using System.Collections.Frozen;
using System.Globalization;
using Disbursement.Core.Text;

namespace Disbursement.Core.Contracts;

/// <summary>The days on which Vietnam rests or works other than its weeks say (<c>holidays.csv</c>).</summary>
/// <remarks>
/// The four days of the solar calendar that Labour Code 45/2019/QH14 art. 112 names hold in every year. Tết, Giỗ Tổ
/// and the days moved or worked instead are data; a year the data do not have yet has only the four, and the
/// provider then moves a payment to its next day itself.
/// </remarks>
public static class PublicHolidays
{
    private static readonly FrozenDictionary<DateOnly, bool> Days = Read();

    /// <summary>The first and the last year the data have.</summary>
    public static (int First, int Last) Years { get; } =
        (Days.Keys.Min(static day => day.Year), Days.Keys.Max(static day => day.Year));

    /// <summary>Whether everybody rests on a day that is not a weekend.</summary>
    public static bool IsHoliday(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (4, 30) or (5, 1) or (9, 2)
        || Days.TryGetValue(day, out bool works) && !works;

    /// <summary>Whether a day of a weekend is worked in exchange for another.</summary>
    public static bool IsWorkedInstead(DateOnly day) => Days.GetValueOrDefault(day);

    private static FrozenDictionary<DateOnly, bool> Read()
    {
        using StreamReader reader = DataTable.OpenShipped("holidays.csv");
        var table = DataTable.Parse(reader, "date", "kind", "name");
        return table.Rows.ToFrozenDictionary(
            row => DateOnly.ParseExact(table.Cell(row, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            row => table.Cell(row, "kind") switch
            {
                "open" => true,
                "closed" => false,
                string other => throw new FormatException($"holidays.csv: '{other}' is no kind."),
            });
    }
}
