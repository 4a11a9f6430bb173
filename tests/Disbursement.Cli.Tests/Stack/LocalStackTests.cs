using System.Collections.Concurrent;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;
using Disbursement.Testing;

namespace Disbursement.Cli.Tests.Stack;

/// <summary>
/// The stack's orders, with tiny children of node in the app's and the sandbox's place and no storage behind them.
/// </summary>
public sealed class LocalStackTests : IDisposable
{
    private const string Server =
        """
        const url = new URL(process.argv[process.argv.indexOf('--urls') + 1]);
        const say = text => require('fs').appendFileSync(process.env.ORDER, process.env.NAME + ' ' + text + '\n');
        if (process.env.FAIL) { console.log('last words of ' + process.env.NAME); process.exit(3); }
        const server = require('http').createServer((request, response) => {
          response.writeHead(request.url.endsWith('/health') ? 200 : 404);
          response.end(process.env.Verification__InquiryUrl || process.env.Sandbox__AppUrl || '');
        });
        server.listen(url.port, url.hostname, () => say('up'));
        process.on('SIGTERM', () => { say('down'); process.exit(0); });
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("disburse-stack-").FullName;

    private DataFolder Data => new(Path.Combine(_folder, "data"));

    private string Order => Path.Combine(_folder, "order.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task StartAsync_AppAndSandbox_AnswerAndAreStoppedInOrder()
    {
        LocalStack stack = await LocalStack.StartAsync(Options(), TestContext.Current.CancellationToken);
        await stack.StartSandboxAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        string toldToApp = await http.GetStringAsync(
            new Uri(stack.AppUrl + "/api/health"), TestContext.Current.CancellationToken);
        string toldToSandbox = await http.GetStringAsync(
            new Uri(stack.SandboxUrl + "/health"), TestContext.Current.CancellationToken);
        StackState? state = StackState.TryRead(Data);

        await stack.DisposeAsync();

        Assert.Equal(stack.SandboxUrl, toldToApp);
        Assert.Equal(stack.AppUrl, toldToSandbox);
        Assert.Equal(stack.AppUrl, state?.AppUrl);
        Assert.Equal(["app up", "sandbox up", "sandbox down", "app down"], await OrderAsync());
        Assert.Null(StackState.TryRead(Data));
    }

    [Fact]
    public async Task StartAsync_AppEndsAtOnce_TellsItsLastWords()
    {
        StackOptions options = Options(("FAIL", "yes"));

        CliException failed = await Assert.ThrowsAsync<CliException>(
            () => LocalStack.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.NotReachable, failed.ExitCode);
        Assert.Contains("last words of app", failed.Words.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_AppIsKilledWhileItStarts_IsStartedAgain()
    {
        string once = Path.Combine(_folder, "killed");
        StackOptions options = Options();
        string serve = $"[ -e '{once}' ] || {{ touch '{once}'; kill -9 $$; }}; exec \"$@\"";
        options = options with
        {
            Programs = options.Programs with { App = ["sh", "-c", serve, "sh", .. options.Programs.App] },
        };

        await using LocalStack stack = await LocalStack.StartAsync(options, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(once));
        Assert.Equal(["app up"], await OrderAsync());
    }

    [Fact]
    public async Task StartAsync_AppNeverAnswers_IsBoundedAndStopped()
    {
        StackOptions options = Options() with
        {
            Programs = new StackPrograms(["sh", "-c", "echo hello; exec sleep 60"], ["true"]),
            StartTimeout = TimeSpan.FromSeconds(1),
        };

        CliException failed = await Assert.ThrowsAsync<CliException>(
            () => LocalStack.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains("hello", failed.Words.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WatchAsync_AppEndsByItself_IsStartedAgainAtItsAddressAndTold()
    {
        var told = new ConcurrentQueue<Words>();
        await using LocalStack stack = await LocalStack.StartAsync(
            Options() with { Tell = told.Enqueue }, TestContext.Current.CancellationToken);
        StackState before = StackState.TryRead(Data)!;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task watch = stack.WatchAsync(stop.Token);

        await ChildProcess.StopLeftoverAsync(before.AppProcessId, before.AppUrl);
        await Eventually.HoldsAsync(async () => (await OrderAsync()).Length == 3);

        StackState after = StackState.TryRead(Data)!;
        Assert.Equal(["app up", "app down", "app up"], await OrderAsync());
        Assert.Equal(before.AppUrl, after.AppUrl);
        Assert.NotEqual(before.AppProcessId, after.AppProcessId);
        Assert.Equal(1, stack.Restarts);
        Assert.Contains("app ended with code", Assert.Single(told).English, StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    [Fact]
    public async Task WatchAsync_ChildEndsTooOften_GivesUp()
    {
        await using LocalStack stack = await LocalStack.StartAsync(
            Options() with { Restarts = new RestartOptions { InRowMax = 0 } }, TestContext.Current.CancellationToken);
        StackState state = StackState.TryRead(Data)!;
        Task watch = stack.WatchAsync(TestContext.Current.CancellationToken);

        await ChildProcess.StopLeftoverAsync(state.AppProcessId, state.AppUrl);

        CliException ended = await Assert.ThrowsAsync<CliException>(() => watch);
        Assert.Contains("app", ended.Words.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_AfterTheCliWasKilled_EndsWhatItLeft()
    {
        await using LocalStack left = await LocalStack.StartAsync(Options(), TestContext.Current.CancellationToken);

        await using LocalStack next = await LocalStack.StartAsync(Options(), TestContext.Current.CancellationToken);

        Assert.Equal(["app up", "app down", "app up"], await OrderAsync());
        Assert.NotEqual(left.AppUrl, next.AppUrl);
    }

    [Fact]
    public async Task MeasurePeaks_Running_NamesEveryProcess()
    {
        await using LocalStack stack = await LocalStack.StartAsync(Options(), TestContext.Current.CancellationToken);
        await stack.StartSandboxAsync(TestContext.Current.CancellationToken);

        IReadOnlyList<ProcessPeak> peaks = stack.MeasurePeaks();

        Assert.Equal(["disburse", "app", "sandbox"], peaks.Select(peak => peak.Name));
        Assert.All(peaks, peak => Assert.True(peak.Bytes > 1_000_000, peak.Name));
    }

    [Fact]
    public void FindBuilt_NotBuilt_SaysHowToBuild()
    {
        CliException failed = Assert.Throws<CliException>(() => StackPrograms.FindBuilt(_folder));

        Assert.Contains("dotnet build", failed.Words.English, StringComparison.Ordinal);
    }

    private StackOptions Options(params (string Name, string Value)[] more)
    {
        string script = Path.Combine(_folder, "server.js");
        File.WriteAllText(script, Server);
        var settings = more.ToDictionary(setting => setting.Name, setting => setting.Value);
        settings["ORDER"] = Order;
        return new StackOptions
        {
            Data = Data,
            Programs = new StackPrograms(["env", "NAME=app", "node", script], ["env", "NAME=sandbox", "node", script]),
            WorldFolder = _folder,
            Settings = settings,
            StorageConnection = "UseDevelopmentStorage=true",
        };
    }

    private Task<string[]> OrderAsync() => File.ReadAllLinesAsync(Order, TestContext.Current.CancellationToken);
}
