using Disbursement.Functions.Web.Identity;

namespace Disbursement.Functions.Tests.Web;

public sealed class AreaTests
{
    [Theory]
    [InlineData("*")]
    [InlineData("17")]
    [InlineData("17/148")]
    [InlineData("22/06649")]
    public void TryParse_AnArea_PrintsTheSame(string text)
    {
        Assert.True(Area.TryParse(text, out Area? area));

        Assert.Equal(text, area.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("171")]
    [InlineData("17/")]
    [InlineData("17/*")]
    [InlineData("*/148")]
    [InlineData("17/148/btxh")]
    [InlineData("17/14")]
    [InlineData("17/148 ")]
    [InlineData("１７")]
    public void TryParse_AnythingElse_IsNoArea(string? text)
    {
        Assert.False(Area.TryParse(text, out _));
    }

    [Theory]
    [InlineData("*", "17", "148", true)]
    [InlineData("17", "17", "148", true)]
    [InlineData("17", "22", "148", false)]
    [InlineData("17/148", "17", "148", true)]
    [InlineData("17/148", "17", "150", false)]
    [InlineData("17/148", "22", "148", false)]
    public void Covers_AUnit_OnlyInsideTheArea(string area, string province, string unit, bool expected)
    {
        Assert.True(Area.TryParse(area, out Area? parsed));

        Assert.Equal(expected, parsed.Covers(province, unit));
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("17", true)]
    [InlineData("17/148", false)]
    [InlineData("22", false)]
    public void Covers_AProvince_NotByOneOfItsUnits(string area, bool expected)
    {
        Assert.True(Area.TryParse(area, out Area? parsed));

        Assert.Equal(expected, parsed.Covers("17"));
    }
}
