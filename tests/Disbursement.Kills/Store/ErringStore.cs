using Disbursement.Cli.Azurite;
using Disbursement.Kills.Months;

namespace Disbursement.Kills.Store;

/// <summary>A real storage behind three proxies that err, which can be restarted under its clients.</summary>
internal sealed class ErringStore : IAsyncDisposable
{
    private readonly MonthFolder _folder;
    private readonly List<StoreProxy> _proxies = [];
    private AzuriteServer _server;

    private ErringStore(MonthFolder folder, AzuriteServer server) => (_folder, _server) = (folder, server);

    /// <summary>The storage as its clients see it.</summary>
    public string ConnectionString =>
        new AzuriteState(0, _proxies[0].Port, _proxies[1].Port, _proxies[2].Port).ConnectionString;

    /// <summary>Starts the storage of a month.</summary>
    public static async Task<ErringStore> StartAsync(
        MonthFolder folder, StoreFaults faults, CancellationToken cancellationToken)
    {
        AzuriteServer server = await AzuriteServer.StartAsync(
            folder.Data.Azurite, TimeProvider.System, cancellationToken);
        var store = new ErringStore(folder, server);
        foreach (int port in (int[])[server.State.BlobPort, server.State.QueuePort, server.State.TablePort])
        {
            store._proxies.Add(await StoreProxy.StartAsync(port, faults, cancellationToken));
        }

        return store;
    }

    /// <summary>Stops the storage by SIGTERM and starts it again on its old ports.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await _server.DisposeAsync();
        _server = await AzuriteServer.StartAsync(_folder.Data.Azurite, TimeProvider.System, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (StoreProxy proxy in _proxies)
        {
            await proxy.DisposeAsync();
        }

        await _server.DisposeAsync();
    }
}
