using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Durable.Storage;
using Disbursement.LocalRuntime.Durable.Storage.Memory;
using Disbursement.Testing;

namespace Disbursement.LocalRuntime.Tests.Durable.Support;

/// <summary>The stores of one hub, which several test hubs may share.</summary>
internal sealed record TestStores(IInstanceStore Instances, IWorkerStore Workers)
{
    public static TestStores InMemory()
    {
        var store = new MemoryStore();
        return new TestStores(store, store);
    }

    public static TestStores OnAzurite(AzuriteFixture azurite)
    {
        (IInstanceStore instances, IWorkerStore workers) = DurableServices.OpenStores(new DurableHubOptions
        {
            HubName = AzuriteFixture.NewName("hub"),
            ConnectionString = azurite.ConnectionString,
        });
        return new TestStores(instances, workers);
    }
}
