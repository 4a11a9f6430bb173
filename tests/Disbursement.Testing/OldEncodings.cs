using System.Text;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Testing;

/// <summary>Writes Vietnamese text in the encodings of old office files, as their fonts and keyboards did.</summary>
public static class OldEncodings
{
    private static readonly Dictionary<TextEncodingKind, Dictionary<char, byte[]>> Tables =
        LegacyCodePage.Kinds.ToDictionary(static kind => kind, TableOf);

    /// <summary>The bytes of a text.</summary>
    /// <remarks>TCVN3 has no toned capitals: the small letter's byte stands for both (DOMAIN 7.2).</remarks>
    /// <param name="text">The text, in NFC.</param>
    /// <param name="kind">The encoding.</param>
    /// <exception cref="ArgumentException">The encoding has no byte for a character.</exception>
    public static byte[] Encode(string text, TextEncodingKind kind) => kind switch
    {
        TextEncodingKind.Utf8 => Encoding.UTF8.GetBytes(text),
        TextEncodingKind.Utf16LittleEndian => Encoding.Unicode.GetBytes(text),
        TextEncodingKind.Utf16BigEndian => Encoding.BigEndianUnicode.GetBytes(text),
        TextEncodingKind.Utf8As1252 => Encoding.UTF8.GetBytes(AsWindows1252(Encoding.UTF8.GetBytes(text))),
        _ => [.. text.SelectMany(letter => BytesOf(letter, kind))],
    };

    /// <summary>Bytes as a program shows them that takes them for Windows-1252.</summary>
    public static string AsWindows1252(byte[] bytes)
    {
        Encoding page = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        return string.Concat(bytes.Select(value => value is < 0x80 or > 0x9F ? (char)value : page.GetString([value])[0]));
    }

    private static byte[] BytesOf(char letter, TextEncodingKind kind)
    {
        Dictionary<char, byte[]> table = Tables[kind];
        return letter < 0x80 ? [(byte)letter]
            : table.TryGetValue(letter, out byte[]? bytes) ? bytes
            : table.TryGetValue(char.ToLowerInvariant(letter), out bytes) ? bytes
            : throw new ArgumentException($"{kind} has no byte for U+{(int)letter:X4}.", nameof(letter));
    }

    private static Dictionary<char, byte[]> TableOf(TextEncodingKind kind)
    {
        LegacyCodePage page = LegacyCodePage.Of(kind);
        Dictionary<char, byte[]> table = [];
        for (int value = 1; value <= 0xFF; value++)
        {
            table.TryAdd(page.Decode((byte)value), [(byte)value]);
        }

        for (int first = 'A'; first <= 0xFF; first++)
        {
            for (int second = 0x80; second <= 0xFF; second++)
            {
                if (page.TryCompose((byte)first, (byte)second, out char letter))
                {
                    table.TryAdd(letter, [(byte)first, (byte)second]);
                }
            }
        }

        return table;
    }
}
