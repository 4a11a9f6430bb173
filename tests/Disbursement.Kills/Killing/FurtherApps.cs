using Disbursement.Cli.Azurite;
using Disbursement.Cli.Stack;
using Disbursement.Kills.Months;

namespace Disbursement.Kills.Killing;

/// <summary>App processes beside the stack's own, on the same storage and task hub.</summary>
/// <param name="folder">The month.</param>
/// <param name="count">How many; none needs no storage held.</param>
internal sealed class FurtherApps(MonthFolder folder, int count) : IAsyncDisposable
{
    private readonly ChildProcess?[] _apps = new ChildProcess?[count];
    private AzuriteServer? _storage;
    private string? _sandboxUrl;

    /// <summary>
    /// Takes the storage for as long as these apps talk to it: the stack then shares it and does not stop it under
    /// them.
    /// </summary>
    public async Task HoldStorageAsync(CancellationToken cancellationToken)
    {
        if (count > 0)
        {
            _storage = await AzuriteServer.StartAsync(folder.Data.Azurite, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Starts those that do not run; all of them anew when the other parties moved to another address.</summary>
    public async Task KeepUpAsync(StackState stack)
    {
        bool hasMoved = _sandboxUrl != stack.SandboxUrl;
        _sandboxUrl = stack.SandboxUrl;
        for (int index = 0; index < count; index++)
        {
            if (_apps[index] is { } app && (hasMoved || app.HasExited))
            {
                Signals.Kill(app.Id);
                await app.DisposeAsync();
                _apps[index] = null;
            }

            _apps[index] ??= Start(index, stack);
        }
    }

    /// <summary>The number of one of them.</summary>
    public int IdOf(int index) => _apps[index]?.Id ?? 0;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (ChildProcess app in _apps.OfType<ChildProcess>())
        {
            await app.DisposeAsync();
        }

        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }
    }

    private ChildProcess Start(int index, StackState stack)
    {
        string url = StackSettings.UrlOf(FreePort.Near(0));
        var options = new StackOptions
        {
            Data = folder.Data,
            Programs = DemoProcess.Programs,
            WorldFolder = Path.Combine(folder.Out, "world"),
            Overrides = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Verification__DecisionWindow"] = "00:00:00",
            },
        };
        Dictionary<string, string> settings = StackSettings.ForApp(
            options, DevelopmentSecrets.TryRead(folder.Data.Root)!, stack.StorageConnection, url, stack.SandboxUrl!);
        settings[DemoProcess.CrashesMax] = "1000";
        string name = FormattableString.Invariant($"app-{index + 2}");
        return ChildProcess.Run(new ChildStart(
            name, [.. options.Programs.App, "--urls", url], settings, Path.Combine(folder.Data.Logs, name + ".log"))
        {
            KeepsLog = true,
        });
    }
}
