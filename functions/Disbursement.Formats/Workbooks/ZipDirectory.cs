using System.Buffers.Binary;
using System.Text;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Workbooks;

/// <summary>Judges the directory of a zip file before any library unpacks a byte of it.</summary>
/// <remarks>
/// Refused are: a directory that is cut, parts under one name or one above the other (a bomb of overlapping parts),
/// encrypted parts, and sizes beyond the limits. What the directory says may be a lie: the streams count again.
/// </remarks>
internal sealed class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint EntrySignature = 0x02014b50;
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int LocalHeaderBytes = 30;
    private const int CommentBytesMax = 65_535;
    private const int DirectoryBytesMax = 1024 * 1024;
    private const long RatioMattersFromBytes = 16L * 1024 * 1024;
    private const int Stored = 0;
    private const int Deflated = 8;
    private const ushort EncryptedFlag = 1;

    private readonly WorkbookLimits _limits;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(long From, long To)> _places = [];
    private long _unpacked;

    private ZipDirectory(WorkbookLimits limits) => _limits = limits;

    /// <summary>Reads the directory at the end of the file; the position is left anywhere.</summary>
    /// <exception cref="WorkbookRefusedException">The package is damaged or hostile.</exception>
    public static void Check(Stream file, WorkbookLimits limits) => new ZipDirectory(limits).Read(file);

    private static WorkbookRefusedException Damaged() => new(FindingNumber.WorkbookDamaged);

    private static WorkbookRefusedException Hostile() => new(FindingNumber.WorkbookUnsafe);

    private void Read(Stream file)
    {
        int tailLength = (int)Math.Min(file.Length, EndBytes + CommentBytesMax);
        byte[] tail = new byte[tailLength];
        file.Position = file.Length - tailLength;
        file.ReadExactly(tail);
        int end = FindEnd(tail);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        int count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));

        // A workbook never needs the 64-bit form; where the directory is not just before its end, bytes are lost.
        if (offset + length != file.Length - tailLength + end || length > DirectoryBytesMax)
        {
            throw Damaged();
        }

        byte[] directory = new byte[length];
        file.Position = offset;
        file.ReadExactly(directory);
        int at = 0;
        for (int entry = 0; entry < count; entry++)
        {
            at += Take(directory.AsSpan(at));
        }

        CheckPlaces(at == directory.Length ? offset : -1);
    }

    private static int FindEnd(ReadOnlySpan<byte> tail)
    {
        for (int at = tail.Length - EndBytes; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[at..]) == EndSignature
                && at + EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length)
            {
                return at;
            }
        }

        throw Damaged();
    }

    /// <summary>Takes one entry and answers its length in the directory.</summary>
    private int Take(ReadOnlySpan<byte> entry)
    {
        if (entry.Length < EntryBytes || BinaryPrimitives.ReadUInt32LittleEndian(entry) != EntrySignature)
        {
            throw Damaged();
        }

        ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]);
        ushort method = BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]);
        long unpacked = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
        int length = EntryBytes + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..])
            + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        long local = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
        if (entry.Length < length || method is not (Stored or Deflated))
        {
            throw Damaged();
        }

        if ((flags & EncryptedFlag) != 0)
        {
            throw new WorkbookRefusedException(FindingNumber.WorkbookEncrypted);
        }

        CheckSizes(packed, unpacked);
        string name = Encoding.UTF8.GetString(entry.Slice(EntryBytes, nameLength)).Replace('\\', '/');
        if (!_names.Add(name))
        {
            throw Hostile();
        }

        _places.Add((local, local + LocalHeaderBytes + nameLength + packed));
        return length;
    }

    private void CheckSizes(long packed, long unpacked)
    {
        _unpacked += unpacked;
        bool bomb = unpacked > RatioMattersFromBytes && unpacked > packed * _limits.CompressionRatioMax;
        if (bomb || _unpacked > _limits.UnpackedBytesMax)
        {
            throw TooLarge(_limits);
        }
    }

    /// <summary>Why a workbook that unpacks to too much is refused.</summary>
    public static WorkbookRefusedException TooLarge(WorkbookLimits limits) => new(
        FindingNumber.WorkbookTooLarge, VietnameseNumber.Format(limits.UnpackedBytesMax / (1024 * 1024)));

    private void CheckPlaces(long directory)
    {
        if (directory < 0)
        {
            throw Damaged();
        }

        long last = 0;
        foreach ((long from, long to) in _places.Order())
        {
            if (from < last || to > directory)
            {
                throw Hostile();
            }

            last = to;
        }
    }
}
