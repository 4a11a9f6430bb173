using Disbursement.Functions.Web.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Tests.Web;

public sealed class AuthOptionsCheckTests
{
    private static ValidateOptionsResult Check(AuthOptions options, params (string Key, string Value)[] environment)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(environment.ToDictionary(pair => pair.Key, pair => (string?)pair.Value))
            .Build();
        return new AuthOptionsCheck(configuration).Validate(null, options);
    }

    [Theory]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("WEBSITE_INSTANCE_ID")]
    public void Validate_DevelopmentKeyInAzure_Refuses(string mark)
    {
        ValidateOptionsResult result = Check(new AuthOptions { DevelopmentKey = TestTokens.Key }, (mark, "chi-tra"));

        Assert.True(result.Failed);
        Assert.Contains("Auth:DevelopmentKey", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_DevelopmentKeyOnThisMachine_Passes()
    {
        Assert.True(Check(new AuthOptions { DevelopmentKey = TestTokens.Key }).Succeeded);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("not base64 at all, but rather long all the same!")]
    public void Validate_AWeakKey_Refuses(string key)
    {
        Assert.True(Check(new AuthOptions { DevelopmentKey = key }).Failed);
    }

    [Theory]
    [InlineData("http://login.example/tenant", false)]
    [InlineData("login.example", false)]
    [InlineData("https://login.example/tenant/v2.0", true)]
    [InlineData("", true)]
    public void Validate_AnAuthority_MustBeHttps(string authority, bool expected)
    {
        ValidateOptionsResult result = Check(
            new AuthOptions { Authority = authority }, ("WEBSITE_SITE_NAME", "chi-tra"));

        Assert.Equal(expected, result.Succeeded);
    }
}
