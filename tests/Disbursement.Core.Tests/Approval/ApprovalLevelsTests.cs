using Disbursement.Core.Approval;
using Disbursement.Core.Money;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Approval;

public sealed class ApprovalLevelsTests
{
    private static readonly ApprovalLevels Levels = new(Vnd.FromDong(100), Vnd.FromDong(500));

    [Theory]
    [InlineData(0, false, 1)]
    [InlineData(100, false, 1)]
    [InlineData(101, false, 2)]
    [InlineData(500, false, 2)]
    [InlineData(501, false, 3)]
    [InlineData(Vnd.MaxDong, false, 3)]
    [InlineData(0, true, 2)]
    [InlineData(100, true, 2)]
    [InlineData(101, true, 2)]
    [InlineData(501, true, 3)]
    public void For_AmountAndTripwire_IsTheHigherOfBoth(long dong, bool isHeld, int signatures) =>
        Assert.Equal(signatures, Levels.For(Vnd.FromDong(dong), isHeld));

    [Fact]
    public void For_NoLevels_IsOneSignatureUnlessHeld()
    {
        var none = new ApprovalLevels(null, null);

        Assert.Equal(1, none.For(Vnd.FromDong(Vnd.MaxDong)));
        Assert.Equal(2, none.For(Vnd.Zero, isHeld: true));
    }

    [Fact]
    public void For_AnyTwoAmounts_MoreMoneyNeverNeedsFewerSignatures() => Prop.ForAll(
        Gen.Choose(0, 1_000).ToArbitrary(),
        Gen.Choose(0, 1_000).ToArbitrary(),
        (first, second) => Levels.For(Vnd.FromDong(Math.Min(first, second)))
            <= Levels.For(Vnd.FromDong(Math.Max(first, second))))
        .Check(Config.QuickThrowOnFailure);
}
