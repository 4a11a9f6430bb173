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
/// Append-only: entry, key and head are written in one transaction on the head's ETag, so that entries have no gap,
/// none can be taken out without breaking the chain, and a deed repeated after a crash is written once.
/// </summary>
public sealed class AuditLog(Tables tables, TimeProvider clock)
{
    /// <summary>Bound on attempts when many write at once.</summary>
    private const int AttemptsMax = 200;

    /// <summary>Writes an entry unless its key was used.</summary>
    /// <param name="month">The month it belongs to.</param>
    /// <param name="key">What makes the deed one: the same key is written once.</param>
    /// <param name="action">What was done.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="subject">What it was done to.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task AppendAsync(
        MonthRef month,
        string key,
        string action,
        string actor,
        string subject,
        CancellationToken cancellationToken)
    {
        string keyRow = AuditKeyEntity.Prefix + Hex(key);
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await tables.FindAsync<AuditKeyEntity>(Tables.Audit, month.PartitionKey, keyRow, cancellationToken)
                is not null)
            {
                return;
            }

            var entry = new AuditEntity { Action = action, Actor = actor, Subject = subject, At = clock.GetUtcNow() };
            if (await TryAppendAsync(month, keyRow, entry, cancellationToken))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The audit of {month.PartitionKey} could not be written.");
    }

    /// <summary>Number and hash of the last entry.</summary>
    public async Task<(int Sequence, string Hash)> HeadAsync(MonthRef month, CancellationToken cancellationToken)
    {
        AuditHeadEntity? head = await tables.FindAsync<AuditHeadEntity>(
            Tables.Audit, month.PartitionKey, AuditHeadEntity.Key, cancellationToken);
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

    private async Task<bool> TryAppendAsync(
        MonthRef month, string keyRow, AuditEntity entry, CancellationToken cancellationToken)
    {
        AuditHeadEntity? head = await tables.FindAsync<AuditHeadEntity>(
            Tables.Audit, month.PartitionKey, AuditHeadEntity.Key, cancellationToken);
        int sequence = (head?.Sequence ?? 0) + 1;
        entry.PartitionKey = month.PartitionKey;
        entry.RowKey = FormattableString.Invariant($"{sequence:0000000000}");
        entry.Before = head?.Hash ?? "";
        entry.Hash = HashOf(sequence, entry);

        var next = new AuditHeadEntity
        {
            PartitionKey = month.PartitionKey,
            RowKey = AuditHeadEntity.Key,
            Sequence = sequence,
            Hash = entry.Hash,
        };
        var key = new AuditKeyEntity { PartitionKey = month.PartitionKey, RowKey = keyRow, Sequence = sequence };
        TableTransactionAction[] actions =
        [
            head is null
                ? new(TableTransactionActionType.Add, next)
                : new(TableTransactionActionType.UpdateReplace, next, head.ETag),
            new(TableTransactionActionType.Add, entry),
            new(TableTransactionActionType.Add, key),
        ];
        TableClient client = await tables.GetAsync(Tables.Audit, cancellationToken);
        try
        {
            await client.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            return false;
        }
    }

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
