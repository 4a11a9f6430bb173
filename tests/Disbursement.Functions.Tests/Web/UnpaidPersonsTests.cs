using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>Who may read the page of unpaid people, and what the audit says of it.</summary>
[Collection(ApiTests.Name)]
public sealed class UnpaidPersonsTests(ApiFixture api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("approver", "", "", 200)]
    [InlineData("treasurer", "/148", "?unit=148&state=unknown", 200)]
    [InlineData("treasurer", "/148", "?unit=150", 403)]
    [InlineData("treasurer", "/148", "", 403)]
    [InlineData("manager", "", "", 403)]
    [InlineData("officer", "/148", "?unit=148", 403)]
    [InlineData("approver", "", "?unit=1", 400)]
    public async Task Page_IsShownToWhoAnswersForThePeople_AndTheAuditSaysSo(
        string role, string area, string query, int status)
    {
        MonthRef month = await api.WithRoundAsync("Released");
        using HttpClient http = api.As(TestTokens.Of("ai-do", role, month.Province + area));

        using HttpResponseMessage answer = await http.GetAsync(
            new Uri($"{month.Path()}/unpaid/persons{query}", UriKind.Relative), Token);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? "text/html" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        string[] audit =
        [
            .. (await api.Get<AuditLog>().EntriesAsync(month, Token)).Where(static one => one.Action == "unpaid.persons-read")
                .Select(static one => one.Subject),
        ];
        Assert.Equal(status == 200 ? [query.Length > 0 ? "unit 148 unknown" : "unit all"] : [], audit);
    }

    [Fact]
    public async Task Page_OfAnUnknownMonth_IsRefused()
    {
        ApiAnswer answer = await api.GetAsync(TestTokens.Of("kt", "treasurer", "17"), "api/months/17/2031-01/unpaid/persons");

        Assert.Equal((404, "month.unknown"), (answer.Status, answer.Code));
    }
}
