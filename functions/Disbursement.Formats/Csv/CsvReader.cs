using System.Text;
using System.Text.Unicode;

namespace Disbursement.Formats.Csv;

/// <summary>Reads CSV (RFC 4180 and what offices make of it) from a stream, row by row, in bounded memory.</summary>
/// <remarks>
/// <para>UTF-8 with or without a byte order mark; lines end in CRLF, LF or CR; cells may be quoted, quotes inside
/// doubled. A quote inside an unquoted cell is text. Cells are spans of the buffer until a caller asks for text.</para>
/// <para>Problems of the file are values: <see cref="ReadAsync"/> answers false and <see cref="Problem"/> says why.
/// The stream is the caller's to dispose. Not for several threads.</para>
/// </remarks>
public sealed class CsvReader
{
    private const int ReadBytes = 64 * 1024;

    /// <summary>Most files of a month are far smaller than a large read; large buffers cost full collections.</summary>
    private const int FirstReadBytes = 8 * 1024;

    private const byte LineFeed = (byte)'\n';

    private readonly Stream _stream;
    private readonly CsvLimits _limits;
    private readonly CsvRowParser _parser;
    private byte[] _buffer = new byte[2 * FirstReadBytes];
    private string?[] _lastTexts = [];
    private int _start;
    private int _end;
    private bool _endOfStream;
    private bool _started;
    private int _nextLine = 1;

    /// <summary>Creates a reader.</summary>
    /// <param name="stream">The file from its first byte.</param>
    /// <param name="delimiter">One ASCII character: comma, semicolon or tab.</param>
    /// <param name="limits">The bounds; <see cref="CsvLimits.Default"/> when none are given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delimiter is not ASCII.</exception>
    public CsvReader(Stream stream, char delimiter = ',', CsvLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delimiter, '\u007F');
        _stream = stream;
        _limits = limits ?? CsvLimits.Default;
        _parser = new CsvRowParser((byte)delimiter, _limits);
    }

    /// <summary>Why reading ended before the end of the file, or none.</summary>
    public CsvProblem? Problem { get; private set; }

    /// <summary>The 1-based line on which the current row starts.</summary>
    public int LineNumber { get; private set; }

    /// <summary>How many cells the current row has, at least one.</summary>
    public int Count => _parser.Count;

    /// <summary>What is wrong with the current row.</summary>
    public CsvFlaws Flaws { get; private set; }

    /// <summary>How many bytes of the stream were taken so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Tells whether the current row is an empty line.</summary>
    public bool IsBlank => _parser.Count == 1 && Bytes(0).IsEmpty;

    /// <summary>Goes to the next row; a line without text is a row of one empty cell.</summary>
    /// <returns>False at the end of the file, or at a <see cref="Problem"/>.</returns>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default) =>
        TryTakeRow() ? ValueTask.FromResult(true) : FillAndReadAsync(cancellationToken);

    /// <summary>Goes to the next row, reading the stream on this thread.</summary>
    /// <returns>False at the end of the file, or at a <see cref="Problem"/>.</returns>
    public bool Read()
    {
        while (!TryTakeRow())
        {
            if (!CanFill())
            {
                return false;
            }

            Filled(_stream.Read(_buffer, _end, _buffer.Length - _end));
        }

        return true;
    }

    /// <summary>A cell's bytes as they stand between its delimiters or quotes, doubled quotes still doubled.</summary>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        CsvCell cell = _parser[column];
        return _buffer.AsSpan(_start + cell.Offset, cell.Length);
    }

    /// <summary>A cell's text; a column that repeats its value gives the same string again.</summary>
    public string Text(int column)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        if (bytes.IsEmpty)
        {
            return "";
        }

        if (_parser[column].HasQuotes)
        {
            return Encoding.UTF8.GetString(bytes).Replace("\"\"", "\"", StringComparison.Ordinal);
        }

        if (column >= _lastTexts.Length)
        {
            Array.Resize(ref _lastTexts, Math.Min(_limits.ColumnsMax + 1, (column * 2) + 16));
        }

        string? last = _lastTexts[column];
        if (last is not null && last.Length == bytes.Length && Ascii.Equals(bytes, last))
        {
            return last;
        }

        return _lastTexts[column] = Encoding.UTF8.GetString(bytes);
    }

    /// <summary>All cells of the current row as text.</summary>
    public string[] Texts()
    {
        var texts = new string[Count];
        for (int column = 0; column < texts.Length; column++)
        {
            texts[column] = Text(column);
        }

        return texts;
    }

    private async ValueTask<bool> FillAndReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (!CanFill())
            {
                return false;
            }

            Memory<byte> free = _buffer.AsMemory(_end);
            Filled(await _stream.ReadAsync(free, cancellationToken));
        }
        while (!TryTakeRow());

        return true;
    }

    private bool TryTakeRow()
    {
        if (Problem is not null || !_started)
        {
            return false;
        }

        _start += _parser.RowLength;
        _parser.Forget();
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
        if (rest.IsEmpty || !_parser.TryParse(rest, _endOfStream))
        {
            return false;
        }

        LineNumber = _nextLine;
        _nextLine += _parser.LineCount;
        Flaws = _parser.Flaws;
        if (!Utf8.IsValid(rest[.._parser.RowLength]))
        {
            return Fail(CsvProblemKind.NotUtf8, LineNumber);
        }

        return _parser.RowLength <= _limits.RowBytesMax || Fail(CsvProblemKind.RowTooLong, LineNumber);
    }

    private bool Fail(CsvProblemKind kind, int lineNumber)
    {
        Problem ??= new CsvProblem(kind, lineNumber);
        return false;
    }

    /// <summary>Makes room for more bytes; false when there is nothing more to come or the row is too long.</summary>
    private bool CanFill()
    {
        if (Problem is not null)
        {
            return false;
        }

        if (_endOfStream)
        {
            return _start < _end && Fail(CsvProblemKind.QuoteNotClosed, _nextLine);
        }

        if (_end - _start > _limits.RowBytesMax)
        {
            return Fail(CsvProblemKind.RowTooLong, _nextLine);
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        int readBytes = BytesRead < 2 * FirstReadBytes ? FirstReadBytes : ReadBytes;
        if (_buffer.Length - _end < readBytes)
        {
            Array.Resize(ref _buffer, _end + (2 * readBytes));
        }

        return true;
    }

    private void Filled(int count)
    {
        ReadOnlySpan<byte> fresh = _buffer.AsSpan(_end, count);
        BytesRead += count;
        _endOfStream = count == 0;
        int nul = fresh.IndexOf((byte)0);
        if (nul >= 0)
        {
            int lines = _buffer.AsSpan(_start, _end - _start + nul).Count(LineFeed);
            Fail(CsvProblemKind.Binary, _nextLine + lines);
        }

        _end += count;
        if (!_started)
        {
            SkipByteOrderMark();
        }
    }

    private void SkipByteOrderMark()
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> head = _buffer.AsSpan(0, _end);
        if (head.StartsWith(mark))
        {
            _start = mark.Length;
            _started = true;
        }
        else
        {
            _started = _endOfStream || head.Length >= mark.Length || !mark.StartsWith(head);
        }
    }
}
