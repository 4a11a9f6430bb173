using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace Disbursement.Core.Text.Encodings;

/// <summary>Mends single cells of Unicode files that hold text of an old encoding, character for byte.</summary>
/// <remarks>
/// <para>Workbooks keep TCVN3 and VNI text as characters U+0080–U+00FF under a font that draws them as Vietnamese
/// (<c>NguyÔn V¨n A</c>); programs that took UTF-8 for Windows-1252 leave <c>Nguyá»…n</c>. Such a cell is repaired
/// only when one reading is right beyond doubt; <c>Hà</c> and <c>là</c> are Latin-1 characters too and stay.</para>
/// <para>What one cell cannot tell (<c>Dòng</c> is Dòng, or Dũng in TCVN3) its column may: see
/// <see cref="ReadsAlsoAs"/>. Pure.</para>
/// </remarks>
public static class CellText
{
    /// <summary>A text may have been spoilt twice; more often it is no text.</summary>
    private const int RoundsMax = 2;

    /// <summary>By so many points the repaired text must read better than the text as it stands.</summary>
    private const int LeadMin = 4;

    /// <summary>Cells are short and hold TCVN3 or VNI (DOMAIN 7.5): a small lead over rare ones will do.</summary>
    private const int LeadMinOverRare = 2;

    /// <summary>VISCII and 1258 are rare in cells, and their letters are the signs of everyday texts (² ½ °).</summary>
    private const int KnownMinOfRare = 2;

    private const string Capitals = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ";

