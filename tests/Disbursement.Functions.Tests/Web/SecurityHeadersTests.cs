namespace Disbursement.Functions.Tests.Web;

[Collection(ApiTests.Name)]
public sealed class SecurityHeadersTests(ApiFixture api)
{
    [Theory]
    [InlineData("api/health")]
    [InlineData("api/provider/files")]
    public async Task Answer_GoodOrRefused_IsNeitherCachedNorFramed(string path)
    {
        using HttpClient http = api.As(null);
        using HttpResponseMessage response = await http.GetAsync(
            new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains(
            "default-src 'none'",
            response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Answer_WithoutAToken_SaysWhichSchemeIsUnderstood()
    {
        using HttpClient http = api.As(null);
        using HttpResponseMessage response = await http.GetAsync(
            new Uri("api/provider/files", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }
}
