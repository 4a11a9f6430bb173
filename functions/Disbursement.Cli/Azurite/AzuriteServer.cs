using System.Diagnostics;
using System.Globalization;

namespace Disbursement.Cli.Azurite;

/// <summary>
/// One Azurite: the blob, queue and table service that the local runtime works on. Belongs to the CLI or to a test
/// run, never to the app.
/// </summary>
/// <remarks>
/// <para>Azurite keeps its tables in memory and writes them out every few seconds, so it is always stopped by SIGTERM
/// and awaited. When the owner is killed, Azurite lives on and the next start on the same data folder takes it over:
/// nothing is lost. While an owner is alive, a second start on its folder shares the running server and leaves it
/// running when disposed.</para>
/// </remarks>
internal sealed class AzuriteServer : IAsyncDisposable
{
    /// <summary>Upper bound on waiting for the server to listen; measured 2 to 4 s on two cores.</summary>
    public static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Upper bound on waiting for the server to write its data and leave.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How many port triples are tried before the start is given up.</summary>
    private const int AttemptsMax = 5;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly FileStream? _ownership;
    private readonly TimeProvider _time;

    private AzuriteServer(AzuriteState state, FileStream? ownership, string dataFolder, TimeProvider time)
    {
        State = state;
        _ownership = ownership;
        _time = time;
        LogPath = LogPathOf(dataFolder);
    }

    /// <summary>The connection string of the blob, queue and table services.</summary>
    public string ConnectionString => State.ConnectionString;

    /// <summary>What the server wrote to its console, for finding out why it did not start.</summary>
    public string LogPath { get; }

    /// <summary>Whether disposing stops the server: false when another living process started it.</summary>
    public bool IsOwner => _ownership is not null;

    /// <summary>Process id and ports of the running server.</summary>
    internal AzuriteState State { get; }

    /// <summary>Starts Azurite on a data folder, or takes the one already running there.</summary>
    /// <param name="dataFolder">Where the server keeps its data; made when absent.</param>
    /// <param name="time">The clock that bounds the waits; the system's when null.</param>
    /// <param name="cancellationToken">Gives up waiting; a server just started is stopped again.</param>
    /// <exception cref="InvalidOperationException">Node or npm is absent, or the server did not come up.</exception>
    public static async Task<AzuriteServer> StartAsync(
        string dataFolder, TimeProvider? time, CancellationToken cancellationToken)
    {
        time ??= TimeProvider.System;
        string folder = Path.GetFullPath(dataFolder);
        Directory.CreateDirectory(folder);

        FileStream? ownership = AzuriteFileLock.TryTake(Path.Combine(folder, "azurite.lock"));
        if (ownership is null)
        {
            AzuriteState shared = await AwaitOwnersServerAsync(folder, time, cancellationToken);
            return new AzuriteServer(shared, ownership: null, folder, time);
        }

        try
        {
            AzuriteState? left = AzuriteState.TryRead(folder);
            AzuriteState state = left is not null && AzuriteProcess.IsServing(left.ProcessId, folder)
                ? left
                : await StartNewAsync(folder, time, cancellationToken);
            return new AzuriteServer(state, ownership, folder, time);
        }
        catch
        {
            await ownership.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server by SIGTERM and waits until it has written its data, if this process owns it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ownership is null)
        {
            return;
        }

        await AzuriteProcess.StopAsync(State.ProcessId, StopTimeout, _time);
        await _ownership.DisposeAsync();
    }

    /// <summary>Leaves the server as a kill of this process would: running, with nobody holding its lock.</summary>
    internal void ReleaseOwnershipForTest() => _ownership?.Dispose();

    private static string LogPathOf(string folder) => Path.Combine(folder, "azurite.log");

    /// <summary>The owner may still be starting: its state file appears once the server listens.</summary>
    private static async Task<AzuriteState> AwaitOwnersServerAsync(
        string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < StartTimeout)
        {
            if (AzuriteState.TryRead(folder) is { } state && AzuriteProcess.IsServing(state.ProcessId, folder))
            {
                return state;
            }

            await Task.Delay(PollInterval, time, cancellationToken);
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
            $"Another process owns {folder} but its Azurite did not come up in {StartTimeout.TotalSeconds} s."));
    }

    private static async Task<AzuriteState> StartNewAsync(
        string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        string installation = await AzuriteInstallation.EnsureAsync(time, cancellationToken);
        AzuriteState? last = AzuriteState.TryRead(folder);
        for (int attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            // The ports of the last run first, so that connection strings copied from it stay good.
            AzuriteState wanted = attempt == 1 && last is { ArePortsFree: true } ? last : AzuriteState.WithFreePorts();
            using Process process = AzuriteProcess.Start(installation, folder, LogPathOf(folder), wanted);
            if (await IsListeningAsync(process, LogPathOf(folder), time, cancellationToken))
            {
                AzuriteState state = wanted with { ProcessId = process.Id };
                state.Write(folder);
                return state;
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
            $"Azurite did not start in {AttemptsMax} attempts. Its log: {LogPathOf(folder)}"));
    }

    /// <summary>
    /// Waits for the child's own three lines, not for an answer on the ports: another program may answer there.
    /// </summary>
    /// <returns>False when the child left by itself, as it does when a port is taken.</returns>
    private static async Task<bool> IsListeningAsync(
        Process process, string logPath, TimeProvider time, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        try
        {
            while (time.GetElapsedTime(started) < StartTimeout)
            {
                if (AzuriteProcess.CountListening(logPath) == 3)
                {
                    return true;
                }

                if (process.HasExited)
                {
                    return false;
                }

                await Task.Delay(PollInterval, time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            await AzuriteProcess.StopAsync(process.Id, StopTimeout, time);
            throw;
        }

        await AzuriteProcess.StopAsync(process.Id, StopTimeout, time);
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
            $"Azurite did not listen within {StartTimeout.TotalSeconds} s. Its log: {logPath}"));
    }
}
