using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Encodings;

/// <summary>Unicode told by the first bytes: by a byte order mark, or by the zeros of UTF-16 (DOMAIN 7.5).</summary>
internal static class ByteOrderMarks
{
    /// <summary>UTF-16 is guessed from so many bytes at least.</summary>
    private const int GuessBytesMin = 8;

    /// <summary>So many of a hundred high bytes of a list in UTF-16 are zero: digits, commas, plain letters.</summary>
    private const int ZeroPercentMin = 50;

    /// <summary>The encoding that a mark states and the mark's length; none without a mark.</summary>
    public static (TextEncodingKind Kind, int Length)? Find(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (TextEncodingKind.Utf8, 3),
        [0xFF, 0xFE, ..] => (TextEncodingKind.Utf16LittleEndian, 2),
        [0xFE, 0xFF, ..] => (TextEncodingKind.Utf16BigEndian, 2),
        _ => null,
    };

    /// <summary>UTF-16 without a mark: zeros in every second place, and high bytes of Vietnamese only.</summary>
    public static TextEncodingKind? GuessUtf16(ReadOnlySpan<byte> head)
    {
        if (head.Length < GuessBytesMin)
        {
            return null;
        }

        return IsHighPart(head, from: 1) ? TextEncodingKind.Utf16LittleEndian
            : IsHighPart(head, from: 0) ? TextEncodingKind.Utf16BigEndian
            : null;
    }

    private static bool IsHighPart(ReadOnlySpan<byte> head, int from)
    {
        int zeros = 0;
        int units = 0;
        for (int at = from; (at | 1) < head.Length; at += 2)
        {
            // Latin, Latin Extended-A, marks, Vietnamese letters, punctuation; low bytes of a text are never zero.
            bool possible = head[at] is 0x00 or 0x01 or 0x03 or 0x1E or 0x20 && head[at ^ 1] != 0;
            if (!possible)
            {
                return false;
            }

            zeros += head[at] == 0 ? 1 : 0;
            units++;
        }

        return zeros * 100 >= units * ZeroPercentMin;
    }
}
