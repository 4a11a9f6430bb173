using System.Text;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>Makes <c>.xls</c> files (MS-XLS in MS-CFB) of a few records: texts, numbers, errors, hidden rows.</summary>
internal sealed class TestXls
{
    private const int SectorBytes = 512;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint FatSector = 0xFFFFFFFD;
    private const uint FreeSector = 0xFFFFFFFF;

    private readonly List<(string Name, byte State, MemoryStream Records)> _sheets = [];

    /// <summary>The code of the format of style 1.</summary>
    public string Format { get; init; } = "0";

    /// <summary>The name of the stream of the workbook, and of more streams.</summary>
    public IReadOnlyList<string> Streams { get; init; } = ["Workbook"];

    /// <summary>A formula: its saved value, its tokens, and the record behind it that gives it to an area.</summary>
    public sealed record Computed(double Value, byte[] Tokens, (ushort Kind, byte[] Body)? Area = null);

    /// <summary>Records of the whole workbook before its sheets.</summary>
    public IReadOnlyList<(ushort Kind, byte[] Body)> Globals { get; init; } = [];

    /// <summary>Adds a sheet; the rows are written by <see cref="Row"/>.</summary>
    public TestXls Sheet(string name, byte state = 0)
    {
        _sheets.Add((name, state, new MemoryStream()));
        return this;
    }

    /// <summary>Adds a row of texts, numbers (style 1), errors and formulas to the last sheet.</summary>
    public TestXls Row(int number, IEnumerable<object?> cells, bool hidden = false)
    {
        MemoryStream records = _sheets[^1].Records;
        Write(records, 0x0208, Number((ushort)(number - 1)), Number(0), Number(30), Number(255), Number(0), Number(0),
            BitConverter.GetBytes((hidden ? 0x20u : 0u) | 0x100u));
        ushort column = 0;
        foreach (object? cell in cells)
        {
            byte[] place = [.. Number((ushort)(number - 1)), .. Number(column++)];
            switch (cell)
            {
                case string { Length: > 0 } text:
                    Write(records, 0x0204, place, Number(0), Number((ushort)text.Length), [1], Encoding.Unicode.GetBytes(text));
                    break;
                case double value:
                    Write(records, 0x0203, place, Number(1), BitConverter.GetBytes(value));
                    break;
                case byte error:
                    Write(records, 0x0205, place, Number(0), [error, 1]);
                    break;
                case decimal computed:
                    Write(records, 0x0006, place, Number(0), BitConverter.GetBytes((double)computed), new byte[8]);
                    break;
                case Computed formula:
                    Write(records, 0x0006, place, Number(0), BitConverter.GetBytes(formula.Value), new byte[6],
                        Number((ushort)formula.Tokens.Length), formula.Tokens);
                    if (formula.Area is { } area)
                    {
                        Write(records, area.Kind, area.Body);
                    }

                    break;
            }
        }

        return this;
    }

    /// <summary>Adds a sheet of text cells from lines of CSV without quotes.</summary>
    public TestXls Lines(string name, params string[] lines)
    {
        Sheet(name);
        for (int row = 0; row < lines.Length; row++)
        {
            Row(row + 1, lines[row].Split(','));
        }

        return this;
    }

    /// <summary>Marks the last sheet as filtered.</summary>
    public TestXls Filtered()
    {
        Write(_sheets[^1].Records, 0x009B);
        return this;
    }

    public byte[] ToBytes() => Envelope(Workbook());

    private static byte[] Number(ushort value) => BitConverter.GetBytes(value);

    private static void Write(Stream stream, ushort kind, params byte[][] body)
    {
        byte[] whole = [.. body.SelectMany(part => part)];
        stream.Write(Number(kind));
        stream.Write(Number((ushort)whole.Length));
        stream.Write(whole);
    }

    private static void Begin(Stream stream, ushort type) =>
        Write(stream, 0x0809, Number(0x0600), Number(type), Number(0x0DBB), Number(0x07CC), new byte[8]);

    private byte[] Workbook()
    {
        long[] positions = new long[_sheets.Count];
        byte[] bytes = [];

        // Twice: the first round tells where the sheets begin.
        for (int round = 0; round < 2; round++)
        {
            using var stream = new MemoryStream();
            Begin(stream, 5);
            Write(stream, 0x0042, Number(1200));
            Write(stream, 0x041E, Number(170), Number((ushort)Format.Length), [0], Encoding.ASCII.GetBytes(Format));
            Write(stream, 0x00E0, Number(0), Number(0), new byte[16]);
            Write(stream, 0x00E0, Number(0), Number(170), new byte[16]);
            for (int sheet = 0; sheet < _sheets.Count; sheet++)
            {
                (string name, byte state, _) = _sheets[sheet];
                Write(stream, 0x0085, BitConverter.GetBytes((uint)positions[sheet]), [state, 0, (byte)name.Length, 1],
                    Encoding.Unicode.GetBytes(name));
            }

            foreach ((ushort kind, byte[] body) in Globals)
            {
                Write(stream, kind, body);
            }

            Write(stream, 0x000A);
            for (int sheet = 0; sheet < _sheets.Count; sheet++)
            {
                positions[sheet] = stream.Position;
                Begin(stream, 0x10);
                Write(stream, 0x0200, BitConverter.GetBytes(0u), BitConverter.GetBytes(1000u), Number(0), Number(30), Number(0));
                _sheets[sheet].Records.WriteTo(stream);
                Write(stream, 0x000A);
            }

            bytes = stream.ToArray();
        }

        return bytes;
    }

    /// <summary>The envelope: header, sector 0 the table of sectors, sector 1 the directory, then the stream.</summary>
    private byte[] Envelope(byte[] workbook)
    {
        int length = Math.Max(workbook.Length, 4096);
        int sectors = (length + SectorBytes - 1) / SectorBytes;
        byte[] file = new byte[(sectors + 3) * SectorBytes];
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        head.CopyTo(file, 0);
        using var stream = new MemoryStream(file);
        using var writer = new BinaryWriter(stream);
        stream.Position = 24;
        foreach (ushort value in (ushort[])[0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 0, 0])
        {
            writer.Write(value);
        }

        foreach (uint value in (uint[])[1, 1, 0, 4096, EndOfChain, 0, EndOfChain, 0, 0, .. Enumerable.Repeat(FreeSector, 108)])
        {
            writer.Write(value);
        }

        writer.Write(FatSector);
        writer.Write(EndOfChain);
        for (int sector = 0; sector < 126; sector++)
        {
            writer.Write(sector >= sectors ? FreeSector : sector == sectors - 1 ? EndOfChain : (uint)sector + 3);
        }

        WriteEntry(writer, "Root Entry", 5, EndOfChain, 0, child: 1);
        foreach (string name in Streams)
        {
            WriteEntry(writer, name, 2, 2, (uint)length, FreeSector);
        }

        stream.Position = 3 * SectorBytes;
        writer.Write(workbook);
        return file;
    }

    private static void WriteEntry(BinaryWriter writer, string name, byte kind, uint start, uint length, uint child)
    {
        byte[] text = new byte[64];
        Encoding.Unicode.GetBytes(name).CopyTo(text, 0);
        writer.Write(text);
        writer.Write((ushort)((name.Length + 1) * 2));
        writer.Write(kind);
        writer.Write((byte)1);
        writer.Write(FreeSector);
        writer.Write(FreeSector);
        writer.Write(child);
        writer.Write(new byte[36]);
        writer.Write(start);
        writer.Write(length);
        writer.Write(0u);
    }
}
