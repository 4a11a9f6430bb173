using System.Buffers.Binary;
using Disbursement.Core.Intake;

namespace Disbursement.Formats.Workbooks;

/// <summary>
/// What the records of an <c>.xls</c> (MS-XLS) tell of cells beside their values: errors, formulas, filters.
/// </summary>
internal sealed class XlsMarks
{
    private const int MarksMax = 2_000_000;
    private const ushort BoundSheet = 0x0085;
    private const ushort EndOfStream = 0x000A;
    private const ushort Formula = 0x0006;
    private const ushort BoolOrError = 0x0205;
    private const ushort FilterMode = 0x009B;
    private const int ErrorValue = 2;
    private const byte Worksheet = 0;

    private readonly Stream _stream;
    private readonly byte[] _head = new byte[4];
    private readonly byte[] _body = new byte[16];
    private readonly Dictionary<(int Sheet, int Cell), string> _errors = [];
    private readonly HashSet<(int Sheet, int Cell)> _formulas = [];
    private readonly HashSet<int> _filtered = [];

    private XlsMarks(Stream stream) => _stream = stream;

    /// <summary>Reads the records of all worksheets.</summary>
    /// <param name="stream">The stream <c>Workbook</c> of the file.</param>
    public static XlsMarks Read(Stream stream)
    {
        using (stream)
        {
            var marks = new XlsMarks(stream);
            List<uint> sheets = marks.ReadSheets();
            for (int sheet = 0; sheet < sheets.Count; sheet++)
            {
                stream.Position = sheets[sheet];
                marks.ReadSheet(sheet);
            }

            return marks;
        }
    }

    /// <summary>The error a cell holds, or none. Sheets, rows and columns count from 0.</summary>
    public string? ErrorAt(int sheet, int row, int column) => _errors.GetValueOrDefault((sheet, Cell(row, column)));

    /// <summary>Tells whether a formula computed a cell.</summary>
    public bool IsFormula(int sheet, int row, int column) => _formulas.Contains((sheet, Cell(row, column)));

    /// <summary>Tells whether a filter is set on a sheet.</summary>
    public bool IsFiltered(int sheet) => _filtered.Contains(sheet);

    private static int Cell(int row, int column) => (row << 8) | (column & 0xFF);

    private static string NameOf(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };

    private List<uint> ReadSheets()
    {
        List<uint> sheets = [];
        while (TryRead(out ushort kind, out int length) && kind != EndOfStream)
        {
            if (kind == BoundSheet && length >= 6 && _body[5] == Worksheet)
            {
                sheets.Add(BinaryPrimitives.ReadUInt32LittleEndian(_body));
            }
        }

        return sheets;
    }

    private void ReadSheet(int sheet)
    {
        while (TryRead(out ushort kind, out int length) && kind != EndOfStream)
        {
            if (kind == FilterMode)
            {
                _filtered.Add(sheet);
            }
            else if (kind == BoolOrError && length >= 8 && _body[7] != 0)
            {
                _errors[(sheet, CellOfBody())] = NameOf(_body[6]);
            }
            else if (kind == Formula && length >= 14)
            {
                TakeFormula(sheet);
            }

            if (_errors.Count + _formulas.Count > MarksMax)
            {
                throw new WorkbookRefusedException(FindingNumber.WorkbookUnsafe);
            }
        }
    }

    /// <summary>A value that is no number is marked by its last two bytes; then the first tells its kind.</summary>
    private void TakeFormula(int sheet)
    {
        _formulas.Add((sheet, CellOfBody()));
        bool noNumber = BinaryPrimitives.ReadUInt16LittleEndian(_body.AsSpan(12)) == ushort.MaxValue;
        if (noNumber && _body[6] == ErrorValue)
        {
            _errors[(sheet, CellOfBody())] = NameOf(_body[8]);
        }
    }

    private int CellOfBody() => Cell(
        BinaryPrimitives.ReadUInt16LittleEndian(_body), BinaryPrimitives.ReadUInt16LittleEndian(_body.AsSpan(2)));

    /// <summary>Reads the head of a record and the first bytes of its body; the rest is passed over.</summary>
    private bool TryRead(out ushort kind, out int length)
    {
        bool read = _stream.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false) == _head.Length;
        kind = BinaryPrimitives.ReadUInt16LittleEndian(_head);
        length = BinaryPrimitives.ReadUInt16LittleEndian(_head.AsSpan(2));
        if (read)
        {
            long next = _stream.Position + length;
            Array.Clear(_body);
            int wanted = Math.Min(length, _body.Length);
            read = _stream.ReadAtLeast(_body.AsSpan(0, wanted), wanted, throwOnEndOfStream: false) == wanted;
            _stream.Position = next;
        }

        return read;
    }
}
