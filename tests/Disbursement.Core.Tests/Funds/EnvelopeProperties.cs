using Disbursement.Core.Funds;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Funds;

/// <summary>
/// Goal: whatever is proposed, approved and proven not paid in whatever rounds, no more of an envelope is out at any time
/// than it holds, and nothing that fits is refused. Method: months of four rounds over three units with small sums, so
/// that they often meet their envelopes exactly, against sums kept apart from the rule.
/// </summary>
public sealed class EnvelopeProperties
{
    private const int Rounds = 4;
    private const int UnitsCount = 3;
    private static readonly string[] Units = ["148", "150", "152"];
    private static readonly Period June = new(2024, 6);

    [Fact]
    public void Check_AnyRounds_NeverMoreIsOutThanTheEnvelopesHold()
    {
        int approved = 0;
        int refused = 0;
        Prop.ForAll(
            Gen.Choose(-1, 12).ArrayOf(UnitsCount + 1).ToArbitrary(), // -1: no envelope; the last is the province's
            Gen.Choose(0, 6).ArrayOf(UnitsCount * Rounds).ToArbitrary(),
            Gen.Choose(0, 6).ArrayOf(UnitsCount * Rounds).ToArbitrary(),
            (envelopes, asked, failing) =>
            {
                EnvelopeBook book = Parse(envelopes);
                long[] net = new long[UnitsCount];
                for (int round = 0; round < Rounds; round++)
                {
                    long[] ask = [.. asked.Skip(round * UnitsCount).Take(UnitsCount).Select(static dong => (long)dong)];
                    long[] after = [.. net.Zip(ask, static (left, right) => left + right)];
                    bool fits = !book.Check("17", June, Sums(net), Sums(ask)).Any(static line => line.IsOver);

                    Assert.Equal(Holds(envelopes, after, ask), fits);
                    (approved, refused) = fits ? (approved + 1, refused) : (approved, refused + 1);
                    net = fits ? after : net;
                    for (int unit = 0; unit < UnitsCount; unit++)
                    {
                        net[unit] -= Math.Min(net[unit], failing[(round * UnitsCount) + unit]);
                    }
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        Assert.True(approved > 1_000 && refused > 1_000, $"{approved} approved, {refused} refused: too little was tried.");
    }

    /// <summary>What must be true after a proposal, said from the envelopes and not from units.</summary>
    private static bool Holds(int[] envelopes, long[] total, long[] ask)
    {
        bool none = envelopes.All(static dong => dong < 0);
        bool isWhole = envelopes[^1] >= 0;
        bool everyone = !isWhole || ask.Sum() == 0 || total.Sum() <= envelopes[^1];
        return none || (everyone && Enumerable.Range(0, UnitsCount).All(unit =>
            ask[unit] == 0 || (envelopes[unit] < 0 ? isWhole : total[unit] <= envelopes[unit])));
    }

    private static EnvelopeBook Parse(int[] envelopes)
    {
        string[] codes = [.. Units, "17"];
        IEnumerable<string> lines = codes.Zip(envelopes).Where(static one => one.Second >= 0)
            .Select(static one => FormattableString.Invariant($"{one.First},btxh,2024-06,,{one.Second},Q"));
        return EnvelopeBook.Parse(
            new StringReader("unit,source,from_period,to_period,amount,decision\n" + string.Join('\n', lines)),
            UnitRegister.Shipped);
    }

    private static FundsSum[] Sums(long[] dong) =>
        [.. Units.Zip(dong, static (unit, sum) => new FundsSum(unit, ProgrammeGroup.Btxh, Vnd.FromDong(sum)))];
}
