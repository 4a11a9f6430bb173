using Microsoft.Extensions.Hosting;

namespace Disbursement.LocalRuntime.Triggers;

/// <summary>Listens for what starts functions, from the host's start to its stop.</summary>
internal abstract class Listener : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<IDisposable> _owned = [];
    private Task _running = Task.CompletedTask;

    /// <summary>Makes ready; the host answers requests only after this.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        _running = Task.WhenAll(Listen(_stopping.Token).Select(loop => Task.Run(loop)));
    }

    /// <summary>Stops listening and waits for the runs under way, as long as the host allows.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _owned.ForEach(owned => owned.Dispose());
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes something together with the listener.</summary>
    protected TOwned Own<TOwned>(TOwned owned)
        where TOwned : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }

    /// <summary>Makes what must be there before anything is heard.</summary>
    protected virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One loop for each function listened for.</summary>
    protected abstract IEnumerable<Func<Task>> Listen(CancellationToken stopping);
}
