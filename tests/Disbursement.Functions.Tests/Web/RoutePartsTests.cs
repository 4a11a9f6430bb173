using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;

namespace Disbursement.Functions.Tests.Web;

public sealed class RoutePartsTests
{
    [Fact]
    public void Month_AProvinceAndAPeriod_IsTheMonth()
    {
        Assert.Equal(new MonthRef("17", "2024-06"), RouteParts.Month("17", "2024-06"));
    }

    [Theory]
    [InlineData("1", "2024-06")]
    [InlineData("17' or '1", "2024-06")]
    [InlineData("ab", "2024-06")]
    [InlineData("17", "2024-13")]
    [InlineData("17", "2024-6")]
    [InlineData("17", "1999-12")]
    [InlineData("17", "2024-06'")]
    [InlineData(null, "2024-06")]
    [InlineData("17", null)]
    public void Month_AnythingElse_IsRefused(string? province, string? period)
    {
        ProblemException refused = Assert.Throws<ProblemException>(() => RouteParts.Month(province, period));

        Assert.Equal("route.invalid", refused.Problem.Code);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("100")]
    [InlineData("r1")]
    [InlineData("")]
    public void Round_NoNumberInRange_IsRefused(string text)
    {
        Assert.Throws<ProblemException>(() => RouteParts.Round(text));
    }

    [Theory]
    [InlineData("970405", true)]
    [InlineData("vnpost", true)]
    [InlineData("xa-04789", true)]
    [InlineData("*", false)]
    [InlineData("", false)]
    [InlineData("../970405", false)]
    [InlineData("VNPOST", false)]
    [InlineData("xa--1", false)]
    [InlineData("-xa", false)]
    [InlineData(null, false)]
    public void IsProvider_ByItsLetters_IsGoodForAContainer(string? text, bool expected)
    {
        Assert.Equal(expected, RouteParts.IsProvider(text));
    }

    [Theory]
    [InlineData("duplicate-0123456789abcdef")]
    [InlineData("closematch-ffff")]
    public void ExceptionId_AnId_Passes(string id)
    {
        Assert.Equal(id, RouteParts.ExceptionId(id));
    }

    [Theory]
    [InlineData("a' or RowKey ne '")]
    [InlineData("A")]
    [InlineData("")]
    public void ExceptionId_AnythingElse_IsUnknown(string id)
    {
        ProblemException refused = Assert.Throws<ProblemException>(() => RouteParts.ExceptionId(id));

        Assert.Equal("exception.unknown", refused.Problem.Code);
    }
}
