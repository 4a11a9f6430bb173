using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Identity;

namespace Disbursement.Functions.Tests.Web;

public sealed class ActorTests
{
    private static Actor Make(string id, string name, string provider = "") =>
        new(id, name, new HashSet<Role>(), [], provider);

    [Fact]
    public void HasSigned_TheNameWasChangedInBetween_IsStillTheSamePerson()
    {
        string signature = Make("0c1d", "lan@tinh.example").Signature;

        Assert.True(Make("0c1d", "lan.nguyen@tinh.example").HasSigned(signature));
    }

    [Fact]
    public void HasSigned_AnotherPersonTookTheName_IsAnother()
    {
        string signature = Make("0c1d", "lan@tinh.example").Signature;

        Assert.False(Make("77aa", "lan@tinh.example").HasSigned(signature));
    }

    [Theory]
    [InlineData("ketoan", "ketoan", true)]
    [InlineData("ketoan", "KeToan", true)]
    [InlineData("ketoan", "ketoan2", false)]
    [InlineData("ketoan", "app", false)]
    [InlineData("ketoan", "", false)]
    public void HasSigned_ALocalUser_ComparesTheName(string user, string signature, bool expected)
    {
        Assert.Equal(expected, Make(user, user).HasSigned(signature));
    }

    [Theory]
    [InlineData("970405", "970405", true)]
    [InlineData("970405", "970415", false)]
    [InlineData("*", "970415", true)]
    [InlineData("", "970415", false)]
    [InlineData("", "", false)]
    public void Is_AProvider_OnlyItself(string claim, string provider, bool expected)
    {
        Assert.Equal(expected, Make("may", "may", claim).Is(provider));
    }

    [Fact]
    public void ToString_AnActor_IsTheSignature()
    {
        Assert.Equal("lan (0c1d)", Make("0c1d", "lan").ToString());
    }
}
