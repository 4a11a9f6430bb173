using System.Buffers.Binary;
using System.Text;
using Disbursement.Core.Intake;

namespace Disbursement.Formats.Workbooks;

/// <summary>The names in a compound file (MS-CFB), the envelope of <c>.xls</c> and of encrypted workbooks.</summary>
/// <remarks>
/// Read here before any library is: chains of sectors that run in a circle or out of the file end reading, and the
/// names tell an encrypted workbook and one with macros.
/// </remarks>
internal sealed class OleDirectory
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int HeaderFatSectors = 109;
    private const int SmallStreamBytes = 4096;
    private const int SmallSectorBytes = 64;
    private const byte RootEntry = 5;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly Stream _file;
    private readonly int _sectorBytes;
    private readonly uint[] _fat;
    private readonly uint _smallTable;
    private readonly List<string> _names = [];
    private List<uint>? _workbook;
    private long _workbookBytes;
    private (uint First, int Bytes)? _small;
    private uint _smallSectors = LastSector;

    private OleDirectory(Stream file)
    {
        _file = file;
        byte[] header = new byte[HeaderBytes];
        file.Position = 0;
        file.ReadExactly(header);
        int shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12))
        {
            throw Damaged();
        }

        _sectorBytes = 1 << shift;
        _fat = ReadFat(header);
        ReadEntries(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48)));
        _smallTable = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(60));
    }

    /// <summary>The names of all streams and folders.</summary>
    public IReadOnlyList<string> Names => _names;

    private int SectorCount => (int)((_file.Length - HeaderBytes + _sectorBytes - 1) / _sectorBytes);

    /// <summary>Reads the directory; the file stays the caller's.</summary>
    /// <exception cref="WorkbookRefusedException">The envelope is damaged.</exception>
    public static OleDirectory Read(Stream file) => file.Length > HeaderBytes
        ? new OleDirectory(file)
        : throw Damaged();

    /// <summary>Opens the stream of a workbook.</summary>
    public Stream OpenWorkbook() => (_workbook, _small) switch
    {
        ({ } sectors, _) => new OleStream(_file, sectors, _sectorBytes, _workbookBytes),
        (_, { } small) => ReadSmall(small.First, small.Bytes),
        _ => throw Damaged(),
    };

    private static WorkbookRefusedException Damaged() => new(FindingNumber.WorkbookDamaged);

    private byte[] ReadSector(uint sector)
    {
        byte[] bytes = new byte[_sectorBytes];
        long position = ((long)sector + 1) * _sectorBytes;
        if (position >= _file.Length)
        {
            throw Damaged();
        }

        _file.Position = position;
        int read = _file.ReadAtLeast(bytes, _sectorBytes, throwOnEndOfStream: false);
        return read > 0 ? bytes : throw Damaged();
    }

    /// <summary>
    /// The table of next sectors; its own sectors are listed in the header and, for large files, behind.
    /// </summary>
    private uint[] ReadFat(byte[] header)
    {
        List<uint> fat = [];
        AddFat(fat, header.AsSpan(76, HeaderFatSectors * 4));
        uint more = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(68));
        for (int step = 0; more < LastSector; step++)
        {
            byte[] list = step <= SectorCount ? ReadSector(more) : throw Damaged();
            AddFat(fat, list.AsSpan(0, _sectorBytes - 4));
            more = BinaryPrimitives.ReadUInt32LittleEndian(list.AsSpan(_sectorBytes - 4));
        }

        return [.. fat];
    }

    private void AddFat(List<uint> fat, ReadOnlySpan<byte> sectors)
    {
        for (int at = 0; at < sectors.Length && fat.Count <= SectorCount; at += 4)
        {
            uint sector = BinaryPrimitives.ReadUInt32LittleEndian(sectors[at..]);
            if (sector >= LastSector)
            {
                continue;
            }

            ReadOnlySpan<byte> bytes = ReadSector(sector);
            for (int next = 0; next < bytes.Length; next += 4)
            {
                fat.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes[next..]));
            }
        }
    }

    private void ReadEntries(uint first)
    {
        foreach (uint sector in Chain(first))
        {
            byte[] bytes = ReadSector(sector);
            for (int at = 0; at < bytes.Length; at += EntryBytes)
            {
                ReadEntry(bytes.AsSpan(at, EntryBytes));
            }
        }
    }

    private void ReadEntry(ReadOnlySpan<byte> entry)
    {
        int nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        if (nameBytes is < 2 or > 64)
        {
            return;
        }

        string name = Encoding.Unicode.GetString(entry[..(nameBytes - 2)]);
        _names.Add(name);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]);

        uint first = BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]);
        if (entry[66] == RootEntry)
        {
            _smallSectors = first;
        }
        else if (name == "Workbook" && length < SmallStreamBytes)
        {
            _small = (first, (int)length);
        }
        else if (name == "Workbook")
        {
            _workbook = Chain(first);
            _workbookBytes = Math.Min(length, (long)_workbook.Count * _sectorBytes);
        }
    }

    /// <summary>
    /// A stream below 4 KiB, as a list of a few people is: in sectors of 64 bytes inside the root's own stream, with
    /// a table of next sectors of its own.
    /// </summary>
    private MemoryStream ReadSmall(uint first, int length)
    {
        List<uint> holders = Chain(_smallSectors);
        byte[] table = [.. Chain(_smallTable).SelectMany(ReadSector)];
        byte[] bytes = new byte[length];
        uint sector = first;
        for (int at = 0; at < length; at += SmallSectorBytes)
        {
            (long holder, long offset) = Math.DivRem(sector * (long)SmallSectorBytes, _sectorBytes);
            if (holder >= holders.Count || (sector + 1L) * sizeof(uint) > table.Length)
            {
                throw Damaged();
            }

            ReadSector(holders[(int)holder]).AsSpan((int)offset, Math.Min(SmallSectorBytes, length - at))
                .CopyTo(bytes.AsSpan(at));
            sector = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan((int)sector * sizeof(uint)));
        }

        return new MemoryStream(bytes, writable: false);
    }

    private List<uint> Chain(uint first)
    {
        List<uint> chain = [];
        for (uint sector = first; sector < LastSector; sector = _fat[sector])
        {
            if (sector >= _fat.Length || chain.Count > SectorCount)
            {
                throw Damaged();
            }

            chain.Add(sector);
        }

        return chain;
    }
}
