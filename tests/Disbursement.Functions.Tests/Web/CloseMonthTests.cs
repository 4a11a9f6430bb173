using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

[Collection(ApiTests.Name)]
public sealed class CloseMonthTests(ApiFixture api)
{
    private static readonly string Treasurer = TestTokens.Of("ketoan", "treasurer", "99,17");

    [Fact]
    public async Task Close_ACollectingMonth_FreezesAuditsAndStarts()
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(), "148");

        ApiAnswer answer = await api.PostAsync(Treasurer, $"{month.Path()}/close", new { });

        Assert.Equal((202, "Closed", "ketoan"), (answer.Status, answer.Text("state"), answer.Text("by")));
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!;
        Assert.Equal(("Closed", "ketoan"), (row.State, row.ClosedBy));
        Assert.NotNull(row.ClosedAt);
        Assert.Equal(["month.closed ketoan"], await api.AuditAsync(month));
        Assert.Equal(
            [$"start RunMonthOrchestrator {System.Text.Json.JsonSerializer.Serialize(month)}"],
            api.Client.CallsOf(month.InstanceId));
    }

    [Fact]
    public async Task Close_Twice_IsOneClose()
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(), "148");

        ApiAnswer first = await api.PostAsync(Treasurer, $"{month.Path()}/close", new { });
        ApiAnswer second = await api.PostAsync(Treasurer, $"{month.Path()}/close", new { });

        Assert.Equal((202, 202), (first.Status, second.Status));
        Assert.Single(await api.AuditAsync(month));
        Assert.Single(api.Client.CallsOf(month.InstanceId));
    }

    [Fact]
    public async Task Close_ByManyAtOnce_IsOnePersonsClose()
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(), "148");

        ApiAnswer[] answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => api.PostAsync(
            TestTokens.Of($"ketoan{number}", "treasurer", "99"), $"{month.Path()}/close", new { })));

        Assert.Single(answers, answer => answer.Status == 202);
        Assert.All(
            answers.Where(answer => answer.Status != 202),
            answer => Assert.Equal("month.not-collecting", answer.Code));
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!;
        Assert.Equal(answers.Single(answer => answer.Status == 202).Text("by"), row.ClosedBy);
        Assert.Single(await api.AuditAsync(month));
    }

    [Fact]
    public async Task Close_ACrashLeftItUnstarted_StartsIt()
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(), "148");
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!;
        row.ClosedBy = "ketoan";
        await api.Get<MonthStore>().MoveAsync(row, Core.Settlement.MonthState.Closed, CancellationToken.None);

        ApiAnswer answer = await api.PostAsync(Treasurer, $"{month.Path()}/close", new { });

        Assert.Equal(202, answer.Status);
        Assert.Single(api.Client.CallsOf(month.InstanceId));
        Assert.Single(await api.AuditAsync(month));
    }

    [Fact]
    public async Task Close_AMonthNobodySentAnythingFor_IsUnknown()
    {
        ApiAnswer answer = await api.PostAsync(Treasurer, $"{ApiFixture.NewMonth().Path()}/close", new { });

        Assert.Equal((404, "month.unknown"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Close_AMonthWithoutAnAcceptedList_IsRefused()
    {
        MonthRef month = ApiFixture.NewMonth();
        await api.Get<MonthStore>().GetAsync(month, CancellationToken.None);

        ApiAnswer answer = await api.PostAsync(Treasurer, $"{month.Path()}/close", new { acceptMissing = true, reason = "thử" });

        Assert.Equal((409, "close.nothing-sent"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Close_UnitsMissing_NamesThemUntilItIsAccepted()
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth("17"), "148");

        ApiAnswer refused = await api.PostAsync(Treasurer, $"{month.Path()}/close", new { });
        ApiAnswer unexplained = await api.PostAsync(Treasurer, $"{month.Path()}/close", new { acceptMissing = true });
        ApiAnswer accepted = await api.PostAsync(
            Treasurer, $"{month.Path()}/close", new { acceptMissing = true, reason = "các huyện nộp đợt bổ sung" });

        Assert.Equal((409, "close.units-missing"), (refused.Status, refused.Code));
        string[] missing = [.. refused.Body.GetProperty("units").EnumerateArray().Select(unit => unit.GetString()!)];
        Assert.NotEmpty(missing);
        Assert.DoesNotContain("148", missing);
        Assert.Empty(refused.Body.GetProperty("lists").EnumerateArray());
        Assert.Equal((400, "close.reason-missing"), (unexplained.Status, unexplained.Code));
        Assert.Equal(202, accepted.Status);
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!;
        Assert.Equal(
            (string.Join(' ', missing), "các huyện nộp đợt bổ sung"), (row.ClosedWithout, row.ClosedWithoutBecause));
        AuditEntity entry = (await api.Get<AuditLog>().EntriesAsync(month, CancellationToken.None)).Single();
        Assert.Contains(missing[0], entry.Subject, StringComparison.Ordinal);
        Assert.EndsWith("because các huyện nộp đợt bổ sung", entry.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"by\":\"lanhdao\"}", 400, "actor.in-body")]
    [InlineData("{\"closedBy\":\"lanhdao\"}", 400, "actor.in-body")]
    [InlineData("{\"accept\":true}", 400, "body.unknown-field")]
    [InlineData("{\"acceptMissing\":\"yes\"}", 400, "body.unknown-field")]
    public async Task Close_ABadBody_ChangesNothing(string body, int status, string code)
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(), "148");

        ApiAnswer answer = await api.SendAsync(Treasurer, HttpMethod.Post, $"{month.Path()}/close", body);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal("Collecting", (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!.State);
        Assert.Empty(await api.AuditAsync(month));
    }

    [Theory]
    [InlineData("api/months/9/2024-06/close", "route.invalid")]
    [InlineData("api/months/99/2024-13/close", "route.invalid")]
    [InlineData("api/months/99'/2024-06/close", "route.invalid")]
    public async Task Close_ABadAddress_IsRefused(string path, string code)
    {
        ApiAnswer answer = await api.PostAsync(Treasurer, path, new { });

        Assert.Equal((400, code), (answer.Status, answer.Code));
    }
}
