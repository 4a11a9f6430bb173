using System.Buffers.Binary;
using Disbursement.Core.Intake;

namespace Disbursement.Formats.Workbooks;

/// <summary>
/// What the records of an <c>.xls</c> (MS-XLS) tell of cells beside their values: errors, formulas, which of them read
/// another workbook, filters.
/// </summary>
internal sealed class XlsMarks
{
    private const int MarksMax = 2_000_000;
    private const ushort BoundSheet = 0x0085;
    private const ushort EndOfStream = 0x000A;
    private const ushort Formula = 0x0006;
    private const ushort BoolOrError = 0x0205;
    private const ushort FilterMode = 0x009B;
    private const ushort Book = 0x01AE;
    private const ushort References = 0x0017;
    private const ushort ArrayFormula = 0x0221;
    private const ushort SharedFormula = 0x04BC;
    private const int FormulaTokensAt = 22;
    private const int ArrayTokensAt = 14;
    private const int SharedTokensAt = 10;
    private const byte ExpandToken = 0x01;
    private const int ExpandBytes = 5;

    /// <summary>The longest record of the format (MS-XLS 2.1.4).</summary>
    private const int RecordBytesMax = 8_224;

    /// <summary>What of a cell is read where nothing hangs on its formula.</summary>
    private const int CellBytes = 16;
    private const int ErrorValue = 2;
    private const byte Worksheet = 0;

    private readonly Stream _stream;
    private readonly byte[] _head = new byte[4];
    private readonly byte[] _body = new byte[RecordBytesMax];
    private readonly Dictionary<(int Sheet, int Cell), string> _errors = [];
    private readonly HashSet<(int Sheet, int Cell)> _formulas = [];
    private readonly HashSet<(int Sheet, int Cell)> _external = [];
    private readonly Dictionary<(int Sheet, int Cell), int> _pointers = [];
    private readonly HashSet<int> _filtered = [];
    private readonly XlsLinks _links = new();
    private int _lastFormula;

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

    /// <summary>Tells whether the formula of a cell reads another workbook.</summary>
    public bool IsExternal(int sheet, int row, int column) =>
        _external.Contains((sheet, Cell(row, column)))
        || (_pointers.TryGetValue((sheet, Cell(row, column)), out int first) && _external.Contains((sheet, first)));

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
        while (TryRead(out ushort kind, out int length, RecordBytesMax) && kind != EndOfStream)
        {
            if (kind == BoundSheet && length >= 6 && _body[5] == Worksheet)
            {
                sheets.Add(BinaryPrimitives.ReadUInt32LittleEndian(_body));
            }
            else if (kind == Book)
            {
                _links.TakeBook(_body.AsSpan(0, length));
            }
            else if (kind == References)
            {
                _links.TakeReferences(_body.AsSpan(0, length));
            }
        }

        return sheets;
    }

    private void ReadSheet(int sheet)
    {
        int bytes = _links.HasAny ? RecordBytesMax : CellBytes;
        while (TryRead(out ushort kind, out int length, bytes) && kind != EndOfStream)
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
                TakeFormula(sheet, length);
            }
            else if (kind is ArrayFormula or SharedFormula && _links.HasAny)
            {
                TakeArea(sheet, kind == ArrayFormula ? ArrayTokensAt : SharedTokensAt, length);
            }

            if (_errors.Count + _formulas.Count > MarksMax)
            {
                throw new WorkbookRefusedException(FindingNumber.WorkbookUnsafe);
            }
        }
    }

    /// <summary>A value that is no number is marked by its last two bytes; then the first tells its kind.</summary>
    private void TakeFormula(int sheet, int length)
    {
        _formulas.Add((sheet, CellOfBody()));
        bool noNumber = BinaryPrimitives.ReadUInt16LittleEndian(_body.AsSpan(12)) == ushort.MaxValue;
        if (noNumber && _body[6] == ErrorValue)
        {
            _errors[(sheet, CellOfBody())] = NameOf(_body[8]);
        }

        _lastFormula = CellOfBody();
        if (!_links.HasAny || length <= FormulaTokensAt)
        {
            return;
        }

        // The formula of an area stands once, in a record behind its first cell; all its cells point to that one.
        if (_body[FormulaTokensAt] == ExpandToken && length >= FormulaTokensAt + ExpandBytes)
        {
            _pointers[(sheet, _lastFormula)] = CellOfBody(FormulaTokensAt + 1);
        }
        else if (_links.IsExternal(TokensAt(FormulaTokensAt, length)))
        {
            _external.Add((sheet, _lastFormula));
        }
    }

    private void TakeArea(int sheet, int tokensAt, int length)
    {
        if (length > tokensAt && _links.IsExternal(TokensAt(tokensAt, length)))
        {
            _external.Add((sheet, _lastFormula));
        }
    }

    /// <summary>The tokens, whose count of bytes stands before them.</summary>
    private ReadOnlySpan<byte> TokensAt(int at, int length)
    {
        int count = BinaryPrimitives.ReadUInt16LittleEndian(_body.AsSpan(at - 2));
        return _body.AsSpan(at, Math.Min(count, length - at));
    }

    private int CellOfBody(int at = 0) => Cell(
        BinaryPrimitives.ReadUInt16LittleEndian(_body.AsSpan(at)),
        BinaryPrimitives.ReadUInt16LittleEndian(_body.AsSpan(at + 2)));

    /// <summary>
    /// Reads the head of a record and at most so many bytes of its body; the rest is passed over. The length told is
    /// that of what was read.
    /// </summary>
    private bool TryRead(out ushort kind, out int length, int bytesMax)
    {
        bool read = _stream.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false) == _head.Length;
        kind = BinaryPrimitives.ReadUInt16LittleEndian(_head);
        length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(_head.AsSpan(2)), bytesMax);
        if (read)
        {
            long next = _stream.Position + BinaryPrimitives.ReadUInt16LittleEndian(_head.AsSpan(2));
            Array.Clear(_body, 0, Math.Max(length, CellBytes));
            read = _stream.ReadAtLeast(_body.AsSpan(0, length), length, throwOnEndOfStream: false) == length;
            _stream.Position = next;
        }

        return read;
    }
}
