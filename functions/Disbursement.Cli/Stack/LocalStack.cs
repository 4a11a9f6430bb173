using Disbursement.Cli.Azurite;
using Disbursement.Cli.Identity;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>
/// The whole system on one machine: Azurite, the app and the sandbox, started in this order and stopped in the
/// opposite one.
/// </summary>
/// <remarks>
/// <para>The app or the sandbox that ends by itself is started again at the same address.</para>
/// <para>When this program is killed, the app and the sandbox end with it. Azurite, which must write its tables, lives
/// on, and the next start on the same data folder takes it over; the month goes on where it was.</para>
/// </remarks>
internal sealed class LocalStack : IAsyncDisposable
{
    private const int StartAttemptsMax = 5;

    private readonly StackOptions _options;
    private readonly AzuriteServer? _azurite;
    private readonly ChildKeeper _keeper;
    private readonly Lock _stateLock = new();
    private ChildProcess? _app;
    private ChildProcess? _sandbox;
    private long _azuritePeak;

    private LocalStack(StackOptions options, AzuriteServer? azurite)
    {
        _options = options;
        _azurite = azurite;
        _keeper = new ChildKeeper(options.Restarts, options.Time, options.Tell);
        StorageConnection = azurite?.ConnectionString ?? options.StorageConnection!;
        Secrets = DevelopmentSecrets.Ensure(options.Data.Root);
        Tokens = new TokenMint(Secrets.SigningKey, options.Time);
        AppUrl = StackSettings.UrlOf(FreePort.Near(options.AppPort));
        SandboxUrl = StackSettings.UrlOf(FreePort.Near(options.SandboxPort));
    }

    /// <summary>Connection string of the storage.</summary>
    public string StorageConnection { get; }

    /// <summary>The keys of this installation.</summary>
    public DevelopmentSecrets Secrets { get; }

    /// <summary>Makes tokens the app takes.</summary>
    public TokenMint Tokens { get; }

    /// <summary>The app's address, without a slash at the end.</summary>
    public string AppUrl { get; private set; }

    /// <summary>The sandbox's address, without a slash at the end.</summary>
    public string SandboxUrl { get; private set; }

    private string AppHealth => AppUrl + "/api/health";

    private string SandboxHealth => SandboxUrl + "/health";

    /// <summary>How often a child was started again.</summary>
    public int Restarts => _keeper.Restarts;

