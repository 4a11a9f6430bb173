using Disbursement.Core.Money;

namespace Disbursement.Core.Tests.Money;

public sealed class ControlTotalExceptionTests
{
    [Fact]
    public void ThrowIfDifferent_SameNumbers_DoesNothing()
    {
        ControlTotalException.ThrowIfDifferent("rows", 5, 5);
        ControlTotalException.ThrowIfDifferent("money", Vnd.FromDong(5), Vnd.FromDong(5));
    }

    [Fact]
    public void ThrowIfDifferent_OtherCount_SaysBoth()
    {
        var thrown = Assert.Throws<ControlTotalException>(
            () => ControlTotalException.ThrowIfDifferent("rows", 1_000, 999));

        Assert.Equal("rows: expected 1.000, found 999.", thrown.Message);
    }

    [Fact]
    public void ThrowIfDifferent_OtherSum_SaysBoth()
    {
        var thrown = Assert.Throws<ControlTotalException>(() =>
            ControlTotalException.ThrowIfDifferent("money", Vnd.FromDong(540_000), Vnd.Zero));

        Assert.Equal("money: expected 540.000 dong, found 0 dong.", thrown.Message);
    }
}
