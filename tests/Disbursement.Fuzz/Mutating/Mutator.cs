using System.Text;

namespace Disbursement.Fuzz.Mutating;

/// <summary>Changes an input in ways that break readers; every change is drawn from one seed.</summary>
/// <param name="random">Where chance comes from.</param>
internal sealed class Mutator(Random random)
{
    private const int ChangesMax = 6;
    private const int LengthMax = 256 * 1024;

    /// <summary>What readers look for, and what lies at the edges of what they take.</summary>
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            ",", ";", "\t", "\r\n", "\n", "\r", "\"", "\"\"", "\"\r\n\"", "\0", "\uFEFF", "\u00A0", "\uFFFD", "\u0301",
            "=1+1", "+A1", "@SUM(A1)", "-2+3", "'", "Tổng cộng", "tong cong: 3", "Số định danh", "Mức hưởng", "x", "UQ", "GH",
            "1.9E+13", "17123456789.0", "540.000", "540,000", "-540000", "99999999999999999999", "0", "9223372036854775808",
            "00/00/0000", "29/02/2023", "TMP-04789-1", "TK", "970436", "<", ">", "&", "&lt;", "]]>", "<!--", "<!DOCTYPE a [",
            "<!ENTITY x \"y\">", "&x;", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "xmlns=\"\"", "{", "}", "[", "]", ":", "null",
            "true", "1e400", "\"\\ud800\"", "2024-13", "ACSC", "RJCT", "AC04", "NaN", "\u202E", "Ð", "ư",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xFE, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xA7], [0xAD],
    ];

    /// <summary>A changed copy; now and then of two inputs crossed.</summary>
    public byte[] Change(byte[] input, byte[] other)
    {
        byte[] changed = random.Next(8) == 0 ? Cross(input, other) : input;
        int changes = 1 + random.Next(ChangesMax);
        for (int change = 0; change < changes; change++)
        {
            changed = ChangeOnce(changed);
        }

        return changed.Length > LengthMax ? changed[..LengthMax] : changed;
    }

    private byte[] ChangeOnce(byte[] input) => random.Next(9) switch
    {
        0 => Flip(input),
        1 => Splice(input, [(byte)random.Next(256)]),
        2 or 3 => Splice(input, Words[random.Next(Words.Length)]),
        4 => Cut(input),
        5 => Repeat(input),
        6 => Swap(input),
        7 => input[..random.Next(input.Length + 1)],
        _ => Overwrite(input, Words[random.Next(Words.Length)]),
    };

    private byte[] Flip(byte[] input)
    {
        byte[] changed = [.. input];
        if (changed.Length > 0)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private byte[] Splice(byte[] input, byte[] word)
    {
        int at = random.Next(input.Length + 1);
        return [.. input.AsSpan(0, at), .. word, .. input.AsSpan(at)];
    }

    private byte[] Overwrite(byte[] input, byte[] word)
    {
        int at = random.Next(input.Length + 1);
        return [.. input.AsSpan(0, at), .. word, .. input.AsSpan(Math.Min(input.Length, at + word.Length))];
    }

    private byte[] Cut(byte[] input)
    {
        (int from, int length) = Slice(input);
        return [.. input.AsSpan(0, from), .. input.AsSpan(from + length)];
    }

    private byte[] Repeat(byte[] input)
    {
        (int from, int length) = Slice(input);
        int times = random.Next(6) == 0 ? 200 : 2;
        ReadOnlySpan<byte> slice = input.AsSpan(from, length);
        var changed = new List<byte>(input[..from]);
        for (int time = 0; time < times && changed.Count < LengthMax; time++)
        {
            changed.AddRange(slice);
        }

        changed.AddRange(input.AsSpan(from + length));
        return [.. changed];
    }

    private byte[] Swap(byte[] input)
    {
        (int from, int length) = Slice(input);
        byte[] slice = input[from..(from + length)];
        byte[] rest = Cut(input);
        return Splice(rest, slice);
    }

    private byte[] Cross(byte[] input, byte[] other) =>
        [.. input.AsSpan(0, random.Next(input.Length + 1)), .. other.AsSpan(random.Next(other.Length + 1))];

    private (int From, int Length) Slice(byte[] input)
    {
        int from = random.Next(input.Length + 1);
        return (from, random.Next(Math.Min(input.Length - from, 400) + 1));
    }
}
