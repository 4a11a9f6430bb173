using Azure.Storage.Blobs;

namespace Disbursement.LocalRuntime.Triggers;

/// <summary>The container where the host keeps what it must remember, named as by the Functions host.</summary>
internal static class HostContainer
{
    /// <summary>Its name.</summary>
    public const string Name = "azure-webjobs-hosts";

    /// <summary>Makes it unless it exists.</summary>
    public static Task EnsureAsync(BlobContainerClient container, CancellationToken cancellationToken) =>
        container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
}
