using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Disbursement.Core.Text.Encodings;

/// <summary>The letters of an encoding older than Unicode: a byte each, or a letter byte and a mark byte.</summary>
/// <remarks>
/// Decodes to composed letters (NFC). Bytes that an encoding leaves open read as Windows-1252 has them below 0xA1
/// (quotes, dashes, the no-break space: the programs were Windows programs) and as <see cref="Undefined"/> above.
/// Immutable.
/// </remarks>
public sealed class LegacyCodePage
{
    /// <summary>What a byte without a letter decodes to; a text that holds it was not in this encoding.</summary>
    public const char Undefined = '\uFFFD';

    private const int ByteCount = 256;
    private const byte FirstLegacyLetter = 0xA1;

    private static readonly Lazy<LegacyCodePage> LazyTcvn3 = new(() => OfSingles("tcvn3.csv", opensHigh: false));
    private static readonly Lazy<LegacyCodePage> LazyViscii = new(() => OfSingles("viscii.csv", opensHigh: true));
    private static readonly Lazy<LegacyCodePage> LazyVni = new(MakeVni);
    private static readonly Lazy<LegacyCodePage> Lazy1258 = new(MakeWindows1258);

    private readonly char[] _singles;
    private readonly FrozenDictionary<int, char> _pairs;

    private LegacyCodePage(char[] singles, Dictionary<int, char> pairs)
    {
        _singles = singles;
        _pairs = pairs.ToFrozenDictionary();
    }

    /// <summary>The encodings that have a table, in the order in which they are tried.</summary>
    public static IReadOnlyList<TextEncodingKind> Kinds { get; } =
        [TextEncodingKind.Tcvn3, TextEncodingKind.Vni, TextEncodingKind.Windows1258, TextEncodingKind.Viscii];

    /// <summary>Tells whether a letter may take two bytes.</summary>
    public bool HasPairs => _pairs.Count > 0;

    /// <summary>The table of an encoding.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The encoding is none of <see cref="Kinds"/>.</exception>
    public static LegacyCodePage Of(TextEncodingKind kind) => kind switch
    {
        TextEncodingKind.Tcvn3 => LazyTcvn3.Value,
        TextEncodingKind.Vni => LazyVni.Value,
        TextEncodingKind.Viscii => LazyViscii.Value,
        TextEncodingKind.Windows1258 => Lazy1258.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This encoding has no table of its own."),
    };

    /// <summary>The character a byte has alone.</summary>
    public char Decode(byte value) => _singles[value];

    /// <summary>The letter that two bytes make together.</summary>
    public bool TryCompose(byte first, byte second, out char letter)
    {
        letter = default;
        return second >= 0x80 && _pairs.TryGetValue(Pair(first, second), out letter);
    }

    /// <summary>Decodes a text that is whole: its last byte is not waiting for a mark.</summary>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (int at = 0; at < bytes.Length; at++)
        {
            if (at + 1 < bytes.Length && TryCompose(bytes[at], bytes[at + 1], out char letter))
            {
                text.Append(letter);
                at++;
            }
            else
            {
                text.Append(_singles[bytes[at]]);
            }
        }

        return text.ToString();
    }

    private static LegacyCodePage OfSingles(string fileName, bool opensHigh)
    {
        char[] singles = OpenSingles(opensHigh);
        foreach ((byte[] bytes, char letter) in ReadTable(fileName, "byte"))
        {
            singles[bytes[0]] = letter;
        }

        return new LegacyCodePage(singles, []);
    }

    private static LegacyCodePage MakeVni()
    {
        char[] singles = OpenSingles(opensHigh: false);
        Dictionary<int, char> pairs = [];
        foreach ((byte[] bytes, char letter) in ReadTable("vni.csv", "bytes"))
        {
            if (bytes.Length == 1)
            {
                singles[bytes[0]] = letter;
                continue;
            }

            pairs[Pair(bytes[0], bytes[1])] = letter;
            if (bytes[1] < 0xE0)
            {
                // A capital with the small letters' mark: some programs made capitals of plain letters only.
                pairs.TryAdd(Pair(bytes[0], (byte)(bytes[1] + 0x20)), letter);
            }
        }

        return new LegacyCodePage(singles, pairs);
    }

    /// <summary>Windows-1258 is part of the platform; it writes a vowel and its tone as two characters.</summary>
    private static LegacyCodePage MakeWindows1258()
    {
        char[] singles = Windows1252.Load(1258);
        Dictionary<int, char> pairs = [];
        foreach (byte mark in (ReadOnlySpan<byte>)[0xCC, 0xD2, 0xDE, 0xEC, 0xF2])
        {
            for (int first = 'A'; first < ByteCount; first++)
            {
                string composed = string.Concat(singles[first], singles[mark]).Normalize(NormalizationForm.FormC);
                if (composed.Length == 1)
                {
                    pairs.Add(Pair((byte)first, mark), composed[0]);
                }
            }
        }

        return new LegacyCodePage(singles, pairs);
    }

    private static char[] OpenSingles(bool opensHigh)
    {
        char[] singles = new char[ByteCount];
        for (int value = 0; value < ByteCount; value++)
        {
            bool open = value < 0x80 || (!opensHigh && value < FirstLegacyLetter);
            singles[value] = open ? Windows1252.Decode((byte)value) : Undefined;
        }

        return singles;
    }

    private static IEnumerable<(byte[] Bytes, char Letter)> ReadTable(string fileName, string bytesColumn)
    {
        using StreamReader reader = DataTable.OpenShipped(fileName);
        DataTable table = DataTable.Parse(reader, bytesColumn, "unicode");
        foreach (string[] row in table.Rows)
        {
            byte[] bytes =
            [
                .. table.Cell(row, bytesColumn).Split(' ').Select(value => byte.Parse(
                    value.StartsWith("0x", StringComparison.Ordinal) ? value[2..] : value,
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture)),
            ];
            yield return (bytes, table.Cell(row, "unicode")[0]);
        }
    }

    private static int Pair(byte first, byte second) => (first << 8) | second;
}
