using System.Text.Json;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>What waits for a person, the decision, and what has to come back: what is shown and what is sent.</summary>
public sealed class ExceptionCommandsTests : IDisposable
{
    private const string Month = "/api/months/17/2024-06";
    private const string Id = "overpaid-0a1b2c3d4e5f6071";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("--kind", "duplicate", "duplicate-1")]
    [InlineData("--unit", "150", "overpaid-2")]
    public async Task Exceptions_OfAKindOrUnit_ShowThemWithTheDecisionsTheyTake(string option, string value, string id)
    {
        await using FakeApp app = new FakeApp().On($"GET {Month}/exceptions", new[]
        {
            Waiting("duplicate-1", "Duplicate", "148", "pay-1", "pay-none"),
            Waiting("overpaid-2", "Overpaid", "150", "recovered", "not-recovered"),
        });
        await _cli.ActAsync(app, "treasurer");

        int code = await _cli.RunAsync("exceptions", option, value);

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains(id, _cli.Output, StringComparison.Ordinal);
        Assert.Single(_cli.Output.Split('\n'), static line => line.Contains('→', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decide_WithAReason_SendsBothOnce()
    {
        string route = $"POST {Month}/exceptions/{Id}/decision";
        await using FakeApp app = new FakeApp().On(route, new { id = Id, decision = "recovered" });
        await _cli.ActAsync(app, "treasurer");

        int code = await _cli.RunAsync("decide", Id, "recovered", "--reason", "GNT 15 ngày 3/7");

        JsonElement sent = JsonDocument.Parse(Assert.Single(app.BodiesOf(route))).RootElement;
        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal("recovered", sent.GetProperty("decision").GetString());
        Assert.Equal("GNT 15 ngày 3/7", sent.GetProperty("reason").GetString());
        Assert.Contains(Id, _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_WithoutAReason_SendsNothing()
    {
        await using FakeApp app = new();
        await _cli.ActAsync(app, "treasurer");

        int code = await _cli.RunAsync("decide", Id, "recovered");

        Assert.NotEqual(ExitCode.Ok, code);
        Assert.DoesNotContain(app.Requests, static request => request.Route.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recover_Month_ShowsWhoWhatAndWhatToDecideAbout()
    {
        await using FakeApp app = new FakeApp().On($"GET {Month}/recoveries", new
        {
            openCount = 1,
            openDong = 540_000,
            payments = new[]
            {
                new
                {
                    exception = Id, unit = "148", citizenId = "017045000001", fullName = "Bùi Thị Mẫu", period = "2024-05",
                    amountDong = 540_000, @event = "Death", eventDate = "2024-03-17", standing = "Open", note = "",
                },
            },
        });
        await _cli.ActAsync(app, "treasurer");

        int code = await _cli.RunAsync("recover");

        Assert.Equal(ExitCode.Ok, code);
        Assert.All(
            ["còn phải thu hồi 1 khoản, 540.000 đồng", "Bùi Thị Mẫu", "17/03/2024", Id],
            word => Assert.Contains(word, _cli.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("truy-thu.html", true)]
    [InlineData("truy-thu.pdf", false)]
    public async Task Recover_Out_WritesWhatCanBePrintedOrOpened(string name, bool isWritten)
    {
        await using FakeApp app = new FakeApp().On($"GET {Month}/recoveries", new { page = 1 });
        await _cli.ActAsync(app, "treasurer");
        string path = Path.Combine(_cli.Folder, name);

        int code = await _cli.RunAsync("recover", "--out", path);

        Assert.Equal(isWritten, code == ExitCode.Ok);
        Assert.Equal(isWritten, File.Exists(path));
    }

    private static object Waiting(string id, string kind, string unit, params string[] allowed) =>
        new { id, kind, unit, summary = "Việc cần quyết định.", state = "Open", allowed };
}
