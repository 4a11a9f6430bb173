using System.Text;
using Disbursement.Core.Payments;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// One index by EndToEndId as it lies in the ledger: lines <c>endToEndId,fileId</c> in ordinal order under a header.
/// It is searched as it is, so that it takes no more memory than the file.
/// </summary>
/// <param name="content">The bytes of the index.</param>
internal sealed class EndToEndIndex(ReadOnlyMemory<byte> content)
{
    private const byte LineEnd = (byte)'\n';

    private readonly int _first = content.Span.IndexOf(LineEnd) + 1;

    /// <summary>Bytes in memory.</summary>
    public int Bytes => content.Length;

    /// <summary>The file of a payment; null when the index does not have it.</summary>
    public string? Find(EndToEndId id)
    {
        Span<byte> key = stackalloc byte[EndToEndId.Length];
        if (Encoding.ASCII.GetBytes(id.ToString(), key) != EndToEndId.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> lines = content.Span[_first..];
        while (!lines.IsEmpty)
        {
            int middle = lines.Length / 2;
            int start = lines[..middle].LastIndexOf(LineEnd) + 1;
            int length = lines[start..].IndexOf(LineEnd);
            ReadOnlySpan<byte> line = length < 0 ? lines[start..] : lines.Slice(start, length);
            int order = line.Length <= EndToEndId.Length
                ? throw new InvalidDataException("An index by EndToEndId is damaged.")
                : key.SequenceCompareTo(line[..EndToEndId.Length]);
            if (order == 0)
            {
                return Encoding.ASCII.GetString(line[(EndToEndId.Length + 1)..]);
            }

            lines = order < 0 ? lines[..start] : lines[Math.Min(lines.Length, start + line.Length + 1)..];
        }

        return null;
    }
}