    /// <summary>Starts the storage and the app. The sandbox is started apart, once its world is there.</summary>
    /// <exception cref="CliException">A part did not come up; everything started is stopped again.</exception>
    public static async Task<LocalStack> StartAsync(StackOptions options, CancellationToken cancellationToken)
    {
        PrivateFiles.CreateFolder(options.Data.Root);
        AzuriteServer? azurite = options.StorageConnection is null
            ? await StartAzuriteAsync(options, cancellationToken)
            : null;
        LocalStack? stack = null;
        try
        {
            await Leftovers.StopProgramsAsync(options.Data);
            stack = new LocalStack(options, azurite);
            await stack.StartAppAsync(cancellationToken);
            return stack;
        }
        catch
        {
            await (stack?.DisposeAsync() ?? azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>Starts the other parties and waits until they answer.</summary>
    public async Task StartSandboxAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            _sandbox = RunSandbox(keepsLog: false);
            if (await IsUpAsync(_sandbox, SandboxHealth, attempt, cancellationToken))
            {
                WriteState();
                return;
            }

            // The app already knows the sandbox's address, so only the same port will do: wait for it and try again.
            await _sandbox.DisposeAsync();
        }
    }

    /// <summary>Keeps the app and the sandbox up; completes only by throwing.</summary>
    /// <exception cref="CliException">One of them ended too often in a row, with the end of its log.</exception>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> watches = [_keeper.KeepAsync(() => _app!, RestartAppAsync, ended.Token)];
        if (_sandbox is not null)
        {
            watches.Add(_keeper.KeepAsync(() => _sandbox, RestartSandboxAsync, ended.Token));
        }

        Task first = await Task.WhenAny(watches);
        await ended.CancelAsync();
        await Task.WhenAll(watches).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    /// <summary>Peak memory of every process of the stack and of this one, in bytes.</summary>
    public IReadOnlyList<ProcessPeak> MeasurePeaks()
    {
        if (_azurite is not null)
        {
            _azuritePeak = Math.Max(_azuritePeak, PeakMemory.Of(_azurite.State.ProcessId));
        }

        List<ProcessPeak> peaks = [new("disburse", PeakMemory.Of(Environment.ProcessId))];
        peaks.AddRange(new[] { _app, _sandbox }.OfType<ChildProcess>()
            .Select(child => new ProcessPeak(child.Start.Name, child.MeasurePeak())));
        if (_azuritePeak > 0)
        {
            peaks.Add(new("azurite", _azuritePeak));
        }

        return peaks;
    }

    /// <summary>Stops the sandbox, the app and last the storage, each after the one that talks to it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }

        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        StackState.Remove(_options.Data);
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    private static async Task<AzuriteServer> StartAzuriteAsync(StackOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await AzuriteServer.StartAsync(options.Data.Azurite, options.Time, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new CliException(ExitCode.NotReachable, new(
                $"Không khởi động được Azurite: {exception.Message}", $"Azurite did not start: {exception.Message}"),
                exception);
        }
    }

    private async Task StartAppAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            _app = RunApp(keepsLog: false);
            WriteState();
            if (await IsUpAsync(_app, AppHealth, attempt, cancellationToken))
            {
                return;
            }

            await _app.DisposeAsync();
            AppUrl = StackSettings.UrlOf(FreePort.Near(0));
        }
    }

    private async Task RestartAppAsync(CancellationToken cancellationToken)
    {
        await _app!.DisposeAsync();
        _app = RunApp(keepsLog: true);
        WriteState();
        await HealthProbe.AwaitAsync(_app, new Uri(AppHealth), _options.StartTimeout, _options.Time, cancellationToken);
    }

    private async Task RestartSandboxAsync(CancellationToken cancellationToken)
    {
        await _sandbox!.DisposeAsync();
        _sandbox = RunSandbox(keepsLog: true);
        WriteState();
        await HealthProbe.AwaitAsync(
            _sandbox, new Uri(SandboxHealth), _options.StartTimeout, _options.Time, cancellationToken);
    }

    private ChildProcess RunApp(bool keepsLog) => Run(
        "app", _options.Programs.App, AppUrl,
        StackSettings.ForApp(_options, Secrets, StorageConnection, AppUrl, SandboxUrl), keepsLog);

    private ChildProcess RunSandbox(bool keepsLog) => Run(
        "sandbox", _options.Programs.Sandbox, SandboxUrl,
        StackSettings.ForSandbox(_options, Secrets, StorageConnection, AppUrl, SandboxUrl), keepsLog);

    /// <summary>
    /// Waits for a child; false when it lost its port to someone else, or was killed, and may be tried again. One that
    /// leaves by itself says why: that is not tried again.
    /// </summary>
    private async Task<bool> IsUpAsync(ChildProcess child, string url, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            await HealthProbe.AwaitAsync(child, new Uri(url), _options.StartTimeout, _options.Time, cancellationToken);
            return true;
        }
        catch (CliException) when (attempt < StartAttemptsMax && child.HasExited && (child.WasKilled
            || child.ReadTail().Contains("address already in use", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }
    }

    /// <summary>The address also stands in the arguments: it marks the process for <see cref="Leftovers"/>.</summary>
    private ChildProcess Run(
        string name, IReadOnlyList<string> command, string url, Dictionary<string, string> settings, bool keepsLog) =>
        ChildProcess.Run(new ChildStart(
            name, [.. command, "--urls", url], settings, Path.Combine(_options.Data.Logs, name + ".log"))
        {
            KeepsLog = keepsLog,
        });

    private void WriteState()
    {
        // Two children may be started again at once.
        lock (_stateLock)
        {
            new StackState(
                AppUrl, _sandbox is null ? null : SandboxUrl, StorageConnection, _app?.Id ?? 0, _sandbox?.Id ?? 0)
                .Write(_options.Data);
        }
    }
}
