using Disbursement.LocalRuntime.Durable;
using Disbursement.Testing;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Tests.Durable.Support;

/// <summary>Where a test keeps its instances.</summary>
public enum StoreKind
{
    /// <summary>In memory; instances stay resident.</summary>
    Memory,

    /// <summary>In memory; the history is replayed at each step.</summary>
    Replayed,

    /// <summary>On Azurite.</summary>
    Azurite,
}

/// <summary>Makes hubs for a test and stops them at its end.</summary>
public abstract class DurableTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly List<TestHub> _hubs = [];
    private readonly Dictionary<StoreKind, TestStores> _stores = [];

    /// <summary>Every kind of store: each feature is tested on all of them.</summary>
    public static TheoryData<StoreKind> Stores { get; } = [StoreKind.Memory, StoreKind.Replayed, StoreKind.Azurite];

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (TestHub hub in _hubs)
        {
            await hub.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a hub; all hubs of one test and kind share their store.</summary>
    internal TestHub NewHub(StoreKind kind, Action<DurableHubOptions>? configure = null, ILoggerFactory? loggers = null)
    {
        var options = new DurableHubOptions { ReplayEveryStep = kind == StoreKind.Replayed };
        configure?.Invoke(options);
        var hub = new TestHub(StoresOf(kind), options, loggers);
        _hubs.Add(hub);
        return hub;
    }

    internal TestStores StoresOf(StoreKind kind)
    {
        if (!_stores.TryGetValue(kind, out TestStores? stores))
        {
            stores = kind == StoreKind.Azurite ? TestStores.OnAzurite(azurite) : TestStores.InMemory();
            _stores.Add(kind, stores);
        }

        return stores;
    }
}
