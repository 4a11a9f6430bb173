using System.Globalization;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Tests.Repository;

namespace Disbursement.Core.Tests.Programmes;

/// <summary>The rates of wounded soldiers, by percent of injury (annexes of ND 55/2023 and ND 77/2024).</summary>
public sealed class WoundRatesTests
{
    /// <summary>
    /// Goal: all 320 rates (21 to 100 percent, two groups, two decrees) are those of the annexes. Method: the
    /// annexes, transcribed apart from the product's table (DOMAIN 3.2), are compared row by row.
    /// </summary>
    [Fact]
    public void RateFor_EveryPercentOfBothDecrees_IsTheAnnexes()
    {
        string path = Path.Combine(
            RepositoryFiles.Root, "tests", "Disbursement.Core.Tests", "Programmes", "Data", "ncc_wound_rates.csv");
        string[][] rows = [.. File.ReadLines(path).Skip(1).Select(line => line.Split(','))];

        Assert.Equal(320, rows.Length);
        Assert.All(rows, row =>
        {
            string code = (row[2] == "THUONG_BINH" ? "NC-TB" : "NC-TBB") + row[3];
            Period from = Period.Parse(row[1][..7]);
            long expected = long.Parse(row[4], CultureInfo.InvariantCulture);

            Assert.Equal(expected, ProgrammeTable.Shipped.RateFor(code, "17", from)?.Dong);
            Assert.NotEqual(expected, ProgrammeTable.Shipped.RateFor(code, "17", from.Previous)?.Dong);
        });
    }
}
