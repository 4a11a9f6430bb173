using System.Collections.Frozen;
using System.Text;

namespace Disbursement.Core.Text.Encodings;

/// <summary>Windows-1252, through which programs without knowledge of an encoding show its bytes.</summary>
internal static class Windows1252
{
    private const int ByteCount = 256;

    /// <summary>The character of each byte; the five bytes without one give the control of the same number.</summary>
    private static readonly char[] Characters = Load(1252);

    private static readonly FrozenDictionary<char, byte> Bytes = Enumerable.Range(0x80, 0x20)
        .ToFrozenDictionary(value => Characters[value], value => (byte)value);

    /// <summary>The character of a byte, or <see cref="LegacyCodePage.Undefined"/>.</summary>
    public static char Decode(byte value) =>
        value is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D ? LegacyCodePage.Undefined : Characters[value];

    /// <summary>Tells the byte of a character; the controls U+0080–U+009F of Latin-1 count as bytes too.</summary>
    public static bool TryGetByte(char character, out byte value)
    {
        value = character <= 0xFF ? (byte)character : (byte)0;
        return character <= 0xFF || Bytes.TryGetValue(character, out value);
    }

    /// <summary>The bytes of a text, or none when a character has no byte.</summary>
    public static byte[]? ToBytes(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[text.Length];
        for (int at = 0; at < text.Length; at++)
        {
            if (!TryGetByte(text[at], out bytes[at]))
            {
                return null;
            }
        }

        return bytes;
    }

    /// <summary>The characters of a Windows code page, by byte.</summary>
    internal static char[] Load(int codePage)
    {
        byte[] bytes = [.. Enumerable.Range(0, ByteCount).Select(value => (byte)value)];
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)
            ?? throw new InvalidOperationException($"The code page {codePage} is missing.");
        return encoding.GetChars(bytes);
    }
}
