using System.Globalization;
using System.Text;
using System.Xml;

namespace Disbursement.Formats.Workbooks;

/// <summary>Texts of a workbook: runs joined, readings (phonetic runs) left out, escapes undone.</summary>
internal static class XlsxText
{
    private const string EscapeStart = "_x";
    private const int EscapeLength = 7;

    /// <summary>
    /// Adds the text of the current <c>si</c> or <c>is</c> element; one character past the bound at most.
    /// </summary>
    public static void AppendRuns(PartReader part, StringBuilder text, int lengthMax)
    {
        int depth = part.IsEmpty ? int.MaxValue : part.Depth;
        while (depth < int.MaxValue && part.ReadElementBelow(depth))
        {
            if (part.Name == "t")
            {
                part.AppendText(text, lengthMax + 1);
            }
            else if (part.Name is "rPh" or "rPr" or "phoneticPr")
            {
                part.SkipInside();
            }
        }
    }

    /// <summary>
    /// Writes characters that XML does not hold, and texts that look like this, so that Unescape undoes it.
    /// </summary>
    public static string Escape(string text)
    {
        bool plain = true;
        foreach (char character in text)
        {
            plain &= character is >= ' ' and < '\uD800' and not '_' or '\n' or (> '\uDFFF' and < '\uFFFE');
        }

        if (plain)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + EscapeLength);
        for (int at = 0; at < text.Length; at++)
        {
            bool pair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
            bool escape = text.AsSpan(at).StartsWith(EscapeStart) || (!pair && !XmlConvert.IsXmlChar(text[at]));
            if (escape || text[at] is '\r')
            {
                result.Append(CultureInfo.InvariantCulture, $"_x{(int)text[at]:X4}_");
            }
            else
            {
                result.Append(text, at, pair ? 2 : 1);
                at += pair ? 1 : 0;
            }
        }

        return result.ToString();
    }

    /// <summary>Undoes <c>_x000D_</c>, as characters that XML does not hold are written (ECMA-376 22.9.2.19).</summary>
    public static string Unescape(string text)
    {
        int at = text.IndexOf(EscapeStart, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        int from = 0;
        while (at >= 0)
        {
            bool escape = at + EscapeLength <= text.Length && text[at + EscapeLength - 1] == '_';
            ushort code = 0;
            escape = escape && ushort.TryParse(
                text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
            if (escape)
            {
                result.Append(text, from, at - from).Append((char)code);
                from = at + EscapeLength;
            }

            at = text.IndexOf(EscapeStart, escape ? from : at + 2, StringComparison.Ordinal);
        }

        return result.Append(text, from, text.Length - from).ToString();
    }
}
