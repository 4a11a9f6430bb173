using System.Globalization;
using System.Text;

namespace Disbursement.Functions.Tests.Privacy;

/// <summary>The numbers and names of people that went into a month, as a searcher wants them.</summary>
internal sealed class PersonalTexts
{
    /// <summary>Shorter numbers are too many things: a sum, a code, a count.</summary>
    public const int DigitsMin = 8;

    private static readonly string[] NumberHeaders = ["so dinh danh", "so tai khoan", "dien thoai", "citizen id", "account", "holder id"];
    private static readonly string[] NameHeaders = ["ho va ten", "ho ten", "chu tai khoan", "full name", "holder name"];

    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Citizen ids, account and telephone numbers.</summary>
    public IReadOnlySet<string> Numbers => _numbers;

    /// <summary>Names, folded: lower case, no diacritics, one space.</summary>
    public IReadOnlySet<string> Names => _names;

    /// <summary>Words of the longest name.</summary>
    public int WordsMax { get; private set; } = 2;

    /// <summary>Reads every list of a folder and the truth behind them.</summary>
    public static PersonalTexts Read(string parties)
    {
        var texts = new PersonalTexts();
        foreach (string folder in (string[])["inbox", "world"])
        {
            foreach (string path in Directory.EnumerateFiles(
                Path.Combine(parties, folder), "*.csv", SearchOption.AllDirectories))
            {
                texts.ReadList(File.ReadAllLines(path));
            }
        }

        return texts;
    }

    /// <summary>Adds a number.</summary>
    public void AddNumber(string number)
    {
        string digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (digits.Length >= DigitsMin)
        {
            _numbers.Add(digits);
        }
    }

    /// <summary>Adds a name; one word alone is no name.</summary>
    public void AddName(string name)
    {
        string folded = Fold(name);
        int words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (words >= 2)
        {
            _names.Add(folded);
            WordsMax = Math.Max(WordsMax, words);
        }
    }

    /// <summary>Lower case without diacritics; whatever is neither letter nor digit becomes one space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            char lower = char.ToLowerInvariant(letter);
            if (char.IsLetterOrDigit(lower))
            {
                folded.Append(lower == 'đ' ? 'd' : lower);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    private void ReadList(string[] lines)
    {
        (int header, char separator, bool[] numbers, bool[] names) = FindHeader(lines);
        foreach (string line in lines.Skip(header + 1))
        {
            string[] cells = line.Split(separator);
            for (int index = 0; index < Math.Min(cells.Length, numbers.Length); index++)
            {
                string cell = cells[index].Trim('"', ' ');
                if (numbers[index])
                {
                    AddNumber(cell);
                }
                else if (names[index])
                {
                    AddName(cell);
                }
            }
        }
    }

    private static (int Row, char Separator, bool[] Numbers, bool[] Names) FindHeader(string[] lines)
    {
        for (int row = 0; row < Math.Min(lines.Length, 20); row++)
        {
            foreach (char separator in (char[])[',', ';', '\t'])
            {
                string[] cells = [.. lines[row].Split(separator).Select(Fold)];
                bool[] numbers = Array.ConvertAll(cells, cell => NumberHeaders.Any(cell.StartsWith));
                if (numbers.Any(static is_ => is_))
                {
                    return (row, separator, numbers, Array.ConvertAll(cells, cell => NameHeaders.Any(cell.StartsWith)));
                }
            }
        }

        // A world table without people, such as the parties' behaviour.
        return (lines.Length, ',', [], []);
    }
}
