using System.Buffers;
using Disbursement.Formats.Csv;

namespace Disbursement.Functions.Storage;

/// <summary>Ledger files as bytes, for one conditional upload each.</summary>
public static class LedgerBytes
{
    /// <summary>Media type of every ledger table.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Header and rows.</summary>
    /// <typeparam name="TRow">What a row holds.</typeparam>
    public static BinaryData Of<TRow>(
        IReadOnlyList<string> header, IEnumerable<TRow> rows, Action<CsvWriter, TRow> write)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        var writer = new CsvWriter(buffer);
        writer.WriteRow([.. header]);
        foreach (TRow row in rows)
        {
            write(writer, row);
        }

        return new BinaryData(buffer.WrittenMemory);
    }
}
