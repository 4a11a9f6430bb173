using Disbursement.Cli.Generate;
using Disbursement.Core.Funds;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Cli.Tests.Generate;

public sealed class EnvelopesFileTests
{
    [Theory]
    [InlineData("17", "2024-06")]
    [InlineData("22", "2025-06")]
    [InlineData("25", "2025-07")]
    public void Generate_AnyMonth_GivesEveryListRoomAndNotMuchMore(string province, string period)
    {
        using var folder = GeneratedFolder.Make(province, period, 400, withPrevious: period != "2025-07");

        using StreamReader reader = File.OpenText(Path.Combine(folder.Path, "reference", "envelopes.csv"));
        EnvelopeBook book = EnvelopeBook.Parse(reader, UnitRegister.Shipped);

        foreach (IGrouping<string, GeneratedFile> month in folder.Month.Files.GroupBy(static file => file.Path.Split('/')[1]))
        {
            FundsSum[] sums = [.. month.Select(SumOf)];
            IReadOnlyList<EnvelopeLine> lines = book.Check(province, Period.Parse(month.Key), [], sums);
            Assert.Equal(sums.DistinctBy(static sum => (sum.Unit, sum.Source)).Count(), lines.Count);
            Assert.All(lines, static line => Assert.Equal(EnvelopeStanding.Within, line.Standing));
            Assert.All(lines, static line => Assert.InRange(
                line.Left.Dong, line.Asked.Dong / 10, (line.Asked.Dong / 10) + 1_000_000));
        }
    }

    private static FundsSum SumOf(GeneratedFile file)
    {
        string[] parts = file.Path.Split('/');
        Assert.True(ProgrammeGroups.TryParse(parts[3], out ProgrammeGroup source));
        return new FundsSum(parts[2], source, Vnd.FromDong(file.Amount + file.Arrears));
    }
}
