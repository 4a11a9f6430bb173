using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Payments;

/// <summary>What is asked for is what is due less what is in hand, and no đồng is netted twice or lost.</summary>
public sealed class FundsShareTests
{
    private static readonly string[] Units = ["148", "150", "152"];
    private static readonly string[] Providers = ["970405", "vnpost", "xa-04789"];

    private static readonly Gen<(int Unit, int Source, int Provider, long Dong)> One =
        from unit in Gen.Choose(0, 2)
        from source in Gen.Choose(0, 1)
        from provider in Gen.Choose(0, 2)
        from dong in Gen.Elements(0L, 1, 360_000, 540_000, 3_000_000)
        select (unit, source, provider, dong);

    [Fact]
    public void Of_AnyRoundsAndAnyMoneyInHand_NetsEachDongOnceAndAsksForNothingNegative() => Prop.ForAll(
        One.ListOf().Two().SelectMany(static pair => One.ListOf().Select(second => (pair.Item1, pair.Item2, second))).ToArbitrary(),
        static drawn =>
        {
            MoneyInHand[] opening = [.. drawn.Item1.Select(static one => new MoneyInHand(
                Units[one.Unit], SourceOf(one.Source), Providers[one.Provider], Vnd.FromDong(one.Dong)))];
            IReadOnlyList<MoneyInHand> left = opening;
            long netted = 0;
            foreach ((FileId Id, Tally Total)[] files in (IEnumerable<(FileId, Tally)[]>)[Files(drawn.Item2), Files(drawn.second)])
            {
                FundsRequest request = FundsRequest.Of(
                    files, static _ => PaymentSamples.Contracts.Contracts[0], left);

                Assert.Equal(files.Sum(static file => file.Total.Sum.Dong), request.Due.Sum.Dong);
                Assert.Equal(request.Due.Sum.Dong - request.InHand.Dong, request.Asked.Dong);
                Assert.Equal(request.Asked.Dong, request.Shares.Sum(static share => share.Asked.Dong));
                Assert.All(request.Shares, static share => Assert.InRange(share.InHand.Dong, 0, share.Due.Sum.Dong));
                Assert.All(request.Shares, share => Assert.Equal(
                    Math.Min(share.Due.Sum.Dong, HandOf(left, share)), share.InHand.Dong));
                netted += request.InHand.Dong;
                left = request.Unused;
            }

            Assert.All(left, static one => Assert.True(one.Sum > Vnd.Zero));
            Assert.Equal(opening.Sum(static one => one.Sum.Dong), netted + left.Sum(static one => one.Sum.Dong));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Of_MoneyOfAnotherUnitSourceOrProvider_IsNotNetted()
    {
        (FileId, Tally)[] files = [(FileId.Parse("17-202406-r1-148-btxh-vnpost-001"), new Tally(2, Vnd.FromDong(1_000_000)))];
        Vnd sum = Vnd.FromDong(540_000);
        MoneyInHand[] inHand =
        [
            new("148", ProgrammeGroup.Btxh, "vnpost", sum), new("150", ProgrammeGroup.Btxh, "vnpost", sum),
            new("148", ProgrammeGroup.Ncc, "vnpost", sum), new("148", ProgrammeGroup.Btxh, "970405", sum),
        ];

        FundsRequest request = FundsRequest.Of(files, static _ => PaymentSamples.Contracts.Contracts[0], inHand);

        Assert.Equal((540_000, 460_000), (request.InHand.Dong, request.Asked.Dong));
        Assert.Equal("Bốn trăm sáu mươi nghìn đồng", request.InWords);
        Assert.Equal(3, request.Unused.Count);
    }

    private static long HandOf(IReadOnlyList<MoneyInHand> left, FundsShare share) => left
        .Where(one => (one.Unit, one.Source, one.Provider) == (share.Unit, share.Source, share.Provider))
        .Sum(static one => one.Sum.Dong);

    private static ProgrammeGroup SourceOf(int number) => number == 0 ? ProgrammeGroup.Btxh : ProgrammeGroup.Ncc;

    private static (FileId Id, Tally Total)[] Files(IEnumerable<(int Unit, int Source, int Provider, long Dong)> drawn) =>
    [
        .. drawn.Select(static (one, number) => (
            FileId.Create(
                "17", "202406", "r1", Units[one.Unit], SourceOf(one.Source).ToListCode(), Providers[one.Provider], number + 1),
            new Tally(1, Vnd.FromDong(one.Dong)))),
    ];
}
