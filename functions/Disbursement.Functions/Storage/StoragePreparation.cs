using Disbursement.Functions.Reference;
using Microsoft.Extensions.Hosting;

namespace Disbursement.Functions.Storage;

/// <summary>Makes the containers and the shipped reference data, and checks what an administrator made of
/// it, before the first trigger fires.</summary>
/// <param name="blobs">The containers.</param>
/// <param name="reference">The reference data.</param>
public sealed class StoragePreparation(BlobStore blobs, ReferenceStore reference) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (string container in Containers.All)
        {
            await blobs.ContainerAsync(container, cancellationToken);
        }

        await reference.SeedAsync(cancellationToken);

        // What does not hold together stops the app here, with every error, and not a month on pay day.
        await reference.CurrentAsync(cancellationToken);
        await reference.EnvelopesAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
