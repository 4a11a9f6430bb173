using System.Security.Cryptography;
using Disbursement.Cli.Api;
using Disbursement.Cli.Demo;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Identity;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;
using Disbursement.Cli.Transfer;
using Disbursement.Core.Periods;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Disbursement.Cli.Tests.Demo;

/// <summary>
/// The demo's people do what is to be done, once each, whoever is waited for; and what was done before a crash is not
/// done again.
/// </summary>
public sealed class MonthRunTests : IDisposable
{
    private static readonly MonthAddress June = new("17", new Period(2024, 6));
    private readonly string _folder = Directory.CreateTempSubdirectory("disburse-run-").FullName;
    private readonly TokenMint _tokens = new(RandomNumberGenerator.GetBytes(32), TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RunAsync_WholeMonth_EveryDeedOnceInOrder()
    {
        await using var month = new FakeMonth();

        MonthView end = await RunAsync(month);

        Assert.Equal("Settled", end.State);
        Assert.Equal(["sent", "sent", "closed", "approved"], month.Deeds);
    }

    [Fact]
    public async Task RunAsync_EachDeed_IsDoneByItsOwnPerson()
    {
        await using var month = new FakeMonth();

        await RunAsync(month);

        Assert.Equal(["canbo148", "canbo150"], PeopleOf(month, "POST /api/uploads").Order(StringComparer.Ordinal));
        Assert.Equal(["ketoan"], PeopleOf(month, "POST /api/months/17/2024-06/close"));
        Assert.Equal(["lanhdao"], PeopleOf(month, "POST /api/months/17/2024-06/rounds/1/approval"));
    }

    [Fact]
    public async Task RunAsync_ProviderStaysSilent_TreasurerSaysTheLastWordOnce()
    {
        await using var month = new FakeMonth { ProviderAnswers = false };

        MonthView end = await RunAsync(month);

        Assert.Equal("Settled", end.State);
        Assert.Equal(["sent", "sent", "closed", "approved", "settled"], month.Deeds);
        Assert.Equal(["ketoan"], PeopleOf(month, "POST /api/months/17/2024-06/rounds/1/settle"));
    }

    [Fact]
    public async Task RunAsync_AnswersLieUnread_LastWordWaitsForThem()
    {
        await using var month = new FakeMonth { ProviderAnswers = false };
        int asked = 0;

        MonthView end = await RunAsync(
            month, askProviders: () => ++asked < 3 ? ProvidersSay.Unread : ProvidersSay.MoreToCome);

        Assert.Equal("Settled", end.State);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task RunAsync_UnitsMissing_ClosesAllTheSame()
    {
        await using var month = new FakeMonth { UnitsMissing = true };

        MonthView end = await RunAsync(month);

        Assert.Equal("Settled", end.State);
    }

    [Fact]
    public async Task RunAsync_MonthStops_EndsWithThatAndShowsIt()
    {
        await using var month = new FakeMonth { Stops = true };
        var board = new DemoBoard(TimeProvider.System);

        MonthView end = await RunAsync(month, board);

        Assert.Equal("Stopped", end.State);
    }

    [Fact]
    public async Task RunAsync_AfterACrash_SendsAndClosesNothingAgain()
    {
        await using var month = new FakeMonth();
        month.BeginProposed();

        MonthView end = await RunAsync(month);

        Assert.Equal("Settled", end.State);
        Assert.Equal(["approved"], month.Deeds);
    }

    [Fact]
    public async Task RunAsync_NoReceipts_GivesUpInTime()
    {
        await using var month = new FakeMonth();

        CliException late = await Assert.ThrowsAsync<CliException>(() => RunAsync(
            month, countReceipts: (_, _) => Task.FromResult(0), patience: TimeSpan.FromSeconds(1)));

        Assert.Equal(ExitCode.NotInTime, late.ExitCode);
        Assert.Contains("2 lists have no receipt", late.Words.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WholeMonth_BoardShowsEveryStageDone()
    {
        await using var month = new FakeMonth();
        var board = new DemoBoard(TimeProvider.System);

        await RunAsync(month, board);

        Assert.All(board.Lines, line => Assert.Equal(StageState.Done, line.State));
        Assert.Equal(
            [
                "Send the lists", "Take in, check every row", "The treasurer closes",
                "Round 1: Verify the accounts", "Round 1: Another person approves",
                "Round 1: Providers pay and answer", "Round 1: Count and report",
            ],
            board.Lines.Select(line => line.Name.English));
        StageLine rows = board.Lines[1];
        Assert.Equal(new StageFigures(1_514, 0, 1_443_833_000), rows.Figures);
        StageLine paid = board.Lines[5];
        Assert.Equal(new StageFigures(1_499, 1_499, 1_443_833_000), paid.Figures);
    }

    private async Task<MonthView> RunAsync(
        FakeMonth month, DemoBoard? board = null,
        Func<MonthAddress, CancellationToken, Task<int>>? countReceipts = null, TimeSpan? patience = null,
        Func<ProvidersSay>? askProviders = null)
    {
        var options = new DemoOptions
        {
            Month = June,
            Generate = new GenerateRequest { Province = "17", Period = June.Period },
            Out = _folder,
            Data = new DataFolder(_folder),
            SettleAfter = TimeSpan.FromSeconds(1),
            Patience = patience ?? TimeSpan.FromSeconds(30),
        };
        using var people = new DemoPeople(new Uri(month.App.Url + "/"), _tokens, "17");
        var run = new MonthRun(
            board ?? new DemoBoard(TimeProvider.System), people,
            countReceipts ?? ((_, _) => Task.FromResult(month.Receipts)),
            (_, _) => Task.FromResult(askProviders?.Invoke() ?? ProvidersSay.MoreToCome), options);
        return await run.RunAsync(June, [List("148"), List("150")], string.Empty, TestContext.Current.CancellationToken);
    }

    private DropFile List(string unit)
    {
        string path = Path.Combine(_folder, unit + ".csv");
        File.WriteAllText(path, "x");
        return new DropFile(path, June, unit, "btxh", 1);
    }

    private static IEnumerable<string> PeopleOf(FakeMonth month, string route) => month.App.Requests
        .Where(request => request.Route == route)
        .Select(request => new JsonWebToken(request.Authorization!["Bearer ".Length..]).Subject);
}
