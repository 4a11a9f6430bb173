using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// Folded files that this process used last, so that the next result does not read a whole file again. Who takes one
/// out has it alone until it is put back: a standing changes under the hands of its holder.
/// </summary>
/// <remarks>
/// Nothing depends on it being there or being new: a part is claimed by its number, so that who builds on an old
/// standing is refused and reads the ledger.
/// </remarks>
internal sealed class StandingCache
{
    /// <summary>Payments kept in all; about 600 bytes each.</summary>
    internal const int PaymentsMax = 60_000;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, FileStanding Standing)> _byUse = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, FileStanding Standing)>> _known =
        new(StringComparer.Ordinal);

    private int _payments;

    /// <summary>Takes the standing of a file out; null when it is not here.</summary>
    public FileStanding? Take(MonthRef month, string fileId)
    {
        lock (_lock)
        {
            return _known.TryGetValue(KeyOf(month, fileId), out LinkedListNode<(string Key, FileStanding Standing)>? node)
                ? Remove(node)
                : null;
        }
    }

    /// <summary>Puts a standing back. The caller must not touch it after that.</summary>
    public void Put(MonthRef month, string fileId, FileStanding standing)
    {
        string key = KeyOf(month, fileId);
        lock (_lock)
        {
            if (_known.TryGetValue(key, out LinkedListNode<(string Key, FileStanding Standing)>? other))
            {
                Remove(other);
            }

            _known[key] = _byUse.AddLast((key, standing));
            _payments += standing.Entries.Count;
            while (_payments > PaymentsMax && _byUse.First is { } oldest)
            {
                Remove(oldest);
            }
        }
    }

    private FileStanding Remove(LinkedListNode<(string Key, FileStanding Standing)> node)
    {
        _byUse.Remove(node);
        _known.Remove(node.Value.Key);
        _payments -= node.Value.Standing.Entries.Count;
        return node.Value.Standing;
    }

    private static string KeyOf(MonthRef month, string fileId) => $"{month.PartitionKey}|{fileId}";
}
