using Disbursement.Core.Comparison;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>Writes differences as chunks, each created once: one chunk in memory. Not for several threads.</summary>
/// <param name="blobs">The ledger.</param>
/// <param name="folder">Where they go.</param>
/// <param name="rowsMax">Rows of a chunk.</param>
internal sealed class DifferenceWriter(BlobStore blobs, string folder, int rowsMax)
{
    private readonly List<EntitlementDifference> _rows = new(rowsMax);

    /// <summary>Chunks written so far.</summary>
    public int Chunks { get; private set; }

    /// <summary>Differences taken so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes one; they come in key order.</summary>
    public async Task AddAsync(EntitlementDifference difference, CancellationToken cancellationToken)
    {
        _rows.Add(difference);
        Count++;
        if (_rows.Count == rowsMax)
        {
            await FinishAsync(cancellationToken);
        }
    }

    /// <summary>Writes what is left.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        await blobs.CreateAsync(
            Containers.Ledger,
            $"{folder}/{LedgerPaths.Chunk(Chunks)}",
            LedgerBytes.Of(DifferenceCsv.Header, _rows, DifferenceCsv.Write),
            LedgerBytes.ContentType,
            cancellationToken);
        Chunks++;
        _rows.Clear();
    }
}
