using System.Text;

namespace Disbursement.Formats.Workbooks;

/// <summary>
/// How a spreadsheet shows a number (ECMA-376 part 1, 18.8.30 and 18.8.31), as far as a list needs it.
/// </summary>
internal sealed class NumberFormat
{
    private readonly string _positive;

    private NumberFormat(string code)
    {
        _positive = FirstSection(code);
        IsGeneral = _positive.Length == 0 || _positive.Equals("General", StringComparison.OrdinalIgnoreCase)
            || _positive == "@";
        string symbols = IsGeneral ? "" : Symbols(_positive);
        HasYear = symbols.Contains('y', StringComparison.OrdinalIgnoreCase)
            || symbols.Contains('e', StringComparison.Ordinal);
        HasDay = symbols.Contains('d', StringComparison.OrdinalIgnoreCase);
        bool month = symbols.Contains('m', StringComparison.OrdinalIgnoreCase);
        bool time = symbols.AsSpan().ContainsAny("hHsS");
        bool digits = symbols.AsSpan().ContainsAny("0#?");
        IsDate = (HasYear || HasDay || (month && !time)) && !(digits && !time);
        HasMonth = month && IsDate;
        IsPercent = symbols.Contains('%', StringComparison.Ordinal);
    }

    /// <summary>The format of a cell that has none.</summary>
    public static NumberFormat General { get; } = new("General");

    /// <summary>Shows numbers as they are.</summary>
    public bool IsGeneral { get; }

    /// <summary>Shows a serial number as a date.</summary>
    public bool IsDate { get; }

    /// <summary>The date is shown with its year.</summary>
    public bool HasYear { get; }

    /// <summary>The date is shown with its month.</summary>
    public bool HasMonth { get; }

    /// <summary>The date is shown with its day.</summary>
    public bool HasDay { get; }

    /// <summary>Shows a hundred times the number.</summary>
    public bool IsPercent { get; }

    /// <summary>Makes a format from its code.</summary>
    public static NumberFormat Of(string? code) => code is null or "General" ? General : new NumberFormat(code);

    /// <summary>The code of a format that files name by number only.</summary>
    public static string? BuiltIn(int id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 or 19 or 20 or 21 => "h:mm:ss",
        22 => "dd/mm/yyyy h:mm",
        >= 27 and <= 36 => "dd/mm/yyyy",
        >= 37 and <= 44 => "#,##0",
        45 or 46 or 47 => "mm:ss",
        >= 50 and <= 58 => "dd/mm/yyyy",
        _ => null,
    };

    /// <summary>
    /// A whole number that is a name, with the zeros and marks this format shows; groups are left out.
    /// </summary>
    /// <param name="digits">The number's digits.</param>
    public string ShowWhole(string digits)
    {
        if (IsGeneral || IsDate || IsPercent)
        {
            return digits;
        }

        List<(char Mark, bool IsLiteral)> tokens = [.. Tokens(_positive)];
        int fraction = tokens.FindIndex(token => !token.IsLiteral && token.Mark is '.' or 'E' or '/');
        tokens = fraction < 0 ? tokens : tokens[..fraction];
        int places = tokens.Count(IsPlace);
        if (places == 0)
        {
            return digits;
        }

        var shown = new StringBuilder();
        int left = digits.Length - places;
        bool first = true;
        foreach ((char mark, bool isLiteral) token in tokens)
        {
            if (token.isLiteral)
            {
                shown.Append(token.mark);
            }
            else if (IsPlace(token))
            {
                // The first place shows all digits that have no place of their own.
                shown.Append(first && left > 0 ? digits.AsSpan(0, left) : []);
                shown.Append(left >= 0 ? digits[left].ToString() : token.mark == '0' ? "0" : "");
                left++;
                first = false;
            }
        }

        return IsNumberLike(shown) ? shown.ToString().Trim() : digits;
    }

    private static bool IsPlace((char Mark, bool IsLiteral) token) =>
        !token.IsLiteral && token.Mark is '0' or '#' or '?';

    /// <summary>A unit or name beside the number, as <c>0 "đồng"</c>, is no part of it.</summary>
    private static bool IsNumberLike(StringBuilder shown)
    {
        for (int at = 0; at < shown.Length; at++)
        {
            if (!char.IsAsciiDigit(shown[at]) && shown[at] is not (' ' or '-' or '.' or '\u00A0'))
            {
                return false;
            }
        }

        return true;
    }

    private static string FirstSection(string code)
    {
        bool quoted = false;
        for (int at = 0; at < code.Length; at++)
        {
            if (code[at] == '"')
            {
                quoted = !quoted;
            }
            else if (code[at] is '\\' or '_' or '*' && !quoted)
            {
                at++;
            }
            else if (code[at] == ';' && !quoted)
            {
                return code[..at];
            }
        }

        return code;
    }

    private static string Symbols(string section) => new(
        [.. Tokens(section).Where(token => !token.IsLiteral).Select(token => token.Mark)]);

    /// <summary>
    /// The marks of a section; text in quotes or behind a backslash is literal, brackets are left out.
    /// </summary>
    private static IEnumerable<(char Mark, bool IsLiteral)> Tokens(string section)
    {
        bool quoted = false;
        bool bracket = false;
        for (int at = 0; at < section.Length; at++)
        {
            char mark = section[at];
            if (mark == '"' && !bracket)
            {
                quoted = !quoted;
            }
            else if (quoted)
            {
                yield return (mark, true);
            }
            else if (bracket || mark == '[')
            {
                bracket = mark != ']';
            }
            else if (mark is '\\' && at + 1 < section.Length)
            {
                yield return (section[++at], true);
            }
            else if (mark is '_' or '*')
            {
                at++;
            }
            else
            {
                yield return (mark, mark is ' ' or '-' or '\u00A0');
            }
        }
    }
}
