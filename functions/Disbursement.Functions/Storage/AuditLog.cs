using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Disbursement.Functions.Storage;

/// <summary>The row that says where the chain ends.</summary>
public sealed class AuditHeadEntity : StoreEntity
{
    /// <summary>Row key of the head.</summary>
    public const string Key = "head";

    /// <summary>Number of the last entry; 0 before the first.</summary>
    public int Sequence { get; set; }

    /// <summary>Hash of the last entry, lower-case hexadecimal.</summary>
    public string Hash { get; set; } = "";
}

/// <summary>One thing that was done, hashed over the one before.</summary>
public sealed class AuditEntity : StoreEntity
{
    /// <summary>What was done, for example <c>month.closed</c>.</summary>
    public string Action { get; set; } = "";

    /// <summary>Who did it: a user's name from the token, or <c>app</c>.</summary>
    public string Actor { get; set; } = "";

    /// <summary>What it was done to; never personal data.</summary>
    public string Subject { get; set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Hash of the entry before.</summary>
    public string Before { get; set; } = "";

    /// <summary>SHA-256 over number, action, actor, subject, time and <see cref="Before"/>.</summary>
    public string Hash { get; set; } = "";
}

/// <summary>The key that keeps one deed from being written twice.</summary>
public sealed class AuditKeyEntity : StoreEntity
{
    /// <summary>Row keys begin so.</summary>
    public const string Prefix = "key|";

    /// <summary>Number of the entry.</summary>
    public int Sequence { get; set; }
}

/// <summary>
/// Append-only: entries, keys and head are written in one transaction on the head's ETag, so that entries have no gap,
/// none can be taken out without breaking the chain, and a deed repeated after a crash is written once.
/// </summary>
/// <remarks>
/// Deeds of one process that come while another is being written go together into the next transaction: hundreds of
/// result files answered at once would otherwise fight for the head, one entry at a time.
/// </remarks>
public sealed class AuditLog(Tables tables, TimeProvider clock)
{
    /// <summary>Bound on attempts when many processes write at once.</summary>
    private const int AttemptsMax = 200;

    /// <summary>Two rows for each entry and one for the head stay under the 100 operations of a transaction.</summary>
    private const int EntriesPerWrite = 45;

    private readonly ConcurrentDictionary<string, AuditQueue> _queues = new(StringComparer.Ordinal);

    /// <summary>Writes an entry unless its key was used.</summary>
    /// <param name="month">The month it belongs to.</param>
    /// <param name="key">What makes the deed one: the same key is written once.</param>
    /// <param name="action">What was done.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="subject">What it was done to.</param>
    /// <param name="cancellationToken">Stops waiting; the entry may be written all the same.</param>
    public async Task AppendAsync(
        MonthRef month,
        string key,
        string action,
        string actor,
        string subject,
        CancellationToken cancellationToken)
    {
        var deed = new AuditDeed(AuditKeyEntity.Prefix + Hex(key), action, actor, subject);
        AuditQueue queue = _queues.GetOrAdd(month.PartitionKey, static _ => new AuditQueue());
        if (queue.Join(deed))
        {
            while (queue.TakeNext(EntriesPerWrite) is { Count: > 0 } deeds)
            {
                await WriteAsync(month, deeds);
            }
        }

        await deed.Written.WaitAsync(cancellationToken);
    }

    /// <summary>Number and hash of the last entry.</summary>
    public async Task<(int Sequence, string Hash)> HeadAsync(MonthRef month, CancellationToken cancellationToken)
    {
        AuditHeadEntity? head = await FindHeadAsync(month, cancellationToken);
        return head is null ? (0, "") : (head.Sequence, head.Hash);
    }

    /// <summary>The entries in order.</summary>
    public async Task<IReadOnlyList<AuditEntity>> EntriesAsync(MonthRef month, CancellationToken cancellationToken) =>
        await tables.ListAsync<AuditEntity>(Tables.Audit, month.PartitionKey, "0", cancellationToken);

