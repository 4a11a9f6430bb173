using System.Text.Json;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;
using Disbursement.Testing;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>The board of expected lists as text and as JSON.</summary>
public sealed class BoardCommandTests : IDisposable
{
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Board_AMonthClosedWithoutSome_MatchesEveryByte(string language)
    {
        await using FakeApp app = new FakeApp().On(Samples.BoardRoute, Samples.Board);
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("board", "--lang", language);

        Assert.Equal(ExitCode.Ok, code);
        Golden.AssertMatches(Golden.PathOf($"board/closed/{language}.txt"), _cli.Output);
    }

    [Fact]
    public async Task Board_MissingOnly_LeavesOutWhatCame()
    {
        await using FakeApp app = new FakeApp().On(Samples.BoardRoute, Samples.Board);
        await _cli.ActAsync(app);

        await _cli.RunAsync("board", "--missing");

        Assert.Contains("Huyện Lương Sơn", _cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Huyện Đà Bắc", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_AsJson_IsJsonAndNothingElse()
    {
        await using FakeApp app = new FakeApp().On(Samples.BoardRoute, Samples.Board);
        await _cli.ActAsync(app);

        await _cli.RunAsync("board", "--json");

        using JsonDocument json = JsonDocument.Parse(_cli.Output);
        Assert.Equal("148/ncc", json.RootElement.GetProperty("listsMissing")[0].GetString());
        Assert.Equal(4, json.RootElement.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Board_NothingKnown_IsRefused()
    {
        await using FakeApp app = new FakeApp().Refuse(Samples.BoardRoute, 404, "month.unknown");
        await _cli.ActAsync(app);

        Assert.Equal(ExitCode.Refused, await _cli.RunAsync("board"));
    }

    [Fact]
    public async Task Status_AppWithABoard_TellsWhoIsMissing()
    {
        await using FakeApp app = new FakeApp()
            .On(Samples.MonthRoute, Samples.Month("Paying"))
            .On(Samples.AttentionRoute, Array.Empty<object>())
            .On(Samples.BoardRoute, Samples.Board);
        await _cli.ActAsync(app);

        await _cli.RunAsync("status");

        Assert.Contains("Đã nộp: 2/3 đơn vị; hạn nộp 17:00 05/06/2024", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("Đã chốt khi còn thiếu 152, 148/ncc; lý do: 152 mất điện", _cli.Output, StringComparison.Ordinal);
    }
}
