using System.Collections.Frozen;

namespace Disbursement.Core.Text.Encodings;

/// <summary>The names of encodings for officers, and the marks by which a file's name states its encoding.</summary>
public static class TextEncodingNames
{
    private static readonly FrozenDictionary<string, TextEncodingKind> Marks =
        new Dictionary<string, TextEncodingKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["utf8"] = TextEncodingKind.Utf8,
            ["utf-8"] = TextEncodingKind.Utf8,
            ["utf16"] = TextEncodingKind.Utf16LittleEndian,
            ["utf-16"] = TextEncodingKind.Utf16LittleEndian,
            ["tcvn3"] = TextEncodingKind.Tcvn3,
            ["abc"] = TextEncodingKind.Tcvn3,
            ["vni"] = TextEncodingKind.Vni,
            ["viscii"] = TextEncodingKind.Viscii,
            ["1258"] = TextEncodingKind.Windows1258,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name an officer knows; the same in both languages.</summary>
    public static string ToName(this TextEncodingKind kind) => kind switch
    {
        TextEncodingKind.Utf8 => "UTF-8",
        TextEncodingKind.Utf16LittleEndian or TextEncodingKind.Utf16BigEndian => "UTF-16",
        TextEncodingKind.Tcvn3 => "TCVN3",
        TextEncodingKind.Vni => "VNI",
        TextEncodingKind.Viscii => "VISCII",
        TextEncodingKind.Windows1258 => "Windows-1258",
        _ => "UTF-8 / Windows-1252",
    };

    /// <summary>Encodings that offices hardly ever used: VISCII of Unix and mail, 1258 of few editors.</summary>
    internal static bool IsRare(this TextEncodingKind kind) =>
        kind is TextEncodingKind.Viscii or TextEncodingKind.Windows1258;

    /// <summary>The encoding that a file's name states, as <c>danh-sach.tcvn3.csv</c>; or none.</summary>
    /// <remarks>A copy's name counts too: <c>danh-sach.tcvn3 (1).csv</c>. The last mark that is known counts.</remarks>
    /// <param name="fileName">A file's name or its path.</param>
    public static TextEncodingKind? StatedIn(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        string[] parts = Path.GetFileName(fileName).Split('.');
        for (int at = parts.Length - 2; at > 0; at--)
        {
            string mark = parts[at].Split(' ', 2)[0];
            if (Marks.TryGetValue(mark, out TextEncodingKind kind))
            {
                return kind;
            }
        }

        return null;
    }
}
