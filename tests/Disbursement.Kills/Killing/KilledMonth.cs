using System.Diagnostics;
using Disbursement.Cli.Stack;
using Disbursement.Kills.Months;

namespace Disbursement.Kills.Killing;

/// <summary>Runs one month and kills its processes at random moments, until it has ended or was killed enough.</summary>
/// <param name="folder">Where it runs.</param>
/// <param name="options">What is killed how often.</param>
/// <param name="random">Decides the victims and the moments.</param>
internal sealed class KilledMonth(MonthFolder folder, KillOptions options, Random random)
{
    /// <summary>Far above what a month takes with all its kills; a month that hangs is a finding.</summary>
    private static readonly TimeSpan MonthMax = TimeSpan.FromMinutes(12);

    /// <summary>A child gets ten seconds to leave by itself before its watcher ends it.</summary>
    private static readonly TimeSpan GoneMax = TimeSpan.FromSeconds(20);

    /// <summary>Deaths of apps one after the other before the month may take a breath.</summary>
    private const int AppsInARowMax = 3;

    /// <summary>Long enough for any file of these months to be read.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<Victim, int> _kills = [];
    private readonly List<string> _flaws = [];
    private DemoProcess? _demo;
    private int _appsInARow;

    /// <summary>Runs it.</summary>
    /// <param name="killsMax">Kills at most; then it is left in peace to end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<KilledMonthReport> RunAsync(int killsMax, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MonthMax);
        await using var further = new FurtherApps(folder, options.Apps - 1);
        await further.HoldStorageAsync(limit.Token);
        _demo = DemoProcess.Start(folder);
        try
        {
            while (_kills.Values.Sum() < killsMax && await WaitForMomentAsync(further, limit.Token))
            {
                await KillAsync(further, limit.Token);
            }

            await EndAsync(further, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _flaws.Add($"the month did not end within {MonthMax}: {_demo.Tail}");
        }
        finally
        {
            await _demo.DisposeAsync();
        }

        return new KilledMonthReport(_kills, clock.Elapsed, _flaws);
    }

    private async Task EndAsync(FurtherApps further, CancellationToken cancellationToken)
    {
        while (!_demo!.HasExited)
        {
            await RefreshAsync(further);
            await Task.Delay(PollInterval, cancellationToken);
        }

        if (_demo.ExitCode != 0)
        {
            _flaws.Add($"disburse ended with code {_demo.ExitCode}: {_demo.Tail}");
        }
    }

    /// <summary>
    /// Waits for a random time: mostly counted from when everything is up, sometimes from the last kill, so that
    /// processes die while they start too.
    /// </summary>
    /// <returns>False when the month ended first.</returns>
    private async Task<bool> WaitForMomentAsync(FurtherApps further, CancellationToken cancellationToken)
    {
        bool waitsForAll = random.Next(4) > 0;
        TimeSpan gap = options.GapMax * random.NextDouble();
        if (_appsInARow >= AppsInARowMax)
        {
            // Five deaths in a row over one file are poison by design (DESIGN 2): chance must not look like it.
            (waitsForAll, gap, _appsInARow) = (true, Breath, 0);
        }

        Stopwatch? clock = waitsForAll ? null : Stopwatch.StartNew();
        while (!_demo!.HasExited)
        {
            StackState? state = await RefreshAsync(further);
            if (clock is null && state is not null && await IsUpAsync(state, cancellationToken))
            {
                clock = Stopwatch.StartNew();
            }

            if (clock is not null && clock.Elapsed >= gap)
            {
                return true;
            }

            await Task.Delay(PollInterval, cancellationToken);
        }

        return false;
    }

    private async Task<StackState?> RefreshAsync(FurtherApps further)
    {
        StackState? state = StackState.TryRead(folder.Data);
        if (state is { SandboxUrl: not null })
        {
            await further.KeepUpAsync(state);
        }

        return state;
    }

    private static async Task<bool> IsUpAsync(StackState state, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using HttpResponseMessage app = await http.GetAsync(
                new Uri(state.AppUrl + "/api/health"), cancellationToken);
            return app.IsSuccessStatusCode && state.SandboxUrl is not null && Signals.IsAlive(state.SandboxProcessId);
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private async Task KillAsync(FurtherApps further, CancellationToken cancellationToken)
    {
        Victim victim = Choose();
        StackState? state = StackState.TryRead(folder.Data);
        int processId = victim switch
        {
            Victim.App => state?.AppProcessId ?? 0,
            Victim.Sandbox => state?.SandboxProcessId ?? 0,
            Victim.Cli => _demo!.Id,
            _ => further.IdOf(random.Next(options.Apps - 1)),
        };
        if (_demo!.HasExited || !Signals.IsAlive(processId) || !Signals.Kill(processId))
        {
            return; // It is dead already; the next moment comes.
        }

        _kills[victim] = _kills.GetValueOrDefault(victim) + 1;
        _appsInARow += victim == Victim.Sandbox ? 0 : 1; // an app ends with its command line
        if (victim == Victim.Cli)
        {
            await GoOnAsync(state, cancellationToken);
        }
    }

    /// <summary>What the command line started must end with it; run again, it goes on with the same month.</summary>
    private async Task GoOnAsync(StackState? state, CancellationToken cancellationToken)
    {
        await _demo!.WaitAsync(cancellationToken);
        int[] children = [state?.AppProcessId ?? 0, state?.SandboxProcessId ?? 0];
        IReadOnlyList<int> left = await Signals.AwaitGoneAsync(
            [.. children.Where(static id => id > 0)], GoneMax, cancellationToken);
        if (left.Count > 0)
        {
            _flaws.Add($"left behind by a killed command line: {string.Join(", ", left)}");
        }

        await _demo.DisposeAsync();
        _demo = DemoProcess.Start(folder);
    }

    private Victim Choose()
    {
        int draw = random.Next(options.Apps > 1 ? 14 : 10);
        return draw switch
        {
            < 5 => Victim.App,
            < 7 => Victim.Sandbox,
            < 10 => Victim.Cli,
            _ => Victim.FurtherApp,
        };
    }
}
