using Disbursement.Cli.Azurite;
using Disbursement.Cli.Identity;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>
/// The whole system on one machine: Azurite, the app and the sandbox, started in this order and stopped in the
/// opposite one.
/// </summary>
/// <remarks>
/// When this program is killed, its children live on; the next start on the same data folder takes Azurite over and
/// ends the app and the sandbox it finds, since a month goes on wherever they were.
/// </remarks>
internal sealed class LocalStack : IAsyncDisposable
{
    private const int PortAttemptsMax = 3;

    private readonly StackOptions _options;
    private readonly AzuriteServer? _azurite;
    private ChildProcess? _app;
    private ChildProcess? _sandbox;
    private long _azuritePeak;

    private LocalStack(StackOptions options, AzuriteServer? azurite)
    {
        _options = options;
        _azurite = azurite;
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
            _sandbox = Run("sandbox", _options.Programs.Sandbox, SandboxUrl,
                StackSettings.ForSandbox(_options, Secrets, StorageConnection, AppUrl, SandboxUrl));
            if (await IsUpAsync(_sandbox, SandboxUrl + "/health", attempt, cancellationToken))
            {
                WriteState();
                return;
            }

            // The app already knows the sandbox's address, so only the same port will do: wait for it and try again.
            await _sandbox.DisposeAsync();
        }
    }

    /// <summary>Completes, by throwing, when the app or the sandbox ends by itself.</summary>
    /// <exception cref="CliException">Which one ended, with the end of its log.</exception>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        ChildProcess[] children = [.. new[] { _app, _sandbox }.OfType<ChildProcess>()];
        Task first = await Task.WhenAny(children.Select(child => child.WaitAsync(cancellationToken)));
        await first;
        throw children.First(child => child.HasExited).ExplainExit();
    }

    /// <summary>Whether the providers have said all they will say.</summary>
    public Task<bool> HaveProvidersAnsweredAsync(CancellationToken cancellationToken) =>
        SandboxStatus.HaveProvidersAnsweredAsync(SandboxUrl, cancellationToken);

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
            _app = Run("app", _options.Programs.App, AppUrl,
                StackSettings.ForApp(_options, Secrets, StorageConnection, AppUrl, SandboxUrl));
            WriteState();
            if (await IsUpAsync(_app, AppUrl + "/api/health", attempt, cancellationToken))
            {
                return;
            }

            await _app.DisposeAsync();
            AppUrl = StackSettings.UrlOf(FreePort.Near(0));
        }
    }

    /// <summary>Waits for a child; false when it lost its port to someone else and may be tried again.</summary>
    private async Task<bool> IsUpAsync(ChildProcess child, string url, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            await HealthProbe.AwaitAsync(child, new Uri(url), _options.StartTimeout, _options.Time, cancellationToken);
            return true;
        }
        catch (CliException) when (attempt < PortAttemptsMax && child.HasExited
            && child.ReadTail().Contains("address already in use", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
    }

    /// <summary>The address also stands in the arguments: it marks the process for <see cref="Leftovers"/>.</summary>
    private ChildProcess Run(
        string name, IReadOnlyList<string> command, string url, Dictionary<string, string> settings) =>
        ChildProcess.Run(new ChildStart(
            name, [.. command, "--urls", url], settings, Path.Combine(_options.Data.Logs, name + ".log")));

    private void WriteState() => new StackState(
        AppUrl, _sandbox is null ? null : SandboxUrl, StorageConnection, _app?.Id ?? 0, _sandbox?.Id ?? 0)
        .Write(_options.Data);
}
