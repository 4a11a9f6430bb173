using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;

namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>Records the blob versions that a function failed on to the end, as the Functions host does.</summary>
internal sealed class BlobPoison(string connectionString)
{
    /// <summary>The queue of the records.</summary>
    public const string QueueName = "webjobs-blobtrigger-poison";

    private readonly QueueClient _queue = new(connectionString, QueueName);

    /// <summary>Records one.</summary>
    /// <param name="record">Which blob, which function, why.</param>
    /// <param name="cancellationToken">Gives up; the version will be tried again.</param>
    public async Task AddAsync(BlobPoisonRecord record, CancellationToken cancellationToken)
    {
        await _queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        string text = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(record));
        TimeSpan forever = TimeSpan.FromSeconds(-1);
        await _queue.SendMessageAsync(text, visibilityTimeout: null, timeToLive: forever, cancellationToken);
    }
}

/// <summary>One record. The exception's words are left out, since they may name a person; the log has them.</summary>
/// <param name="Type">Always <c>BlobTrigger</c>.</param>
/// <param name="FunctionId">The function.</param>
/// <param name="ContainerName">The container.</param>
/// <param name="BlobName">The blob.</param>
/// <param name="ETag">The version.</param>
/// <param name="Attempts">How often the function was started.</param>
/// <param name="Reason">The type of the last exception, or that the process ended.</param>
internal sealed record BlobPoisonRecord(
    string Type, string FunctionId, string ContainerName, string BlobName, string ETag, int Attempts, string Reason);
