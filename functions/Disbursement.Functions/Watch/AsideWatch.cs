using System.Text;
using System.Text.Json;
using Azure;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Watch;

/// <summary>What the host put aside: blobs on which a function failed to the end, and dead letters.</summary>
/// <param name="queues">The storage account's queues.</param>
/// <param name="bus">The bus.</param>
public sealed class AsideWatch(QueueServiceClient queues, ServiceBusClient bus)
{
    /// <summary>Where the Functions host records poisoned blobs.</summary>
    private const string PoisonQueue = "webjobs-blobtrigger-poison";

    private const string ResultsQueue = "settlement-results";

    /// <summary>The most that is looked at: who has more than this has one trouble, not many.</summary>
    private const int LookedAtMax = 32;

    /// <summary>Poisoned blobs of a month, and those whose path tells no month.</summary>
    public async Task<IReadOnlyList<PoisonedBlob>> PoisonedAsync(MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        try
        {
            PeekedMessage[] records = await queues.GetQueueClient(PoisonQueue)
                .PeekMessagesAsync(LookedAtMax, cancellationToken);
            return
            [
                .. records.Select(static record => Read(record.Body.ToString(), record.InsertedOn))
                    .OfType<PoisonedBlob>()
                    .Where(blob => blob.Path.Contains(month.Folder + '/', StringComparison.Ordinal)
                        || !TellsMonth(blob.Path)),
            ];
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            // The host makes the queue with its first record.
            return [];
        }
    }

    /// <summary>Dead letters by reason.</summary>
    public async Task<IReadOnlyList<DeadMessages>> DeadAsync(CancellationToken cancellationToken)
    {
        await using ServiceBusReceiver receiver = bus.CreateReceiver(
            ResultsQueue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        try
        {
            IReadOnlyList<ServiceBusReceivedMessage> dead = await receiver.PeekMessagesAsync(
                LookedAtMax, cancellationToken: cancellationToken);
            return
            [
                .. dead.GroupBy(static message => message.DeadLetterReason ?? "unknown", StringComparer.Ordinal)
                    .Select(static reason => new DeadMessages(
                        reason.Key, reason.Count(), reason.Min(static message => message.EnqueuedTime))),
            ];
        }
        catch (ServiceBusException failure) when (failure.Reason == ServiceBusFailureReason.MessagingEntityNotFound)
        {
            return [];
        }
    }

    /// <summary>Reads a record: JSON, in base64 where the host writes it so.</summary>
    internal static PoisonedBlob? Read(string text, DateTimeOffset? recordedAt)
    {
        try
        {
            string json = text.TrimStart().StartsWith('{') ? text : Encoding.UTF8.GetString(Convert.FromBase64String(text));
            using var record = JsonDocument.Parse(json);
            JsonElement root = record.RootElement;
            return new PoisonedBlob(
                TextOf(root, "FunctionId"), TextOf(root, "ContainerName"), TextOf(root, "BlobName"),
                TextOf(root, "Reason"), recordedAt);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            // Somebody else's message in the host's queue.
            return null;
        }
    }

    private static string TextOf(JsonElement record, string name) =>
        record.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    /// <summary>Whether a path has a province and a period side by side, wherever its container puts them.</summary>
    private static bool TellsMonth(string path)
    {
        string[] parts = path.Split('/');
        return parts.Zip(parts.Skip(1)).Any(static pair =>
            pair.First.Length == 2 && Core.Periods.Period.TryParse(pair.Second, out _));
    }
}
