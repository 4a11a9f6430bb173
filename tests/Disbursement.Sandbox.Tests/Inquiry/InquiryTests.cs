using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Disbursement.Sandbox.Tests.Inquiry;

/// <summary>The account inquiry and population register over HTTP, with and without faults.</summary>
public sealed class InquiryTests
{
    private const string Url = "/v1/institutions/970405/account-inquiries";

    private static readonly string[] Asked = ["017140000002", "017180000009", "017180000001"];

    [Fact]
    public async Task Ask_KnownAndUnknownAccounts_AnswersInOrder()
    {
        using var world = new WorldFolder(accounts:
            "970405,1,BUI THI EN,,active\n970405,2,HA VAN LOI,,closed\n970405,3,LO VAN A,,blocked\n970415,4,X,,active\n");
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world);

        using HttpResponseMessage response = await AskAsync(sandbox, "4", "3", "2", "1");
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("r-1", body.GetProperty("requestId").GetString());
        Assert.Equal(
            ["0 unknown ", "1 blocked LO VAN A", "2 closed HA VAN LOI", "3 active BUI THI EN"],
            body.GetProperty("items").EnumerateArray().Select(item =>
                $"{item.GetProperty("ref")} {item.GetProperty("status")} {item.GetProperty("holderName")}"));
    }

    [Fact]
    public async Task Ask_WrongKey_IsRefused()
    {
        using var world = new WorldFolder();
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world);
        sandbox.Http.DefaultRequestHeaders.Remove("X-Api-Key");

        using HttpResponseMessage response = await AskAsync(sandbox, "1");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Ask_NoneOrTooMany_IsABadRequest(int count)
    {
        using var world = new WorldFolder();
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world);

        using HttpResponseMessage response =
            await AskAsync(sandbox, [.. Enumerable.Range(0, count).Select(number => $"{number}")]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("TooManyRequestsPerMille", HttpStatusCode.TooManyRequests)]
    [InlineData("ServerErrorPerMille", HttpStatusCode.InternalServerError)]
    public async Task Ask_TransientFault_ClearsOnRetry(string fault, HttpStatusCode expected)
    {
        using var world = new WorldFolder(accounts: "970405,1,BUI THI EN,,active\n");
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(
            world, new(StringComparer.Ordinal) { [$"Faults:{fault}"] = "1000" });

        using HttpResponseMessage first = await AskAsync(sandbox, "1");
        using HttpResponseMessage second = await AskAsync(sandbox, "1");

        Assert.Equal(expected, first.StatusCode);
        Assert.Equal(expected == HttpStatusCode.TooManyRequests, first.Headers.RetryAfter is not null);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task Ask_InstitutionDown_StaysDownAndOthersAnswer()
    {
        using var world = new WorldFolder();
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(
            world, new(StringComparer.Ordinal) { ["Faults:Down"] = "970415, 970405" });

        using HttpResponseMessage first = await AskAsync(sandbox, "1");
        using HttpResponseMessage second = await AskAsync(sandbox, "1");
        using HttpResponseMessage other = await AskAsync(sandbox, "/v1/institutions/970418/account-inquiries", ["1"]);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Ask_MoreThanItsRate_EachInstitutionAnswers429UntilTheNextSecond()
    {
        using var world = new WorldFolder();
        var clock = new ManualClock();
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(
            world, new(StringComparer.Ordinal) { ["InquiriesPerSecondMax"] = "1" }, clock);

        using HttpResponseMessage first = await AskAsync(sandbox, "1");
        using HttpResponseMessage second = await AskAsync(sandbox, "1");
        using HttpResponseMessage other = await AskAsync(sandbox, "/v1/institutions/970418/account-inquiries", ["1"]);
        clock.Advance(seconds: 1);
        using HttpResponseMessage third = await AskAsync(sandbox, "1");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task Check_Population_TellsWhoExistsAndLives()
    {
        using var world = new WorldFolder(people:
            "017180000001,Bùi Thị Ẻn,1980-02-03,Nữ,04789,true\n017140000002,Hà Văn Lợi,1940,Nam,04792,false\n");
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world);

        using HttpResponseMessage response = await sandbox.Http.PostAsJsonAsync(
            "/v1/population/check",
            new { requestId = "r", citizenIds = Asked },
            TestContext.Current.CancellationToken);
        JsonElement[] items =
        [
            .. (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
                .GetProperty("items").EnumerateArray(),
        ];

        Assert.Equal([true, false, true], items.Select(item => item.GetProperty("exists").GetBoolean()));
        Assert.False(items[0].GetProperty("alive").GetBoolean());
        Assert.Equal("Bùi Thị Ẻn", items[2].GetProperty("fullName").GetString());
    }

    [Fact]
    public async Task Health_NoKey_TellsTheSizeOfTheWorld()
    {
        using var world = new WorldFolder(accounts: "970405,1,BUI THI EN,,active\n");
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world);
        sandbox.Http.DefaultRequestHeaders.Clear();

        JsonElement health = await sandbox.Http.GetFromJsonAsync<JsonElement>(
            "/health", TestContext.Current.CancellationToken);

        Assert.Equal(1, health.GetProperty("accounts").GetInt32());
    }

    [Fact]
    public async Task OpenApi_Served_DescribesEveryRoute()
    {
        using var world = new WorldFolder();
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world);

        JsonElement document = await sandbox.Http.GetFromJsonAsync<JsonElement>(
            "/openapi.json", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["/health", "/v1/institutions/{bin}/account-inquiries", "/v1/population/check"],
            document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Start_WithoutWorldOrKey_SaysWhatIsMissing()
    {
        using var world = new WorldFolder();

        Exception problem = await Assert.ThrowsAnyAsync<Exception>(() => RunningSandbox.StartAsync(
            world, new(StringComparer.Ordinal) { ["ApiKey"] = "" }));

        Assert.Contains("ApiKey", problem.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AskAsync(RunningSandbox sandbox, params string[] accounts) =>
        AskAsync(sandbox, Url, accounts);

    private static Task<HttpResponseMessage> AskAsync(RunningSandbox sandbox, string url, string[] accounts) =>
        sandbox.Http.PostAsJsonAsync(
            url,
            new { requestId = "r-1", items = accounts.Select((account, place) => new { @ref = $"{place}", account }) },
            TestContext.Current.CancellationToken);
}
