using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Csv;

/// <summary>Writes CSV (RFC 4180) as UTF-8 into a buffer: equal cells give equal bytes.</summary>
/// <remarks>
/// A cell is quoted only where it must be. For files that people open in a spreadsheet, formulas are disarmed:
/// a cell that starts with <c>= + - @</c>, tab or line end gets an apostrophe in front (numbers written as numbers
/// excepted). The buffer is the caller's to flush; a <c>PipeWriter</c> is one.
/// </remarks>
public sealed class CsvWriter
{
    private readonly IBufferWriter<byte> _output;
    private readonly byte _delimiter;
    private readonly bool _crlf;
    private readonly bool _disarms;
    private readonly SearchValues<char> _quoted;
    private bool _rowStarted;

    /// <summary>Creates a writer.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="delimiter">One ASCII character.</param>
    /// <param name="crlf">Ends lines with CRLF instead of LF.</param>
    /// <param name="disarmsFormulas">True for files that people open in a spreadsheet.</param>
    public CsvWriter(IBufferWriter<byte> output, char delimiter = ',', bool crlf = false, bool disarmsFormulas = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delimiter, '\u007F');
        _output = output;
        _delimiter = (byte)delimiter;
        _crlf = crlf;
        _disarms = disarmsFormulas;
        _quoted = SearchValues.Create([delimiter, '"', '\r', '\n']);
    }

    /// <summary>Writes the UTF-8 byte order mark; first, and only where a spreadsheet must see it.</summary>
    public void WriteByteOrderMark() => _output.Write("\uFEFF"u8);

    /// <summary>Writes a cell; null is an empty one.</summary>
    public void Write(string? text) => Write(text.AsSpan());

    /// <summary>Writes a cell.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        StartCell();
        bool armed = _disarms && FormulaText.IsArmed(text);
        if (!armed && !text.ContainsAny(_quoted))
        {
            Encode(text);
            return;
        }

        WriteByte((byte)'"');
        if (armed)
        {
            WriteByte((byte)'\'');
        }

        WriteDoublingQuotes(text);
        WriteByte((byte)'"');
    }

    /// <summary>Writes a whole number without groups.</summary>
    public void Write(long number)
    {
        StartCell();
        Span<byte> target = _output.GetSpan(20);
        Utf8Formatter.TryFormat(number, target, out int written);
        _output.Advance(written);
    }

    /// <summary>Writes a number with a point and two decimals, without groups.</summary>
    public void Write(decimal number)
    {
        StartCell();
        Encode(number.ToString("0.00", CultureInfo.InvariantCulture));
    }

    /// <summary>Writes an amount as whole đồng without groups.</summary>
    public void Write(Vnd amount) => Write(amount.Dong);

    /// <summary>Writes cells and ends the row.</summary>
    public void WriteRow(params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells)
        {
            Write(cell);
        }

        EndRow();
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _output.Write(_crlf ? "\r\n"u8 : "\n"u8);
        _rowStarted = false;
    }

    private void StartCell()
    {
        if (_rowStarted)
        {
            WriteByte(_delimiter);
        }

        _rowStarted = true;
    }

    private void WriteDoublingQuotes(ReadOnlySpan<char> text)
    {
        int quote;
        while ((quote = text.IndexOf('"')) >= 0)
        {
            Encode(text[..(quote + 1)]);
            WriteByte((byte)'"');
            text = text[(quote + 1)..];
        }

        Encode(text);
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        Span<byte> target = _output.GetSpan(Math.Max(1, text.Length * 3));
        _output.Advance(Encoding.UTF8.GetBytes(text, target));
    }

    private void WriteByte(byte value)
    {
        _output.GetSpan(1)[0] = value;
        _output.Advance(1);
    }
}
