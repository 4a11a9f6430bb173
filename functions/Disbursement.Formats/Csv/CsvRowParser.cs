using System.Buffers;

namespace Disbursement.Formats.Csv;

/// <summary>A cell as a slice of its row: bytes between delimiters, or between quotes.</summary>
internal readonly record struct CsvCell(int Offset, int Length, bool HasQuotes);

/// <summary>Finds the cells of one row in a span of bytes. Knows nothing of streams.</summary>
internal sealed class CsvRowParser
{
    private const byte Quote = (byte)'"';
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private readonly byte _delimiter;
    private readonly CsvLimits _limits;
    private readonly SearchValues<byte> _cellEnds;
    private readonly SearchValues<byte> _lineEnds = SearchValues.Create(LineFeed, CarriageReturn);
    private CsvCell[] _cells = new CsvCell[32];

    public CsvRowParser(byte delimiter, CsvLimits limits)
    {
        _delimiter = delimiter;
        _limits = limits;
        _cellEnds = SearchValues.Create(delimiter, LineFeed, CarriageReturn);
    }

    public int Count { get; private set; }

    /// <summary>Bytes of the row with its line end; 0 before the first row.</summary>
    public int RowLength { get; private set; }

    /// <summary>Lines the row takes, more than one where quotes hold line ends.</summary>
    public int LineCount { get; private set; }

    public CsvFlaws Flaws { get; private set; }

    public CsvCell this[int column] => column < Count
        ? _cells[column]
        : throw new ArgumentOutOfRangeException(nameof(column));

    public void Forget()
    {
        Count = 0;
        RowLength = 0;
    }

    /// <summary>Parses the row that starts the span; false when the span does not hold the whole of it.</summary>
    public bool TryParse(ReadOnlySpan<byte> bytes, bool isLast)
    {
        Forget();
        LineCount = 1;
        Flaws = CsvFlaws.None;
        int at = 0;
        while (true)
        {
            int end = at < bytes.Length && bytes[at] == Quote
                ? TakeQuoted(bytes, at, isLast)
                : TakePlain(bytes, at, isLast);
            if (end < 0)
            {
                Forget();
                return false;
            }

            if (end == bytes.Length || bytes[end] != _delimiter)
            {
                return TryEndRow(bytes, end, isLast);
            }

            at = end + 1;
        }
    }

    private bool TryEndRow(ReadOnlySpan<byte> bytes, int end, bool isLast)
    {
        if (end == bytes.Length)
        {
            Flaws |= CsvFlaws.NoLineEnd;
            RowLength = end;
            return true;
        }

        bool maybePair = bytes[end] == CarriageReturn;
        if (maybePair && end + 1 == bytes.Length && !isLast)
        {
            Forget();
            return false;
        }

        bool pair = maybePair && end + 1 < bytes.Length && bytes[end + 1] == LineFeed;
        RowLength = end + (pair ? 2 : 1);
        return true;
    }

    /// <summary>Takes a cell without quotes; answers where it ends, or -1 when more bytes are needed.</summary>
    private int TakePlain(ReadOnlySpan<byte> bytes, int at, bool isLast)
    {
        bool full = Count >= _limits.ColumnsMax;
        int length = bytes[at..].IndexOfAny(full ? _lineEnds : _cellEnds);
        if (length < 0)
        {
            if (!isLast)
            {
                return -1;
            }

            length = bytes.Length - at;
        }

        Flaws |= full ? CsvFlaws.TooManyColumns : CsvFlaws.None;
        Add(new CsvCell(at, length, HasQuotes: false));
        return at + length;
    }

    /// <summary>Takes a cell in quotes; answers where it ends, or -1 when more bytes are needed.</summary>
    private int TakeQuoted(ReadOnlySpan<byte> bytes, int at, bool isLast)
    {
        int from = at + 1;
        int close = from;
        bool doubled = false;
        while (true)
        {
            int found = bytes[close..].IndexOf(Quote);
            if (found < 0 || (close + found + 1 == bytes.Length && !isLast))
            {
                return -1;
            }

            close += found;
            if (close + 1 == bytes.Length || bytes[close + 1] != Quote)
            {
                break;
            }

            doubled = true;
            close += 2;
        }

        CountLines(bytes[from..close]);
        return EndQuoted(bytes, new CsvCell(from, close - from, doubled), close + 1, isLast);
    }

    /// <summary>After the closing quote a delimiter or line end must follow; other text breaks the row.</summary>
    private int EndQuoted(ReadOnlySpan<byte> bytes, CsvCell cell, int after, bool isLast)
    {
        int stray = bytes[after..].IndexOfAny(_cellEnds);
        if (stray < 0 && !isLast)
        {
            return -1;
        }

        stray = stray < 0 ? bytes.Length - after : stray;
        Flaws |= stray > 0 ? CsvFlaws.BrokenQuotes : CsvFlaws.None;
        Flaws |= Count >= _limits.ColumnsMax ? CsvFlaws.TooManyColumns : CsvFlaws.None;
        Add(stray > 0 ? new CsvCell(cell.Offset, cell.Length + 1 + stray, HasQuotes: true) : cell);
        return after + stray;
    }

    private void CountLines(ReadOnlySpan<byte> cell)
    {
        int lineFeeds = cell.Count(LineFeed);
        if (lineFeeds == 0)
        {
            return;
        }

        LineCount += lineFeeds;
        Flaws |= cell.Contains(_delimiter) ? CsvFlaws.BrokenQuotes : CsvFlaws.None;
    }

    private void Add(CsvCell cell)
    {
        Flaws |= cell.Length > _limits.CellBytesMax ? CsvFlaws.CellTooLong : CsvFlaws.None;
        if (Count > _limits.ColumnsMax)
        {
            return;
        }

        if (Count == _cells.Length)
        {
            Array.Resize(ref _cells, Count * 2);
        }

        _cells[Count++] = cell;
    }
}
