using Azure;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Hosting;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Fails the start, with words that help, when the storage server is not there.</summary>
internal sealed class StorageProbe(Connections connections) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // A few attempts in about a second: a server just started by the same script may not listen yet.
        var patience = new BlobClientOptions { Retry = { MaxRetries = 3, Delay = TimeSpan.FromMilliseconds(200) } };
        var service = new BlobServiceClient(connections.Storage, patience);
        try
        {
            await service.GetPropertiesAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            throw new InvalidOperationException(
                $"The storage server at {service.Uri} does not answer. Start it first (disburse up), or set " +
                $"{Connections.StorageSetting} to one that runs.",
                exception.GetBaseException());
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
