using Disbursement.Core.Intake;

namespace Disbursement.Formats.Workbooks;

/// <summary>Reads a part of a package and counts: bytes of all parts, and the length of every tag and text.</summary>
/// <remarks>
/// An XML reader holds a whole tag in memory, attributes included. What is longer than any tag of a real workbook ends
/// reading here, before the reader sees it; so does a document type, which no part of a workbook has (entities that
/// multiply, files read from outside). Owns the inner stream.
/// </remarks>
internal sealed class PartStream : ForwardStream
{
    /// <summary>The longest tag or text between tags, in bytes.</summary>
    private const int RunBytesMax = 256 * 1024;

    private readonly Stream _inner;
    private readonly ByteBudget _budget;
    private int _run;
    private bool _inTag;
    private byte _first;

    public PartStream(Stream inner, ByteBudget budget)
    {
        _inner = inner;
        _budget = budget;
    }

    public override int Read(Span<byte> buffer)
    {
        int count = _inner.Read(buffer);
        _budget.Take(count);
        Inspect(buffer[..count]);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Inspect(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOf(_inTag ? (byte)'>' : (byte)'<');
            int length = end < 0 ? bytes.Length : end;
            if (_inTag && _run < 2)
            {
                CheckHead(bytes[..length]);
            }

            _run += length;
            if (_run > RunBytesMax)
            {
                throw new WorkbookRefusedException(FindingNumber.WorkbookUnsafe);
            }

            if (end < 0)
            {
                return;
            }

            _run = 0;
            _inTag = !_inTag;
            bytes = bytes[(end + 1)..];
        }
    }

    /// <summary>Finds <c>!D</c> of a document type, also where it is parted by the end of a buffer.</summary>
    private void CheckHead(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length && _run + at < 2; at++)
        {
            if (_run + at == 0)
            {
                _first = bytes[at];
            }
            else if (_first == (byte)'!' && bytes[at] is (byte)'D' or (byte)'E')
            {
                throw new WorkbookRefusedException(FindingNumber.WorkbookUnsafe);
            }
        }
    }
}
