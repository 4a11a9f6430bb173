using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Verification;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Verification;

/// <summary>
/// Remembers what people decided about names that are only close, so that they are asked once: the decision counts in
/// later months as long as payee, institution, account and the bank's name are the same, letter for letter.
/// </summary>
/// <param name="tables">Where decisions are kept.</param>
/// <param name="identifiers">The province's key.</param>
public sealed class NameDecisions(Tables tables, Identifiers identifiers)
{
    /// <summary>Reads at the same time, so that one chunk does not flood the table.</summary>
    private const int ReadsInFlightMax = 16;

    /// <summary>Tries against another decision about the same account in another month at the same moment.</summary>
    private const int TriesMax = 5;

    /// <summary>
    /// What a decision about this evidence is remembered by; empty when it is not to be: nothing close, or the bank gave
    /// no name, so that there is nothing to recognise next time.
    /// </summary>
    /// <param name="province">2-digit province code.</param>
    /// <param name="record">The evidence.</param>
    public string KeyOf(string province, VerificationRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Finding != VerificationFinding.CloseMatch || string.IsNullOrWhiteSpace(record.BankName)
            || record.PayeeId is null)
        {
            return "";
        }

        // A length before each part: no two sets of parts make one text.
        string[] parts =
        [
            record.Payee.Reveal(), record.PayeeId.Value.Reveal(), record.Institution, record.Account.Reveal(),
            record.BankName,
        ];
        string text = "name-decision|" + string.Concat(parts.Select(static part =>
            FormattableString.Invariant($"{part.Length}:{part}|")));
        byte[] hash = HMACSHA256.HashData(identifiers.KeyOf(province), Encoding.UTF8.GetBytes(text));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    /// <summary>The remembered decisions among these keys, read a few at a time.</summary>
    public async Task<IReadOnlyDictionary<string, NameDecisionEntity>> FindAsync(
        string province, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, NameDecisionEntity>(StringComparer.Ordinal);
        foreach (string[] some in keys.Where(static key => key.Length > 0).Distinct().Chunk(ReadsInFlightMax))
        {
            NameDecisionEntity?[] rows = await Task.WhenAll(some.Select(key => tables.FindAsync<NameDecisionEntity>(
                Tables.NameDecisions, PartitionOf(province, key), key, cancellationToken)));
            foreach (NameDecisionEntity row in rows.OfType<NameDecisionEntity>())
            {
                found[row.RowKey] = row;
            }
        }

        return found;
    }

    /// <summary>Remembers what was decided about an exception; the later decision stands. May run twice.</summary>
    /// <exception cref="IOException">Others went on deciding about the same account meanwhile.</exception>
    public async Task RememberAsync(MonthRef month, ExceptionEntity decided, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decided);
        if (decided.MemoryKey.Length == 0 || decided.RememberedFrom.Length > 0)
        {
            return;
        }

        NameDecisionEntity row = RowOf(month, decided);
        for (int count = 0; count < TriesMax; count++)
        {
            if (await tables.AddAsync(Tables.NameDecisions, row, cancellationToken))
            {
                return;
            }

            NameDecisionEntity? earlier = await tables.FindAsync<NameDecisionEntity>(
                Tables.NameDecisions, row.PartitionKey, row.RowKey, cancellationToken);
            if (earlier is null || earlier.DecidedAt >= row.DecidedAt)
            {
                return;
            }

            row.ETag = earlier.ETag;
            if (await tables.UpdateAsync(Tables.NameDecisions, row, cancellationToken))
            {
                return;
            }
        }

        throw new IOException("A name decision changed meanwhile; it is tried again.");
    }

    private static NameDecisionEntity RowOf(MonthRef month, ExceptionEntity decided) => new()
    {
        PartitionKey = PartitionOf(month.Province, decided.MemoryKey),
        RowKey = decided.MemoryKey,
        Decision = decided.Decision,
        DecidedBy = decided.DecidedBy,
        DecidedAt = decided.DecidedAt ?? default,
        Reason = decided.Reason,
        Period = month.Period,
        Evidence = decided.Evidence,
    };

    /// <summary>256 partitions to a province: a chunk's point reads spread over them.</summary>
    private static string PartitionOf(string province, string key) => $"{province}|{key[..2]}";
}