    /// <summary>Characters of Windows-1252 that Vietnamese text in Unicode has no use for inside words.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        "ªº¡¢£¤¥¦§¨©¬\u00AD®¯±²³´µ¶·¸¹»¼½¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ"
        + string.Concat(Enumerable.Range(0x80, 0x20).Select(static value => (char)value)));

    private static readonly SearchValues<char> Latin1Letters = SearchValues.Create(
        string.Concat(Enumerable.Range(0xC0, 0x40).Select(static value => (char)value)));

    private static readonly SearchValues<char> Latin1Capitals = SearchValues.Create(Capitals);

    /// <summary>Repairs a cell that certainly holds text of an old encoding; any other stays as it is.</summary>
    /// <param name="cell">The cell's text as the file has it, not trimmed.</param>
    /// <param name="fontName">The font of the cell where a workbook tells it: <c>.VnTime</c>, <c>VNI-Times</c>.</param>
    public static CellRepair Repair(string cell, string? fontName = null)
    {
        ArgumentNullException.ThrowIfNull(cell);
        TextEncodingKind? font = OfFont(fontName);
        if (font is null && !MayBeOld(cell))
        {
            return new CellRepair(cell, null);
        }

        string text = cell;
        TextEncodingKind? from = null;
        for (int round = 0; round < RoundsMax && TryReadUtf8(text, out string? read); round++)
        {
            (text, from) = (read, TextEncodingKind.Utf8As1252);
        }

        if (from is null && TryReadLegacy(cell, font, out string? decoded, out TextEncodingKind kind))
        {
            (text, from) = (decoded, kind);
        }

        bool capitals = from == TextEncodingKind.Tcvn3 && IsCapitalFont(fontName);
        return new CellRepair(capitals ? text.ToUpperInvariant() : text, from);
    }

    /// <summary>The other text that a cell without suspicion has in an old encoding, or none.</summary>
    /// <remarks>
    /// For columns in which other cells are certainly old: <c>Tó</c> there is Tú. None where the cell has letters
    /// beyond Latin-1, or where the other reading is no Vietnamese.
    /// </remarks>
    /// <param name="cell">The cell's text.</param>
    /// <param name="kind">The encoding of the column's other cells: one of <see cref="LegacyCodePage.Kinds"/>.</param>
    public static string? ReadsAlsoAs(string cell, TextEncodingKind kind)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (!cell.AsSpan().ContainsAny(Latin1Letters) || Windows1252.ToBytes(cell) is not { } bytes)
        {
            return null;
        }

        string decoded = Decode(bytes, kind);
        TextFit fit = FitOf(decoded, kind);
        return fit is { Impossible: 0, Others: 0, Words: > 0 } && decoded != cell ? decoded : null;
    }

    /// <summary>Gives a cell of a file in TCVN3 the capitals that its plain letters show: NGUYễN, NGUYỄN.</summary>
    public static string RestoreCapitals(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return System.Text.Ascii.IsValid(cell) ? cell : CapitalFonts.Restore(cell);
    }

    /// <summary>Tells whether a text has letters that no old encoding shows: then it is Unicode for certain.</summary>
    public static bool IsUnicode(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        int beyond = cell.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF');
        while (beyond >= 0 && Windows1252.TryGetByte(cell[beyond], out _))
        {
            int next = cell.AsSpan(beyond + 1).IndexOfAnyExceptInRange('\0', '\u00FF');
            beyond = next < 0 ? -1 : beyond + 1 + next;
        }

        return beyond >= 0;
    }

    /// <summary>The encoding that a font stands for: fonts <c>.Vn…</c> are TCVN3, <c>VNI-…</c> are VNI.</summary>
    public static TextEncodingKind? OfFont(string? fontName) => fontName switch
    {
        null => null,
        _ when fontName.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) => TextEncodingKind.Tcvn3,
        _ when fontName.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) => TextEncodingKind.Vni,
        _ => null,
    };

    /// <summary>Fonts such as <c>.VnTimeH</c> draw small letters as capitals.</summary>
    private static bool IsCapitalFont(string? fontName) =>
        OfFont(fontName) == TextEncodingKind.Tcvn3 && fontName!.EndsWith('H');

    /// <summary>A quick look: nearly every cell ends here.</summary>
    private static bool MayBeOld(string cell)
    {
        ReadOnlySpan<char> text = cell;
        return text.ContainsAny(Suspects) || text.Contains("Ã\u00A0", StringComparison.Ordinal)
            || (text.ContainsAny(Latin1Letters) && (HasCapitalInside(text) || HasLetterAfterAOrE(text)));
    }

    /// <summary>TCVN3 writes many small letters with bytes that Latin-1 shows as capitals: <c>TuÊn</c>.</summary>
    private static bool HasCapitalInside(ReadOnlySpan<char> text)
    {
        for (int at = 1; at < text.Length; at++)
        {
            if (char.IsAsciiLetterLower(text[at - 1]) && Latin1Capitals.Contains(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>VNI writes a letter and its mark: <c>Leâ</c>. Vietnamese has no accented letter there.</summary>
    private static bool HasLetterAfterAOrE(ReadOnlySpan<char> text)
    {
        for (int at = 1; at < text.Length; at++)
        {
            if (text[at - 1] is 'a' or 'A' or 'e' or 'E' && Latin1Letters.Contains(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadUtf8(string text, [NotNullWhen(true)] out string? read)
    {
        read = null;
        if (Windows1252.ToBytes(text) is not { } bytes
            || Ascii.IsValid(bytes) || !Utf8.IsValid(bytes))
        {
            return false;
        }

        read = Encoding.UTF8.GetString(bytes);
        return !read.Any(static character => char.IsControl(character) && character > '\u007F')
            && (TextFit.Of(VietnameseText.ToNfc(read)).Impossible == 0 || MayBeOld(read));
    }

    private static bool TryReadLegacy(
        string cell, TextEncodingKind? font, [NotNullWhen(true)] out string? decoded, out TextEncodingKind kind)
    {
        decoded = null;
        kind = font.GetValueOrDefault();
        if (Windows1252.ToBytes(cell) is not { } bytes)
        {
            return false;
        }

        if (font is null)
        {
            EncodingVerdict verdict = EncodingDetector.JudgeLegacy(
                EncodingDetector.ForeignWords(bytes), stated: null, LeadMinOverRare);
            kind = verdict.Kind;
            if (!verdict.IsDecided || !IsSure(verdict, cell))
            {
                return false;
            }
        }

        decoded = Decode(bytes, kind);
        return decoded != cell && FitOf(decoded, kind) is { Impossible: 0, Words: > 0 };
    }

    private static bool IsSure(EncodingVerdict verdict, string cell)
    {
        return verdict.Fit.Known >= (verdict.Kind.IsRare() ? KnownMinOfRare : 1)
            && verdict.Fit.Others <= verdict.Fit.Known
            && verdict.Fit.Points - TextFit.Of(cell).Points >= LeadMin;
    }

    private static string Decode(byte[] bytes, TextEncodingKind kind)
    {
        string decoded = LegacyCodePage.Of(kind).Decode(bytes);
        return kind == TextEncodingKind.Tcvn3 ? CapitalFonts.Restore(decoded) : decoded;
    }

    private static TextFit FitOf(string text, TextEncodingKind kind) =>
        TextFit.Of(text, capitalFonts: kind == TextEncodingKind.Tcvn3);
}
