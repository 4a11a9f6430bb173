using System.Buffers;
using System.Security.Cryptography;
using Disbursement.Core.Money;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Ledger;

/// <summary>Cuts a sorted sequence of canonical rows into chunks of 5,000 and keeps their index.</summary>
/// <remarks>Memory is one chunk. Not for several threads.</remarks>
public sealed class ChunkWriter
{
    private readonly Func<string, ReadOnlyMemory<byte>, Task> _store;
    private readonly int _rowsMax;
    private readonly ArrayBufferWriter<byte> _buffer = new(1024 * 1024);
    private readonly List<ChunkInfo> _chunks = [];
    private string _firstKey = "";
    private int _rows;
    private Vnd _sum;

    /// <summary>Creates a writer.</summary>
    /// <param name="store">Takes a chunk's name and bytes; the bytes are valid until its task ends.</param>
    /// <param name="rowsMax">Rows of a chunk; <see cref="ChunkIndex.RowsPerChunk"/> outside tests.</param>
    public ChunkWriter(Func<string, ReadOnlyMemory<byte>, Task> store, int rowsMax = ChunkIndex.RowsPerChunk)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsMax, 1);
        _store = store;
        _rowsMax = rowsMax;
    }

    /// <summary>Adds a row as <see cref="EntitlementCsv"/> writes it, its line end included.</summary>
    /// <param name="key">The row's key as <c>person|programme|reference</c>, read for the first row only.</param>
    /// <param name="due">What the row is due.</param>
    /// <param name="line">The row's bytes; taken before the call returns its task.</param>
    public Task AddAsync(Func<string> key, Vnd due, ReadOnlySpan<byte> line)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_rows == 0)
        {
            _firstKey = key();
            EntitlementCsv.WriteHeader(new CsvWriter(_buffer));
        }

        _buffer.Write(line);
        _rows++;
        _sum += due;
        return _rows == _rowsMax ? FlushAsync() : Task.CompletedTask;
    }

    /// <summary>Stores what is left and gives the index.</summary>
    public async Task<ChunkIndex> FinishAsync()
    {
        if (_rows > 0)
        {
            await FlushAsync();
        }

        return ChunkIndex.Of(_chunks);
    }

    private async Task FlushAsync()
    {
        string name = ChunkIndex.NameOf(_chunks.Count);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(_buffer.WrittenSpan));
        await _store(name, _buffer.WrittenMemory);
        _chunks.Add(new ChunkInfo(name, _rows, _firstKey, _sum, sha256));
        _buffer.ResetWrittenCount();
        _rows = 0;
        _sum = Vnd.Zero;
    }
}