    /// <summary>The hash an entry must carry.</summary>
    public static string HashOf(int sequence, AuditEntity entry) => Hex(string.Join(
        '\n',
        sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
        entry.Action,
        entry.Actor,
        entry.Subject,
        entry.At.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        entry.Before));

    /// <summary>Writes deeds and tells each of them how it went. Other callers wait for it: no caller's token stops it.
    /// </summary>
    private async Task WriteAsync(MonthRef month, IReadOnlyList<AuditDeed> deeds)
    {
        try
        {
            await AppendAllAsync(month, deeds);
        }
        catch (Exception failure)
        {
            foreach (AuditDeed deed in deeds)
            {
                deed.Fail(failure);
            }

            return;
        }

        foreach (AuditDeed deed in deeds)
        {
            deed.Succeed();
        }
    }

    private async Task AppendAllAsync(MonthRef month, IReadOnlyList<AuditDeed> deeds)
    {
        AuditDeed[] open = [.. deeds.DistinctBy(static deed => deed.Key)];
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (open.Length == 0 || await TryAppendAsync(month, open))
            {
                return;
            }

            open = await UnwrittenAsync(month, open);
        }

        throw new InvalidOperationException($"The audit of {month.PartitionKey} could not be written.");
    }

    /// <summary>A transaction was refused: the head moved, or a deed was written before, perhaps by this very call.</summary>
    private async Task<AuditDeed[]> UnwrittenAsync(MonthRef month, AuditDeed[] deeds)
    {
        var unwritten = new List<AuditDeed>(deeds.Length);
        foreach (AuditDeed deed in deeds)
        {
            if (await tables.FindAsync<AuditKeyEntity>(
                Tables.Audit, month.PartitionKey, deed.Key, CancellationToken.None) is null)
            {
                unwritten.Add(deed);
            }
        }

        return [.. unwritten];
    }

    private async Task<bool> TryAppendAsync(MonthRef month, AuditDeed[] deeds)
    {
        AuditHeadEntity? head = await FindHeadAsync(month, CancellationToken.None);
        var next = new AuditHeadEntity
        {
            PartitionKey = month.PartitionKey,
            RowKey = AuditHeadEntity.Key,
            Sequence = head?.Sequence ?? 0,
            Hash = head?.Hash ?? "",
        };
        var actions = new List<TableTransactionAction>((2 * deeds.Length) + 1);
        foreach (AuditDeed deed in deeds)
        {
            AuditEntity entry = Chain(month, next, deed);
            var key = new AuditKeyEntity
            {
                PartitionKey = month.PartitionKey,
                RowKey = deed.Key,
                Sequence = next.Sequence,
            };
            actions.Add(new(TableTransactionActionType.Add, entry));
            actions.Add(new(TableTransactionActionType.Add, key));
        }

        actions.Add(head is null
            ? new(TableTransactionActionType.Add, next)
            : new(TableTransactionActionType.UpdateReplace, next, head.ETag));
        TableClient client = await tables.GetAsync(Tables.Audit, CancellationToken.None);
        try
        {
            await client.SubmitTransactionAsync(actions, CancellationToken.None);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Makes the entry that follows the head, and moves the head to it.</summary>
    private AuditEntity Chain(MonthRef month, AuditHeadEntity head, AuditDeed deed)
    {
        head.Sequence++;
        var entry = new AuditEntity
        {
            PartitionKey = month.PartitionKey,
            RowKey = FormattableString.Invariant($"{head.Sequence:0000000000}"),
            Action = deed.Action,
            Actor = deed.Actor,
            Subject = deed.Subject,
            At = clock.GetUtcNow(),
            Before = head.Hash,
        };
        entry.Hash = HashOf(head.Sequence, entry);
        head.Hash = entry.Hash;
        return entry;
    }

    private Task<AuditHeadEntity?> FindHeadAsync(MonthRef month, CancellationToken cancellationToken) =>
        tables.FindAsync<AuditHeadEntity>(
            Tables.Audit, month.PartitionKey, AuditHeadEntity.Key, cancellationToken);

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
