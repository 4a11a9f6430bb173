using System.Text.Json;
using Azure.Storage.Blobs;
using Disbursement.Functions.Board;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Tests.Board;

/// <summary>
/// Goal: the board tells each caller who owes which list, from what is in the store. Method: slots of two months laid
/// there, asked for over HTTP and read from the printed page.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class BoardTests(ApiFixture api)
{
    private static readonly string Treasurer = TestTokens.Of("ketoan", "treasurer", "99,17");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_AMonthAfterAnother_OwesTheListsOfTheMonthBefore()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month.Before(), "148", "btxh");
        await api.WithListAsync(month.Before(), "148", "khac", rows: 7);
        await api.WithListAsync(month, "148", "btxh", noticed: "303:9;360:2;361:1");

        ApiAnswer answer = await api.GetAsync(Treasurer, $"{month.Path()}/board");

        Assert.Equal(200, answer.Status);
        Assert.Equal(10, answer.Body.GetProperty("unitsExpected").GetInt32());
        Assert.Equal(9, answer.Body.GetProperty("unitsMissing").GetArrayLength());
        Assert.Equal("148/khac", Assert.Single(answer.Body.GetProperty("listsMissing").EnumerateArray()).GetString());
        JsonElement[] lines = LinesOf(answer, "148");
        Assert.Equal(["btxh", "khac"], lines.Select(static line => line.GetProperty("list").GetString()));
        Assert.Equal(2, lines[0].GetProperty("rowsRefused").GetInt32());
        Assert.Equal([3, 0], lines.Select(static line => line.GetProperty("authorisationsEnding").GetInt32()));
        Assert.Equal(10, lines[1].GetProperty("before").GetProperty("rowsSent").GetInt32());
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("arrivedAt").ValueKind);
    }

    [Fact]
    public async Task Get_AnOfficer_SeesTheOwnUnitOnly()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month, "148");

        ApiAnswer answer = await api.GetAsync(TestTokens.Of("canbo", "officer", "17/150"), $"{month.Path()}/board");

        Assert.Equal(200, answer.Status);
        Assert.All(
            answer.Body.GetProperty("lines").EnumerateArray(),
            static line => Assert.Equal("150", line.GetProperty("unit").GetString()));
        Assert.Equal(["150"], answer.Body.GetProperty("unitsMissing").EnumerateArray().Select(static unit => unit.GetString()));
    }

    [Fact]
    public async Task Get_NothingSentInAKnownProvince_IsABoardOfWhoOwesAList()
    {
        ApiAnswer known = await api.GetAsync(Treasurer, $"{BoardMonths.New().Path()}/board");
        ApiAnswer unknown = await api.GetAsync(Treasurer, $"{ApiFixture.NewMonth().Path()}/board");

        Assert.Equal(10, known.Body.GetProperty("unitsMissing").GetArrayLength());
        Assert.Equal((404, "month.unknown"), (unknown.Status, unknown.Code));
    }

    [Theory]
    [InlineData("hotline")]
    [InlineData("provider")]
    public async Task Get_ARoleWithoutLists_IsRefused(string role) =>
        Assert.Equal(403, (await api.GetAsync(TestTokens.Of("ai", role, "17"), "api/months/17/2024-06/board")).Status);

    [Fact]
    public async Task Close_AListOfLastMonthIsMissing_NamesItAndKeepsTheChoice()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month.Before(), "148", "btxh");
        await api.WithListAsync(month.Before(), "148", "ncc");
        await api.WithListAsync(month, "148", "btxh");

        ApiAnswer refused = await api.PostAsync(Treasurer, $"{month.Path()}/close", new { });
        await api.PostAsync(
            Treasurer, $"{month.Path()}/close", new { acceptMissing = true, reason = "ncc nộp đợt bổ sung" });
        ApiAnswer board = await api.GetAsync(Treasurer, $"{month.Path()}/board");

        Assert.Equal("148/ncc", Assert.Single(refused.Body.GetProperty("lists").EnumerateArray()).GetString());
        Assert.Contains(
            "148/ncc", board.Body.GetProperty("closedWithout").EnumerateArray().Select(static code => code.GetString()));
        Assert.Equal(
            ("ncc nộp đợt bổ sung", "ketoan"), (board.Text("closedWithoutBecause"), board.Text("closedBy")));
        Assert.Equal("ClosedWithout", LinesOf(board, "148")[1].GetProperty("standing").GetString());
    }

    [Fact]
    public async Task Get_AFileAfterClose_IsToldAsSuch()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month, "148");
        await api.PostAsync(Treasurer, $"{month.Path()}/close", new { acceptMissing = true, reason = "thử" });
        await Task.Delay(TimeSpan.FromSeconds(1.1), Token); // Storage tells times to the second.
        BlobContainerClient inbox = await api.Get<BlobStore>().ContainerAsync(Containers.Inbox, Token);
        await inbox.GetBlobClient($"{month.Folder}/150/btxh/muon.csv").UploadAsync(BinaryData.FromString("x"), Token);

        ApiAnswer board = await api.GetAsync(Treasurer, $"{month.Path()}/board");

        JsonElement line = Assert.Single(LinesOf(board, "150"));
        Assert.Equal(("btxh", "AfterClose"), (line.GetProperty("list").GetString(), line.GetProperty("standing").GetString()));
        Assert.NotEqual(JsonValueKind.Null, line.GetProperty("laterAt").ValueKind);
    }

    [Fact]
    public async Task Timer_AMonthThatTakesLists_WritesThePage()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month, "148");
        BoardTimer timer = ActivatorUtilities.CreateInstance<BoardTimer>(api.Get<IServiceProvider>());

        await timer.WriteAsync(month, (await api.Get<MonthStore>().FindAsync(month, Token))!, Token);

        string page = (await api.Get<BlobStore>().ReadAsync(Containers.Reports, $"{month.Folder}/board.html", Token)).ToString();
        Assert.Contains("BẢNG THEO DÕI NỘP DANH SÁCH", page, StringComparison.Ordinal);
        Assert.Contains("1/10", page, StringComparison.Ordinal);
    }

    private static JsonElement[] LinesOf(ApiAnswer answer, string unit) =>
    [
        .. answer.Body.GetProperty("lines").EnumerateArray()
            .Where(line => line.GetProperty("unit").GetString() == unit),
    ];
}
