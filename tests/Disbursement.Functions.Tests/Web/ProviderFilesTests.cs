using System.Net;
using System.Text.Json;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

[Collection(ApiTests.Name)]
public sealed class ProviderFilesTests(ApiFixture api)
{
    private const string Provider = "970405";

    private static readonly string Bank = TestTokens.Of("nganhang", "provider", "", Provider);

    private async Task<Dictionary<string, JsonElement>> ListAsync(MonthRef month, string token, string query = "")
    {
        ApiAnswer answer = await api.GetAsync(token, $"api/provider/files{query}");
        Assert.True(answer.Status == 200, string.Join('\n', api.Logged.TakeLast(5)));
        return answer.Body.EnumerateArray()
            .Where(file => file.GetProperty("period").GetString() == month.Period
                && file.GetProperty("province").GetString() == month.Province)
            .ToDictionary(file => file.GetProperty("fileId").GetString()!, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Get_ReleasedFiles_ShowsTheOwnOnly()
    {
        MonthRef month = await api.WithRoundAsync("Released");
        await api.FreezeContractsAsync(month, "none");
        string own = await api.WithFileAsync(month, Provider, "Released");
        await api.WithFileAsync(month, "970415", "Released");

        Dictionary<string, JsonElement> seen = await ListAsync(month, Bank);
        Dictionary<string, JsonElement> all = await ListAsync(month, TestTokens.Of("s", "provider", "", "*"));

        Assert.Equal([own], seen.Keys);
        Assert.Equal(2, all.Count);
        Assert.Equal(3, seen[own].GetProperty("payments").GetInt32());
        Assert.Equal(1_620_000, seen[own].GetProperty("sumDong").GetInt64());
        Assert.Equal($"{own}.xml", seen[own].GetProperty("name").GetString());
        Assert.Equal(1, seen[own].GetProperty("round").GetInt32());
        Assert.Equal(
            "1900 000 000", Assert.Single(seen[own].GetProperty("contacts").EnumerateArray()).GetProperty("phone").GetString());
    }

    [Fact]
    public async Task Get_TheAddress_ReadsThatBlobAndCannotWrite()
    {
        MonthRef month = await api.WithRoundAsync("Released");
        string id = await api.WithFileAsync(month, Provider, "Released");
        await api.Get<BlobStore>().CreateAsync(
            Containers.OfProvider(Provider),
            $"{month.Folder}/r1/{id}.xml",
            BinaryData.FromString("<Document/>"),
            "application/xml",
            CancellationToken.None);
        string url = (await ListAsync(month, Bank))[id].GetProperty("url").GetString()!;

        using var http = new HttpClient();
        string read = await http.GetStringAsync(new Uri(url), TestContext.Current.CancellationToken);
        using HttpResponseMessage deleted = await http.DeleteAsync(new Uri(url), TestContext.Current.CancellationToken);

        Assert.Equal("<Document/>", read);
        Assert.Equal(HttpStatusCode.Forbidden, deleted.StatusCode);
    }

    [Theory]
    [InlineData("Built", false, false)]
    [InlineData("Proposed", false, false)]
    [InlineData("Released", true, true)]
    [InlineData("Fetched", true, true)]
    [InlineData("PartlyAnswered", true, true)]
    [InlineData("Overdue", true, true)]
    [InlineData("Answered", true, false)]
    public async Task Get_ByState_ShowsReleasedFilesOnly(string state, bool listed, bool open)
    {
        MonthRef month = await api.WithRoundAsync("Released");
        string id = await api.WithFileAsync(month, Provider, state);

        Assert.Equal(listed, (await ListAsync(month, Bank)).ContainsKey(id));
        Assert.Equal(open, (await ListAsync(month, Bank, "?state=open")).ContainsKey(id));
    }

    [Fact]
    public async Task Get_WithoutAProviderInTheToken_ShowsNothing()
    {
        MonthRef month = await api.WithRoundAsync("Released");
        await api.WithFileAsync(month, Provider, "Released");

        Assert.Empty(await ListAsync(month, TestTokens.Of("a", "provider", "*")));
    }

    [Fact]
    public async Task Fetched_AReleasedFile_IsWrittenOnceAndAudited()
    {
        MonthRef month = await api.WithRoundAsync("Released");
        string id = await api.WithFileAsync(month, Provider, "Released");

        ApiAnswer first = await api.PostAsync(Bank, $"api/provider/files/{id}/fetched", new { });
        PaymentFileEntity row = (await api.Get<PaymentFileStore>().FindAsync(month, id, CancellationToken.None))!;
        DateTimeOffset? at = row.FetchedAt;
        ApiAnswer second = await api.PostAsync(Bank, $"api/provider/files/{id}/fetched", new { });

        Assert.Equal((200, "Fetched", 200), (first.Status, first.Text("state"), second.Status));
        Assert.NotNull(at);
        Assert.Equal(at, (await api.Get<PaymentFileStore>().FindAsync(month, id, CancellationToken.None))!.FetchedAt);
        Assert.Equal(["file.fetched nganhang"], await api.AuditAsync(month));
    }

    [Fact]
    public async Task Fetched_AnAnsweredFile_KeepsItsState()
    {
        MonthRef month = await api.WithRoundAsync("Released");
        string id = await api.WithFileAsync(month, Provider, "Answered");

        ApiAnswer answer = await api.PostAsync(Bank, $"api/provider/files/{id}/fetched", new { });

        Assert.Equal((200, "Answered"), (answer.Status, answer.Text("state")));
    }

    [Theory]
    [InlineData("970415", "Released")]
    [InlineData(Provider, "Proposed")]
    public async Task Fetched_WhatIsNotItsOwnOrNotReleased_IsUnknown(string provider, string state)
    {
        MonthRef month = await api.WithRoundAsync("Released");
        string id = await api.WithFileAsync(month, provider, state);

        ApiAnswer answer = await api.PostAsync(Bank, $"api/provider/files/{id}/fetched", new { });

        Assert.Equal((404, "file.unknown"), (answer.Status, answer.Code));
        Assert.Equal(state, (await api.Get<PaymentFileStore>().FindAsync(month, id, CancellationToken.None))!.State);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("99-202406-r1-148-btxh-970405-999")]
    public async Task Fetched_AnIdOfNoFile_IsUnknown(string id)
    {
        ApiAnswer answer = await api.PostAsync(Bank, $"api/provider/files/{id}/fetched", new { });

        Assert.Equal((404, "file.unknown"), (answer.Status, answer.Code));
    }
}
