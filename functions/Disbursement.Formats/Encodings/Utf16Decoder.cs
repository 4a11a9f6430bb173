using System.Text;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Encodings;

/// <summary>UTF-16 into UTF-8; half a surrogate pair, or half a unit at the end, is damage.</summary>
internal sealed class Utf16Decoder : ITextDecoder
{
    private readonly Decoder _decoder;
    private char[] _characters = [];
    private byte[] _text = [];
    private int _line = 1;

    public Utf16Decoder(TextEncodingKind kind) => _decoder =
        (kind == TextEncodingKind.Utf16BigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetDecoder();

    public int? DamagedLine { get; private set; }

    public (ReadOnlyMemory<byte> Text, int Taken) Decode(ReadOnlySpan<byte> bytes, bool isLast)
    {
        int characters = _decoder.GetCharCount(bytes, isLast);
        if (_characters.Length < characters)
        {
            _characters = new char[characters];
            _text = new byte[Encoding.UTF8.GetMaxByteCount(characters)];
        }

        Span<char> decoded = _characters.AsSpan(0, _decoder.GetChars(bytes, _characters, isLast));
        int damage = decoded.IndexOf(LegacyCodePage.Undefined);
        if (damage >= 0)
        {
            DamagedLine ??= _line + decoded[..damage].Count('\n');
        }

        _line += decoded.Count('\n');
        return (_text.AsMemory(0, Encoding.UTF8.GetBytes(decoded, _text)), bytes.Length);
    }
}
