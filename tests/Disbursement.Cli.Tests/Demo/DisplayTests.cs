using Disbursement.Cli.Demo;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;
using Disbursement.Testing;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace Disbursement.Cli.Tests.Demo;

/// <summary>What is seen of a run: plain lines in a pipe, a table on a terminal.</summary>
public sealed class DisplayTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void Plain_ARun_MatchesEveryByte(string language)
    {
        var display = new PlainDisplay(_cli.Context("--lang", language));

        Play(new DemoBoard(_time, display.Show));

        Golden.AssertMatches(Golden.PathOf($"demo/plain/{language}.txt"), _cli.Output);
    }

    [Fact]
    public void Live_ARun_ShowsStagesCountsMoneyAndRates()
    {
        var board = new DemoBoard(_time);
        Play(board);
        CliContext context = _cli.Context("--lang", "en");
        using var writer = new StringWriter();
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        terminal.Profile.Width = 160;

        terminal.Write(Cli.Demo.LiveDisplay.Draw(context, board));

        string picture = writer.ToString();
        Assert.Contains("✓ Send the lists", picture, StringComparison.Ordinal);
        Assert.Contains("● Round 1: Verify [the accounts]", picture, StringComparison.Ordinal);
        Assert.Contains("✗ Close", picture, StringComparison.Ordinal);
        Assert.Contains("41,563 rows", picture, StringComparison.Ordinal);
        Assert.Contains("22,000,000,000 VND", picture, StringComparison.Ordinal);
        Assert.Contains("6,927/s", picture, StringComparison.Ordinal);
        Assert.Contains("3/12 parts", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Elapsed_FinishedStage_StandsStill()
    {
        var board = new DemoBoard(_time);
        StageLine line = board.Start(Words.Same("x"), Words.Same("y"));
        _time.Advance(TimeSpan.FromSeconds(2));
        line.Finish();

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromSeconds(2), line.Elapsed);
        Assert.Equal(TimeSpan.FromSeconds(7), board.Elapsed);
    }

    [Fact]
    public void FailRunning_SomeAreDone_LeavesThemDone()
    {
        var board = new DemoBoard(_time);
        StageLine done = board.Start(Words.Same("a"), Words.Same("y"));
        StageLine running = board.Start(Words.Same("b"), Words.Same("y"));
        done.Finish();

        board.FailRunning();

        Assert.Equal(StageState.Done, done.State);
        Assert.Equal(StageState.Failed, running.State);
    }

    [Fact]
    public void Bar_Share_IsDrawnInWholeSteps()
    {
        var board = new DemoBoard(_time);
        StageLine line = board.Start(Words.Same("a"), Words.Same("y"));
        Assert.Empty(StageText.Bar(line));

        line.Report(new StageFigures(1, 4));

        Assert.Equal("━━━━╌╌╌╌╌╌╌╌╌╌╌╌", StageText.Bar(line));
    }

    private void Play(DemoBoard board)
    {
        StageLine send = board.Start(new("Nộp danh sách", "Send the lists"), new("tệp", "files"));
        send.Report(new StageFigures(10, 30));
        _time.Advance(TimeSpan.FromSeconds(6));
        send.Report(new StageFigures(20, 30));
        send.Report(new StageFigures(30, 30));
        send.Finish();
        StageLine rows = board.Start(new("Tiếp nhận", "Take in"), new("dòng", "rows"));
        _time.Advance(TimeSpan.FromSeconds(6));
        rows.Report(new StageFigures(41_563, 0, 22_000_000_000));
        rows.Finish();
        board.Start(new("Chốt", "Close"), new("tệp", "files")).Fail();
        StageLine verify = board.Start(
            new("Đợt 1: Xác minh [tài khoản]", "Round 1: Verify [the accounts]"), new("phần", "parts"));
        verify.Report(new StageFigures(3, 12));
    }
}
