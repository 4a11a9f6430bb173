using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Disbursement.Functions.Tests.Privacy;

/// <summary>Personal data found where none may be. Says where and what kind, never whose.</summary>
/// <param name="Where">The place.</param>
/// <param name="Kind">Number or name, and how it was written.</param>
/// <param name="Around">The words around it, each letter and digit of the find covered.</param>
internal sealed record Leak(string Where, string Kind, string Around)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {Kind} in “{Around}”";
}

/// <summary>
/// Searches texts for numbers and names of people: as they are, with other separators, without diacritics, escaped as
/// in JSON or an address, or in base64.
/// </summary>
/// <param name="texts">What went in.</param>
internal sealed partial class LeakSearcher(PersonalTexts texts)
{
    private const int AroundCharacters = 30;
    private const int NumberDigitsMax = 20;

    /// <summary>Searches one text.</summary>
    public IReadOnlyList<Leak> Search(string where, string text)
    {
        var leaks = new List<Leak>();
        Search(where, text, "as it is", leaks);
        string plain = Unescape(text);
        if (!string.Equals(plain, text, StringComparison.Ordinal))
        {
            Search(where, plain, "escaped", leaks);
        }

        foreach (Match run in Base64().Matches(text))
        {
            if (TryDecode(run.Value) is { } decoded)
            {
                Search(where, decoded, "in base64", leaks);
            }
        }

        return leaks;
    }

    private void Search(string where, string text, string how, List<Leak> leaks)
    {
        SearchNumbers(where, text, how, leaks);
        SearchNames(where, text, how, leaks);
    }

    /// <summary>Every run of digits, and every row of runs that a space, dot or dash parts.</summary>
    private void SearchNumbers(string where, string text, string how, List<Leak> leaks)
    {
        foreach (Match row in Digits().Matches(text))
        {
            string[] runs = row.Value.Split(' ', '.', '-');
            for (int first = 0; first < runs.Length; first++)
            {
                string number = "";
                for (int last = first; last < runs.Length && number.Length < NumberDigitsMax; last++)
                {
                    number += runs[last];
                    if (texts.Numbers.Contains(number))
                    {
                        leaks.Add(new Leak(where, $"a number {how}", Around(text, row.Index, row.Length)));
                    }
                }
            }
        }
    }

    private void SearchNames(string where, string text, string how, List<Leak> leaks)
    {
        string[] words = PersonalTexts.Fold(text).Split(' ');
        for (int first = 0; first + 1 < words.Length; first++)
        {
            string name = words[first];
            for (int count = 2; count <= texts.WordsMax && first + count <= words.Length; count++)
            {
                name += ' ' + words[first + count - 1];
                if (texts.Names.Contains(name))
                {
                    string around = string.Join(' ', words[Math.Max(0, first - 4)..first]);
                    leaks.Add(new Leak(where, $"a name of {count} words {how}", $"{around} …"));
                }
            }
        }
    }

    private static string Around(string text, int index, int length)
    {
        int start = Math.Max(0, index - AroundCharacters);
        int end = Math.Min(text.Length, index + length + AroundCharacters);
        return $"{text[start..index]}{new string('*', length)}{text[(index + length)..end]}";
    }

    private static string Unescape(string text)
    {
        string json = JsonEscape().Replace(
            text,
            static match => ((char)int.Parse(
                match.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return json.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(json) : json;
    }

    private static string? TryDecode(string run)
    {
        string standard = run.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        standard = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        byte[] bytes = new byte[standard.Length];
        if (!Convert.TryFromBase64String(standard, bytes, out int written))
        {
            return null;
        }

        string decoded = Encoding.UTF8.GetString(bytes, 0, written);
        return decoded.Contains('\uFFFD', StringComparison.Ordinal) ? null : decoded;
    }

    [GeneratedRegex(@"\d+(?:[ .\-]\d+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex JsonEscape();

    [GeneratedRegex("[A-Za-z0-9+/_-]{16,}={0,2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Base64();
}
