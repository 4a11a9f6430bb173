using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.LocalRuntime.Triggers.Timer;

/// <summary>Remembers where a schedule stands, in a blob of its own.</summary>
internal sealed class TimerMonitor(BlobContainerClient container, string function)
{
    private readonly BlobClient _blob = container.GetBlobClient($"timers/{function}");

    /// <summary>What was remembered; null before the first time.</summary>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Azure.Storage.Blobs.Models.BlobDownloadResult blob = await _blob.DownloadContentAsync(cancellationToken);
            return blob.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Remembers.</summary>
    public Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        _blob.UploadAsync(
            new BinaryData(JsonSerializer.SerializeToUtf8Bytes(status)), overwrite: true, cancellationToken);
}
