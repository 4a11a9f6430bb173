using System.Globalization;
using System.Net;
using System.Text;

namespace Disbursement.Simulation.Storage.Queues;

/// <summary>The queue service.</summary>
internal sealed class QueueStorage(MemoryAccount account)
{
    private const int DefaultHiddenSeconds = 30;
    private const int DefaultLifeSeconds = 7 * 24 * 3_600;
    private const int TextBytesMax = 64 * 1024;

    private static readonly DateTimeOffset Never = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);

    private readonly SortedIndex<MemoryQueue> _queues = new();

    /// <summary>The queues by name.</summary>
    public SortedIndex<MemoryQueue> Queues => _queues;

    private DateTimeOffset Now => account.Time.GetUtcNow();

    /// <summary>Does what is asked.</summary>
    public MemoryResponse Apply(StorageCall call)
    {
        switch (call.Operation)
        {
            case StorageOperation.ListQueues: return ListQueues(call);
            case StorageOperation.CreateQueue: return CreateQueue(call);
        }

        if (!_queues.TryGet(call.Resource, out MemoryQueue? queue))
        {
            return StorageErrors.Answer(call, 404, "QueueNotFound");
        }

        queue.Messages.RemoveAll(message => message.ExpiresOn <= Now);
        return call.Operation switch
        {
            StorageOperation.DeleteQueue => DeleteQueue(call),
            StorageOperation.GetQueueProperties => Properties(queue),
            StorageOperation.PutMessage => PutMessage(call, queue),
            StorageOperation.GetMessages => GetMessages(call, queue),
            StorageOperation.UpdateMessage => UpdateMessage(call, queue),
            StorageOperation.DeleteMessage => DeleteMessage(call, queue),
            _ => throw MemoryAccount.Unknown(call.Request),
        };
    }

    private static MemoryResponse Properties(MemoryQueue queue)
    {
        MemoryResponse response = new MemoryResponse(200).With(
            "x-ms-approximate-messages-count", queue.Messages.Count.ToString(CultureInfo.InvariantCulture));
        foreach ((string name, string value) in queue.Metadata)
        {
            response.With("x-ms-meta-" + name, value);
        }

        return response;
    }

    private static int Seconds(StorageCall call, string parameter, int otherwise) =>
        call.Request.Parameter(parameter) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(
            pair => other.TryGetValue(pair.Key, out string? value) && value == pair.Value);

    private static bool IsTooLarge(string escaped) =>
        escaped.Length > TextBytesMax / 4
        && Encoding.UTF8.GetByteCount(WebUtility.HtmlDecode(escaped)) > TextBytesMax;

    private MemoryResponse ListQueues(StorageCall call)
    {
        string prefix = call.Request.Parameter("prefix") ?? "";
        bool withMetadata = call.Request.Parameter("include") == "metadata";
        IEnumerable<(string, MemoryQueue)> found = _queues.Keys
            .Skip(_queues.IndexFrom(prefix))
            .TakeWhile(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => (name, _queues[name]));
        return new MemoryResponse(200).With("application/xml", QueueXml.Queues(found, withMetadata));
    }

    private MemoryResponse CreateQueue(StorageCall call)
    {
        var created = new MemoryQueue(KnownHeaders.Metadata(call.Request));
        if (_queues.Find(call.Resource) is { } existing)
        {
            return Same(existing.Metadata, created.Metadata)
                ? new MemoryResponse(204)
                : StorageErrors.Answer(call, 409, "QueueAlreadyExists");
        }

        _queues.Put(call.Resource, created);
        return new MemoryResponse(201);
    }

    private MemoryResponse DeleteQueue(StorageCall call)
    {
        _queues.Remove(call.Resource);
        return new MemoryResponse(204);
    }

    private MemoryResponse PutMessage(StorageCall call, MemoryQueue queue)
    {
        string text = QueueXml.ReadText(call.Body) ?? throw MemoryAccount.Unknown(call.Request);
        if (IsTooLarge(text))
        {
            return StorageErrors.Answer(call, 413, "RequestBodyTooLarge");
        }

        int life = Seconds(call, "messagettl", DefaultLifeSeconds);
        var message = new MemoryMessage(
            NewId(), Now, life < 0 ? Never : Now.AddSeconds(life))
        {
            Text = text,
            PopReceipt = NewReceipt(),
            VisibleOn = Now.AddSeconds(Seconds(call, "visibilitytimeout", 0)),
        };
        queue.Messages.Add(message);
        return new MemoryResponse(201).With("application/xml", QueueXml.Messages([message], withText: false));
    }

    private MemoryResponse GetMessages(StorageCall call, MemoryQueue queue)
    {
        int max = Seconds(call, "numofmessages", 1);
        DateTimeOffset hiddenUntil = Now.AddSeconds(Seconds(call, "visibilitytimeout", DefaultHiddenSeconds));
        MemoryMessage[] taken = [.. queue.Messages.Where(message => message.VisibleOn <= Now).Take(max)];
        foreach (MemoryMessage message in taken)
        {
            message.VisibleOn = hiddenUntil;
            message.PopReceipt = NewReceipt();
            message.DequeueCount++;
        }

        return new MemoryResponse(200).With("application/xml", QueueXml.Messages(taken, withText: true));
    }

    private MemoryResponse UpdateMessage(StorageCall call, MemoryQueue queue)
    {
        if (Find(call, queue, out MemoryMessage? message) is { } refusal)
        {
            return refusal;
        }

        string text = QueueXml.ReadText(call.Body) ?? message!.Text;
        if (IsTooLarge(text))
        {
            return StorageErrors.Answer(call, 413, "RequestBodyTooLarge");
        }

        message!.Text = text;
        message.PopReceipt = NewReceipt();
        message.VisibleOn = Now.AddSeconds(Seconds(call, "visibilitytimeout", 0));
        return new MemoryResponse(204)
            .With("x-ms-popreceipt", message.PopReceipt)
            .With("x-ms-time-next-visible", QueueXml.Text(message.VisibleOn));
    }

    private MemoryResponse DeleteMessage(StorageCall call, MemoryQueue queue)
    {
        if (Find(call, queue, out MemoryMessage? message) is { } refusal)
        {
            return refusal;
        }

        queue.Messages.Remove(message!);
        return new MemoryResponse(204);
    }

    private MemoryResponse? Find(StorageCall call, MemoryQueue queue, out MemoryMessage? message)
    {
        message = queue.Messages.Find(candidate => candidate.Id == call.Key);
        if (message is null)
        {
            return StorageErrors.Answer(call, 404, "MessageNotFound");
        }

        return message.PopReceipt == call.Request.Parameter("popreceipt")
            ? null
            : StorageErrors.Answer(call, 400, "PopReceiptMismatch");
    }

    private string NewId() =>
        string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{account.NextVersion():x12}");

    private string NewReceipt() =>
        string.Create(CultureInfo.InvariantCulture, $"receipt-{account.NextVersion():x12}");
}
