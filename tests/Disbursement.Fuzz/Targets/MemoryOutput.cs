using System.Security.Cryptography;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Csv;

namespace Disbursement.Fuzz.Targets;

/// <summary>Keeps what intake writes in memory.</summary>
internal sealed class MemoryOutput : IIntakeOutput
{
    /// <summary>Refused rows and the people they are for; their bytes can be had when they are closed, too.</summary>
    private readonly List<MemoryStream> _refused = [];

    public List<byte[]> Chunks { get; } = [];

    /// <summary>Everything that was written, hashed part by part.</summary>
    public IEnumerable<string> Parts =>
        Chunks.Concat(_refused.Select(static stream => stream.ToArray())).Select(static part => Convert.ToHexString(SHA256.HashData(part)));

    public Task WriteChunkAsync(
        string sha256, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Chunks.Add(bytes.ToArray());
        return Task.CompletedTask;
    }

    public Task<Stream> OpenRejectedAsync(CancellationToken cancellationToken) => Task.FromResult<Stream>(Open());

    public Task<Stream> OpenRefusedPeopleAsync(string sha256, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(Open());

    /// <summary>The cells of the refused rows, whatever parts them; none of a workbook, whose texts are typed.</summary>
    public IEnumerable<string> RejectedCells()
    {
        byte[] bytes = _refused.Count == 0 ? [] : _refused[0].ToArray();
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            return [];
        }

        ReadOnlySpan<byte> head = bytes.AsSpan(0, Math.Min(bytes.Length, 64));
        char delimiter = head.Contains((byte)';') ? ';' : head.Contains((byte)'\t') ? '\t' : ',';
        using var stream = new MemoryStream(bytes);
        var reader = new CsvReader(stream, delimiter);
        var cells = new List<string>();
        while (reader.Read())
        {
            cells.AddRange(reader.Texts());
        }

        return cells;
    }

    private MemoryStream Open()
    {
        var stream = new MemoryStream();
        _refused.Add(stream);
        return stream;
    }
}
