using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Disbursement.Simulation.Storage;

/// <summary>The real clients of one process, on its way to a memory account.</summary>
internal sealed class MemoryClients
{
    /// <summary>Makes the clients.</summary>
    /// <param name="transport">The process's way to the account.</param>
    /// <param name="retries">Repeats of a request that failed; 0 lets the app see every fault.</param>
    public MemoryClients(MemoryTransport transport, int retries = 0)
    {
        Transport = transport;
        HttpPipelinePolicy patience = new SimulatedRetryPolicy(transport, retries);
        BlobOptions = Prepared(new BlobClientOptions(), transport, patience);
        QueueOptions = Prepared(new QueueClientOptions(), transport, patience);
        TableOptions = Prepared(new TableClientOptions(), transport, patience);
        Blobs = new BlobServiceClient(new Uri(MemoryAddresses.Blob), BlobOptions);
        Queues = new QueueServiceClient(new Uri(MemoryAddresses.Queue), QueueOptions);
        Tables = new TableServiceClient(MemoryAddresses.ConnectionString, TableOptions);
        Bus = new ServiceBusClient(new ServiceBusQueues(Queues, transport.Account.Time));
    }

    /// <summary>The process's way to the account.</summary>
    public MemoryTransport Transport { get; }

    /// <summary>Options for further blob clients.</summary>
    public BlobClientOptions BlobOptions { get; }

    /// <summary>Options for further queue clients.</summary>
    public QueueClientOptions QueueOptions { get; }

    /// <summary>Options for further table clients.</summary>
    public TableClientOptions TableOptions { get; }

    /// <summary>Blobs. Without a key, so that nothing is signed: whoever needs SAS grants opens his own with
    /// <see cref="MemoryAddresses.ConnectionString"/> and <see cref="BlobOptions"/>.</summary>
    public BlobServiceClient Blobs { get; }

    /// <summary>Queues.</summary>
    public QueueServiceClient Queues { get; }

    /// <summary>Tables.</summary>
    public TableServiceClient Tables { get; }

    /// <summary>The bus on the queues.</summary>
    public ServiceBusClient Bus { get; }

    private static T Prepared<T>(T options, MemoryTransport transport, HttpPipelinePolicy patience)
        where T : ClientOptions
    {
        options.Transport = transport;
        options.RetryPolicy = patience;
        options.Retry.NetworkTimeout = Timeout.InfiniteTimeSpan; // else a real timer for each request
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        return options;
    }
}
