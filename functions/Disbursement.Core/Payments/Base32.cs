using System.Buffers;

namespace Disbursement.Core.Payments;

/// <summary>RFC 4648 base32 without padding: 5 bits a character, letters and the digits 2 to 7.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    /// <summary>Whether every character is of the alphabet.</summary>
    public static bool IsBase32(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Characters);

    /// <summary>
    /// The first <paramref name="length"/> characters of the base32 text of <paramref name="bytes"/>.
    /// </summary>
    public static string Encode(ReadOnlySpan<byte> bytes, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, bytes.Length * 8 / 5);
        Span<char> text = stackalloc char[length];
        for (int index = 0; index < length; index++)
        {
            int bit = index * 5;
            // Two bytes hold any five bits; past the end the low byte is zero, as RFC 4648 pads.
            int high = bytes[bit / 8] << 8;
            int low = bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0;
            text[index] = Alphabet[((high | low) >> (11 - bit % 8)) & 31];
        }

        return new string(text);
    }
}
