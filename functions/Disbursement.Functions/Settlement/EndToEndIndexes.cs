using Disbursement.Core.Payments;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Settlement;

/// <summary>Where a payment stands.</summary>
/// <param name="Month">The month of its file.</param>
/// <param name="FileId">The file.</param>
public sealed record PaymentPlace(MonthRef Month, string FileId);

/// <summary>
/// Finds the file of a payment among those released to one provider. Indexes are written once and never change, so
/// they are kept in memory, the least used go first when the bound is reached.
/// </summary>
/// <param name="blobs">The ledger.</param>
/// <param name="options">The bound.</param>
public sealed class EndToEndIndexes(BlobStore blobs, IOptions<SettlementOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (EndToEndIndex Index, long Used)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _paths = new(StringComparer.Ordinal);
    private long _bytes;
    private long _uses;

    /// <summary>Finds a payment among all releases to a provider, the newest month first.</summary>
    /// <returns>Null when no file of this provider has the payment.</returns>
    public async Task<PaymentPlace?> FindAsync(string provider, EndToEndId id, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? known = KnownPaths(provider);
        if (known is not null && await FindInAsync(known, id, cancellationToken) is { } place)
        {
            return place;
        }

        // A release that came since the folder was last looked at has its index there by now.
        IReadOnlyList<string> paths = await ListAsync(provider, cancellationToken);
        string[] unknown = [.. paths.Except(known ?? [], StringComparer.Ordinal)];
        return await FindInAsync(unknown, id, cancellationToken);
    }

    private async Task<PaymentPlace?> FindInAsync(
        IReadOnlyList<string> paths, EndToEndId id, CancellationToken cancellationToken)
    {
        foreach (string path in paths)
        {
            EndToEndIndex index = await GetAsync(path, cancellationToken);
            if (index.Find(id) is { } file)
            {
                FileId parts = FileId.Parse(file);
                string period = $"{parts.YearMonth[..4]}-{parts.YearMonth[4..]}";
                return new PaymentPlace(new MonthRef(parts.Province, period), file);
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<string>> ListAsync(string provider, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> paths = await blobs.ListAsync(
            Containers.Ledger, $"index/{provider}/", cancellationToken);
        // Names are {province}-{yyyy-MM}-r{n}.csv; what stands after the province sorts by time.
        string[] newestFirst =
            [.. paths.OrderByDescending(static path => path[(path.LastIndexOf('/') + 3)..], StringComparer.Ordinal)];
        lock (_lock)
        {
            _paths[provider] = newestFirst;
        }

        return newestFirst;
    }

    private IReadOnlyList<string>? KnownPaths(string provider)
    {
        lock (_lock)
        {
            return _paths.GetValueOrDefault(provider);
        }
    }

    private async Task<EndToEndIndex> GetAsync(string path, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(path, out (EndToEndIndex Index, long Used) known))
            {
                _known[path] = known with { Used = ++_uses };
                return known.Index;
            }
        }

        var index = new EndToEndIndex((await blobs.ReadAsync(Containers.Ledger, path, cancellationToken)).ToMemory());
        lock (_lock)
        {
            if (_known.TryAdd(path, (index, ++_uses)))
            {
                _bytes += index.Bytes;
            }

            Trim(path);
        }

        return index;
    }

    private void Trim(string keep)
    {
        while (_bytes > options.Value.IndexBytesMax && _known.Count > 1)
        {
            string oldest = _known.Where(item => item.Key != keep).MinBy(static item => item.Value.Used).Key;
            _bytes -= _known[oldest].Index.Bytes;
            _known.Remove(oldest);
        }
    }
}
