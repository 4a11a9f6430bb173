using System.Text.Json;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

[Collection(ApiTests.Name)]
public sealed class ReadMonthTests(ApiFixture api)
{
    private static readonly string Manager = TestTokens.Of("quanly", "manager", "99,17");

    private static string[] Units(ApiAnswer answer) =>
        [.. answer.Body.GetProperty("slots").EnumerateArray().Select(slot => slot.GetProperty("unit").GetString()!)];

    [Fact]
    public async Task Get_AMonth_TellsListsSumsRoundsAndAudit()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");
        await api.Get<AuditLog>().AppendAsync(month, "k", "month.closed", "ketoan", "s", CancellationToken.None);
        api.Client.Statuses[month.RoundInstanceId(1)] = new { Stage = "approve", Done = 0, Total = 10 };

        ApiAnswer answer = await api.GetAsync(Manager, month.Path());

        Assert.Equal((200, "Paying", "ketoan"), (answer.Status, answer.Text("state"), answer.Text("closedBy")));
        JsonElement slot = answer.Body.GetProperty("slots").EnumerateArray().Single();
        Assert.Equal(("148", "btxh"), (slot.GetProperty("unit").GetString(), slot.GetProperty("list").GetString()));
        JsonElement totals = answer.Body.GetProperty("totals");
        Assert.Equal(
            (13, 1, 2, 10, 5_400_000L),
            (totals.GetProperty("rowsSent").GetInt32(), totals.GetProperty("rowsRepeated").GetInt32(),
                totals.GetProperty("rowsRefused").GetInt32(), totals.GetProperty("rowsAccepted").GetInt32(),
                totals.GetProperty("dueDong").GetInt64()));
        JsonElement round = answer.Body.GetProperty("rounds").EnumerateArray().Single();
        Assert.Equal((1, "Proposed"), (round.GetProperty("round").GetInt32(), round.GetProperty("state").GetString()));
        Assert.Equal(MonthSamples.Root, round.GetProperty("root").GetString());
        Assert.Equal(JsonValueKind.Null, round.GetProperty("approvedBy").ValueKind);
        Assert.Equal("approve", round.GetProperty("progress").GetProperty("stage").GetString());
        Assert.Equal(10, round.GetProperty("progress").GetProperty("total").GetInt32());
        Assert.Equal(1, answer.Body.GetProperty("audit").GetProperty("sequence").GetInt32());
    }

    [Fact]
    public async Task Get_AStatusOfAnotherVersion_LeavesProgressOut()
    {
        MonthRef month = await api.WithRoundAsync("Verifying");
        api.Client.Statuses[month.RoundInstanceId(1)] = "[1,2";

        ApiAnswer answer = await api.GetAsync(Manager, month.Path());

        Assert.Equal(200, answer.Status);
        JsonElement round = answer.Body.GetProperty("rounds").EnumerateArray().Single();
        Assert.Equal(JsonValueKind.Null, round.GetProperty("progress").ValueKind);
    }

    [Fact]
    public async Task Get_AsAnOfficerOfOneUnit_ShowsThatUnitOnly()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");
        MonthRef other = ApiFixture.NewMonth();
        await api.WithListAsync(other, "148");
        await api.WithListAsync(other, "150", rows: 7);
        await api.Get<ExceptionStore>().OpenAsync(
            other, ExceptionKind.Duplicate, "s", row => row.Unit = "148", CancellationToken.None);

        ApiAnswer own = await api.GetAsync(TestTokens.Of("canbo", "officer", "99/150"), other.Path());
        ApiAnswer rounds = await api.GetAsync(TestTokens.Of("canbo", "officer", "99/148"), month.Path());

        Assert.Equal(["150"], Units(own));
        Assert.Equal(7, own.Body.GetProperty("totals").GetProperty("rowsAccepted").GetInt32());
        Assert.Equal(0, own.Body.GetProperty("openExceptions").GetInt32());
        Assert.Empty(rounds.Body.GetProperty("rounds").EnumerateArray());
    }

    [Fact]
    public async Task Get_AMonthOfAKnownProvince_TellsWhoHasSentNothing()
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth("17"), "148");

        ApiAnswer answer = await api.GetAsync(Manager, month.Path());

        Assert.NotEmpty(answer.Body.GetProperty("missing").EnumerateArray());
        Assert.DoesNotContain(
            answer.Body.GetProperty("missing").EnumerateArray(), unit => unit.GetString() == "148");
    }

    [Fact]
    public async Task Get_AMonthNobodySentAnythingFor_IsUnknown()
    {
        ApiAnswer answer = await api.GetAsync(Manager, ApiFixture.NewMonth().Path());

        Assert.Equal((404, "month.unknown"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_ARound_ShowsTheProposalOfTheLedger()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");
        await api.Get<BlobStore>().CreateAsync(
            Containers.Ledger,
            LedgerPaths.Proposal(month, 1, proposal: 1),
            BinaryData.FromString("{\"root\":\"33\",\"files\":[{\"fileId\":\"a\"}]}"),
            StoreJson.ContentType,
            CancellationToken.None);

        ApiAnswer answer = await api.GetAsync(Manager, $"{month.Path()}/rounds/1");
        ApiAnswer unknown = await api.GetAsync(Manager, $"{month.Path()}/rounds/2");

        Assert.Equal("Proposed", answer.Body.GetProperty("round").GetProperty("state").GetString());
        Assert.Equal("33", answer.Body.GetProperty("proposal").GetProperty("root").GetString());
        Assert.Equal((404, "round.unknown"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task Get_Files_ListsThoseOfTheMonth()
    {
        MonthRef month = await api.WithRoundAsync("Released");
        string id = await api.WithFileAsync(month, "970405", "Released");

        ApiAnswer answer = await api.GetAsync(Manager, $"{month.Path()}/files");

        JsonElement file = answer.Body.EnumerateArray().Single();
        Assert.Equal(id, file.GetProperty("fileId").GetString());
        Assert.Equal("970405", file.GetProperty("provider").GetString());
        Assert.Equal(1_620_000, file.GetProperty("sumDong").GetInt64());
    }

    [Fact]
    public async Task Get_Coverage_IsThePublishedDocument()
    {
        MonthRef month = await api.WithRoundAsync("Settled");
        string document = "[{\"unit\":\"99\",\"group\":\"TONG\",\"beneficiaries\":10}]";

        ApiAnswer before = await api.GetAsync(Manager, $"{month.Path()}/coverage");
        await api.Get<BlobStore>().ReplaceAsync(
            Containers.Reports,
            $"{month.Folder}/coverage.json",
            BinaryData.FromString(document),
            StoreJson.ContentType,
            CancellationToken.None);
        ApiAnswer after = await api.GetAsync(Manager, $"{month.Path()}/coverage");

        Assert.Equal((404, "coverage.unknown"), (before.Status, before.Code));
        Assert.Equal(document, after.Body.GetRawText());
    }

    [Fact]
    public async Task Get_FromAStoreThatBreaks_TellsNothingOfTheInside()
    {
        MonthRef month = await api.WithRoundAsync("Proposed");
        await api.Get<BlobStore>().CreateAsync(
            Containers.Ledger,
            LedgerPaths.Proposal(month, 1, proposal: 1),
            BinaryData.FromString("not json"),
            StoreJson.ContentType,
            CancellationToken.None);

        ApiAnswer answer = await api.GetAsync(Manager, $"{month.Path()}/rounds/1");

        Assert.Equal((500, "server.failure"), (answer.Status, answer.Code));
        Assert.DoesNotContain("Json", answer.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(
            api.Logged, line => line.Contains(answer.Text("invocation"), StringComparison.Ordinal));
    }
}
