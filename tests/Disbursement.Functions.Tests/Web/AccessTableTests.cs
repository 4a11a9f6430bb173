using Disbursement.Functions.Web;
using Disbursement.Functions.Web.Access;

namespace Disbursement.Functions.Tests.Web;

public sealed class AccessTableTests
{
    private static readonly AccessTable Table = AccessTable.Read(typeof(WebServices).Assembly);

    [Fact]
    public void Read_TheApp_OpensOnlyHealthAndTheDocument()
    {
        Assert.Equal(
            ["Health", "OpenApi"], Table.Functions.Where(name => Table.Find(name).Anyone).Order());
    }

    [Fact]
    public void Read_TheApp_GivesEveryOtherFunctionRoles()
    {
        Assert.All(
            Table.Functions.Where(name => !Table.Find(name).Anyone),
            name => Assert.NotEmpty(Table.Find(name).Roles));
    }

    [Fact]
    public void Find_AFunctionItDoesNotKnow_AdmitsNobody()
    {
        AccessRule rule = Table.Find("Backdoor");

        Assert.False(rule.Anyone);
        Assert.Empty(rule.Roles);
    }

    [Fact]
    public void Read_TheApp_LetsNoRoleBothCloseAndApprove()
    {
        Assert.Empty(Table.Find("CloseMonth").Roles.Intersect(Table.Find("ApproveRound").Roles));
    }

    [Fact]
    public void Read_TheApp_KeepsPeopleToTheHotline()
    {
        Assert.Equal([Role.Hotline], Table.Find("FindPerson").Roles);
        Assert.DoesNotContain(
            Table.Functions.Where(name => name != "FindPerson"),
            name => Table.Find(name).Roles.Contains(Role.Hotline));
    }
}
