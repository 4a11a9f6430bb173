using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;
using Disbursement.Testing;

namespace Disbursement.Cli.Tests.Stack;

/// <summary>Children are started with their settings, watched, measured and stopped in order.</summary>
public sealed class ChildProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("disburse-child-").FullName;

    private string Log => Path.Combine(_folder, "logs", "child.log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_Settings_ReachTheChildEvenWithNamesNoShellKeeps()
    {
        await using ChildProcess child = Run("env", [], new()
        {
            ["Auth__Key"] = "one",
            ["ServiceBus__Topics__payment-files"] = "two words",
        });

        await child.WaitAsync(TestContext.Current.CancellationToken);

        string log = await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken);
        Assert.Contains("Auth__Key=one\n", log, StringComparison.Ordinal);
        Assert.Contains("ServiceBus__Topics__payment-files=two words\n", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainExit_ChildEnded_TellsCodeAndLastWords()
    {
        await using ChildProcess child = Run("sh", ["-c", "echo one; echo two >&2; exit 7"]);
        await child.WaitAsync(TestContext.Current.CancellationToken);

        CliException explained = child.ExplainExit();

        Assert.Equal(ExitCode.NotReachable, explained.ExitCode);
        Assert.Contains("code 7", explained.Words.English, StringComparison.Ordinal);
        Assert.Contains("one\ntwo", explained.Words.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_RunningChild_IsAskedToEndAndCleansUp()
    {
        string mark = Path.Combine(_folder, "ended");
        ChildProcess child = Run("sh", ["-c", $"trap 'touch {mark}; exit 0' TERM; echo ready; while :; do sleep 0.05; done"]);
        await Eventually.HoldsAsync(() => child.ReadTail().Contains("ready", StringComparison.Ordinal));

        await child.DisposeAsync();

        Assert.True(File.Exists(mark));
    }

    [Fact]
    public async Task MeasurePeak_AfterTheEnd_KeepsTheLastValue()
    {
        await using ChildProcess child = Run("sleep", ["30"]);
        await Eventually.HoldsAsync(() => child.MeasurePeak() > 0);
        long peak = child.PeakBytes;

        await child.DisposeAsync();

        Assert.True(child.PeakBytes >= peak);
    }

    [Fact]
    public async Task StopLeftoverAsync_OwnMark_EndsIt()
    {
        ChildProcess child = Run("sh", ["-c", "while :; do sleep 0.05; done", "http://127.0.0.1:1"]);
        await Eventually.HoldsAsync(() => IsExecuted(child.Id));

        await ChildProcess.StopLeftoverAsync(child.Id, "http://127.0.0.1:1");

        await Eventually.HoldsAsync(() => child.HasExited);
        await child.DisposeAsync();
    }

    [Fact]
    public async Task StopLeftoverAsync_StrangerWithAReusedId_IsLeftAlone()
    {
        await using ChildProcess child = Run("sleep", ["30"]);
        await Eventually.HoldsAsync(() => IsExecuted(child.Id));

        await ChildProcess.StopLeftoverAsync(child.Id, "http://127.0.0.1:1");

        Assert.False(child.HasExited);
    }

    [Fact]
    public async Task StopLeftoverAsync_NoSuchProcess_DoesNothing()
    {
        await ChildProcess.StopLeftoverAsync(0, "x");
        await ChildProcess.StopLeftoverAsync(int.MaxValue, "x");
    }

    [Fact]
    public void TailOf_LongLog_KeepsTheLastLines()
    {
        string path = Path.Combine(_folder, "long.log");
        File.WriteAllLines(path, Enumerable.Range(1, 100).Select(number => $"line {number}"));

        string tail = ChildProcess.TailOf(path);

        Assert.StartsWith("line 76\n", tail, StringComparison.Ordinal);
        Assert.EndsWith("line 100", tail, StringComparison.Ordinal);
    }

    private ChildProcess Run(string program, string[] arguments, Dictionary<string, string>? environment = null) =>
        ChildProcess.Run(new ChildStart("child", [program, .. arguments], environment ?? [], Log));

    /// <summary>Whether the shell that starts the child has become the child.</summary>
    private static bool IsExecuted(int processId)
    {
        // Empty while one program gives way to the next.
        string[] arguments = File.ReadAllText($"/proc/{processId}/cmdline").Split('\0');
        return arguments[0] is "sh" or "sleep";
    }
}
