using System.Text;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Encodings;

/// <summary>An old encoding into UTF-8, line by line, each line asked whether it reads as Vietnamese.</summary>
/// <remarks>The sample chose the encoding; this holds it to the last line, so that a file put together from parts in
/// two encodings is found out.</remarks>
internal sealed class LegacyDecoder : ITextDecoder
{
    /// <summary>A line with so many impossible words, and fewer Vietnamese ones, is in another encoding.</summary>
    private const int ImpossibleMin = 2;

    private readonly TextEncodingKind _kind;
    private readonly LegacyCodePage _page;
    private byte[] _text = [];
    private TextFit _fit;
    private int _line = 1;

    public LegacyDecoder(TextEncodingKind kind)
    {
        _kind = kind;
        _page = LegacyCodePage.Of(kind);
    }

    public int? DamagedLine { get; private set; }

    public (ReadOnlyMemory<byte> Text, int Taken) Decode(ReadOnlySpan<byte> bytes, bool isLast)
    {
        int taken = isLast ? bytes.Length : Whole(bytes);
        int needed = Encoding.UTF8.GetMaxByteCount(taken);
        _text = _text.Length < needed ? new byte[needed] : _text;
        int length = 0;
        for (int from = 0; from < taken && DamagedLine is null;)
        {
            int lineFeed = bytes[from..taken].IndexOf((byte)'\n');
            int end = lineFeed < 0 ? taken : from + lineFeed + 1;
            length += DecodeLine(bytes[from..end], _text.AsSpan(length));
            _line += lineFeed < 0 ? 0 : 1;
            from = end;
        }

        if (isLast && _fit.Words > 0 && !_fit.IsPlausible)
        {
            DamagedLine ??= 1;
        }

        return (_text.AsMemory(0, length), taken);
    }

    /// <summary>To the end of the last whole line; of a very long line, to the end of the last whole word.</summary>
    private static int Whole(ReadOnlySpan<byte> bytes)
    {
        int lines = bytes.LastIndexOf((byte)'\n') + 1;
        int words = lines > 0 ? lines : EncodingDetector.StartOfWord(bytes, bytes.Length);
        return words > 0 ? words : bytes.Length;
    }

    private int DecodeLine(ReadOnlySpan<byte> line, Span<byte> text)
    {
        if (EncodingDetector.IndexOfForeign(line) < 0)
        {
            line.CopyTo(text);
            return line.Length;
        }

        string decoded = _page.Decode(line);
        TextFit fit = TextFit.Of(decoded, capitalFonts: _kind == TextEncodingKind.Tcvn3);
        _fit += fit;
        bool foreign = (fit.Impossible >= ImpossibleMin && fit.Impossible > fit.Vietnamese)
            || (fit.Impossible + fit.Others > 0 && EncodingDetector.ReadsBetterElsewhere(line, _kind));
        if (foreign || decoded.Contains(LegacyCodePage.Undefined, StringComparison.Ordinal))
        {
            DamagedLine = _line;
        }

        return Encoding.UTF8.GetBytes(decoded, text);
    }
}
