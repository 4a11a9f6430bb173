using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>Queues and messages, as the bus and the engine's wake-ups use them.</summary>
internal static class QueueScenarios
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    /// <summary>The scenarios by name.</summary>
    public static readonly Dictionary<string, Func<StorageGround, Transcript, Task>> All = new(StringComparer.Ordinal)
    {
        ["queue-created-twice"] = CreatedTwiceAsync,
        ["queue-missing"] = MissingAsync,
        ["queues-listed"] = ListedAsync,
        ["messages-received-in-order"] = ReceivedInOrderAsync,
        ["message-given-back"] = GivenBackAsync,
        ["message-receipt-outdated"] = ReceiptOutdatedAsync,
        ["message-of-any-text"] = AnyTextAsync,
        ["message-too-large"] = TooLargeAsync,
    };

    private static Dictionary<string, string> Kind(string kind) => new(StringComparer.Ordinal) { ["kind"] = kind };

    private static async Task CreatedTwiceAsync(StorageGround ground, Transcript log)
    {
        QueueClient queue = ground.Queues.GetQueueClient(ground.Name);
        await log.AskAsync("create", () => queue.CreateAsync(Kind("topic")));
        await log.AskAsync("create again", () => queue.CreateAsync(Kind("topic")));
        await log.AskAsync("create otherwise", () => queue.CreateAsync(Kind("queue")));
        await log.FindAsync("create if not exists", async () => await queue.CreateIfNotExistsAsync(Kind("topic")));
        await log.DoAsync("create otherwise if not exists", () => queue.CreateIfNotExistsAsync(Kind("queue")));
        QueueProperties? properties = await log.AskAsync("properties", () => queue.GetPropertiesAsync());
        log.Note("metadata", BlobScenarios.Words(properties!.Metadata));
        await log.FindAsync("delete", async () => (await queue.DeleteIfExistsAsync()).Value);
        await log.FindAsync("delete again", async () => (await queue.DeleteIfExistsAsync()).Value);
    }

    private static async Task MissingAsync(StorageGround ground, Transcript log)
    {
        QueueClient queue = ground.Queues.GetQueueClient(ground.Name);
        await log.AskAsync("properties", () => queue.GetPropertiesAsync());
        await log.AskAsync("send", () => queue.SendMessageAsync("x"));
        await log.AskAsync("receive", () => queue.ReceiveMessagesAsync(32));
        await log.AskAsync("delete message", () => queue.DeleteMessageAsync("id", "receipt"));
    }

    private static async Task ListedAsync(StorageGround ground, Transcript log)
    {
        foreach ((string name, string kind) in ((string, string)[])
            [("-t", "topic"), ("-t-b", "subscription"), ("-t-a", "subscription"), ("-tx", "queue")])
        {
            await ground.Queues.GetQueueClient(ground.Name + name).CreateAsync(Kind(kind));
        }

        foreach (string prefix in (string[])["-t-", "-t", "-none"])
        {
            await foreach (QueueItem item in ground.Queues.GetQueuesAsync(QueueTraits.Metadata, ground.Name + prefix))
            {
                log.Note(prefix, $"{item.Name[ground.Name.Length..]} {BlobScenarios.Words(item.Metadata)}");
            }
        }
    }

    private static async Task ReceivedInOrderAsync(StorageGround ground, Transcript log)
    {
        QueueClient queue = await ground.QueueAsync();
        for (int number = 0; number < 35; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            SendReceipt? sent = await log.AskAsync(
                "send", () => queue.SendMessageAsync(text, visibilityTimeout: null, timeToLive: Forever));
            log.Note("expires", sent!.ExpirationTime.Year);
        }

        foreach (int max in (int[])[2, 32, 32, 1])
        {
            Response<QueueMessage[]> received = await queue.ReceiveMessagesAsync(max, TimeSpan.FromMinutes(5));
            log.Note($"received of {max}", string.Join(' ', received.Value.Select(
                static message => $"{message.Body}:{message.DequeueCount}")));
            foreach (QueueMessage message in received.Value.Take(1))
            {
                await log.AskAsync("delete", () => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt));
                await log.AskAsync("delete again", () => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt));
            }
        }

        log.Note("about", (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    private static async Task GivenBackAsync(StorageGround ground, Transcript log)
    {
        QueueClient queue = await ground.QueueAsync();
        await queue.SendMessageAsync("one");
        QueueMessage taken = (await queue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(5))).Value[0];
        log.Note("hidden", (await queue.ReceiveMessagesAsync(1)).Value.Length);
        UpdateReceipt? renewed = await log.AskAsync("renew", () => queue.UpdateMessageAsync(
            taken.MessageId, taken.PopReceipt, (BinaryData?)null, TimeSpan.FromMinutes(5)));
        log.Note("new receipt", renewed!.PopReceipt != taken.PopReceipt);
        log.Note("later", renewed.NextVisibleOn > DateTimeOffset.UnixEpoch);
        await log.AskAsync("give back", () => queue.UpdateMessageAsync(
            taken.MessageId, renewed.PopReceipt, "two", TimeSpan.Zero));
        QueueMessage again = (await queue.ReceiveMessagesAsync(1)).Value[0];
        log.Note("again", $"{again.Body} {again.DequeueCount} {again.MessageId == taken.MessageId}");
        await log.AskAsync("renew without text", () => queue.UpdateMessageAsync(
            again.MessageId, again.PopReceipt, (BinaryData?)null, TimeSpan.Zero));
        QueueMessage last = (await queue.ReceiveMessagesAsync(1)).Value[0];
        log.Note("last", $"[{last.Body}] {last.DequeueCount}");
    }

    private static async Task ReceiptOutdatedAsync(StorageGround ground, Transcript log)
    {
        QueueClient queue = await ground.QueueAsync();
        await queue.SendMessageAsync("one");
        QueueMessage first = (await queue.ReceiveMessagesAsync(1)).Value[0];
        UpdateReceipt back = await queue.UpdateMessageAsync(
            first.MessageId, first.PopReceipt, "one", TimeSpan.Zero);
        await log.AskAsync("update outdated", () => queue.UpdateMessageAsync(
            first.MessageId, first.PopReceipt, "x", TimeSpan.Zero));
        await log.AskAsync("delete outdated", () => queue.DeleteMessageAsync(first.MessageId, first.PopReceipt));
        QueueMessage second = (await queue.ReceiveMessagesAsync(1)).Value[0];
        await log.AskAsync("delete by given back", () => queue.DeleteMessageAsync(first.MessageId, back.PopReceipt));
        await log.AskAsync("delete", () => queue.DeleteMessageAsync(second.MessageId, second.PopReceipt));
        await log.AskAsync("update gone", () => queue.UpdateMessageAsync(
            second.MessageId, second.PopReceipt, "x", TimeSpan.Zero));
    }

    private static async Task AnyTextAsync(StorageGround ground, Transcript log)
    {
        QueueClient queue = await ground.QueueAsync();
        foreach (string text in (string[])
            ["{\"a\":\"<b>&amp;</b>\"}", "Trần Thị 🙂", " spaces ", "</MessageText>", "]]>", "line\nline"])
        {
            await queue.SendMessageAsync(text);
            QueueMessage message = (await queue.ReceiveMessagesAsync(1)).Value[0];
            log.Note(text, $"[{message.Body}]");
        }
    }

    private static async Task TooLargeAsync(StorageGround ground, Transcript log)
    {
        QueueClient queue = await ground.QueueAsync();
        foreach (int length in (int[])[48 * 1024, 64 * 1024, (64 * 1024) + 1])
        {
            await log.AskAsync($"send {length}", () => queue.SendMessageAsync(new string('a', length)));
        }
    }
}
