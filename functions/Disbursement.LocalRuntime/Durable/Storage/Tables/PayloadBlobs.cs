using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Disbursement.LocalRuntime.Durable.Storage.Tables;

/// <summary>
/// Texts too large for a table row, each in a blob of its own that is written before the row that names it. A blob
/// is never written twice, so a refused commit leaves an orphan and never a changed payload.
/// </summary>
internal sealed class PayloadBlobs(BlobContainerClient container)
{
    /// <summary>Longest text kept in a row, in UTF-16 characters: a table property takes 64 KiB.</summary>
    public const int InlineCharactersMax = 32_000;

    /// <summary>What stands in the row instead. No JSON text starts so.</summary>
    private const string Mark = "blob:";

    /// <summary>Makes a name no other payload has. The simulation counts, so that a seed always gives the same run.
    /// </summary>
    public Func<string> NewName { get; init; } =
        static () => Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture);

    /// <summary>Makes the container.</summary>
    public Task InitializeAsync(CancellationToken cancellationToken) =>
        container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Puts a text aside if it is large.</summary>
    /// <returns>What to write into the row: the text, or where it is; empty for null.</returns>
    public async Task<string> PutAsync(
        string? text, string instanceId, string kind, CancellationToken cancellationToken)
    {
        if (text is null || text.Length <= InlineCharactersMax)
        {
            return text ?? string.Empty;
        }

        string name = $"{instanceId}/{kind}-{NewName()}.json";
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), cancellationToken);
        return Mark + name;
    }

    /// <summary>Gives a text back, wherever it is.</summary>
    /// <returns>Null when the row has none.</returns>
    public async Task<string?> GetAsync(string? stored, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(stored))
        {
            return null;
        }

        if (!stored.StartsWith(Mark, StringComparison.Ordinal))
        {
            return stored;
        }

        BlobDownloadResult blob =
            await container.GetBlobClient(stored[Mark.Length..]).DownloadContentAsync(cancellationToken);
        return blob.Content.ToString();
    }

    /// <summary>Deletes what a row points at, if it points at anything.</summary>
    public async Task DeleteAsync(string? stored, CancellationToken cancellationToken)
    {
        if (stored is not null && stored.StartsWith(Mark, StringComparison.Ordinal))
        {
            await container.DeleteBlobIfExistsAsync(stored[Mark.Length..], cancellationToken: cancellationToken);
        }
    }

    /// <summary>Deletes all texts of an instance, orphans too.</summary>
    public async Task DeleteAllAsync(string instanceId, CancellationToken cancellationToken)
    {
        await foreach (BlobItem blob in container.GetBlobsAsync(
            prefix: $"{instanceId}/", cancellationToken: cancellationToken))
        {
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
        }
    }
}
