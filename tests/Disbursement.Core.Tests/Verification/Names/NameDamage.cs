using System.Text;
using Disbursement.Core.Text;

namespace Disbursement.Core.Tests.Verification.Names;

/// <summary>Damages names as keyboards, scanners, fields and people do.</summary>
internal sealed class NameDamage(NameDice dice)
{
    private const string Letters = "ABCDEGHIKLMNOPQRSTUVXY";
    private static readonly (char Mark, char Telex, char Vni)[] Tones =
        [('\u0301', 'S', '1'), ('\u0300', 'F', '2'), ('\u0309', 'R', '3'), ('\u0303', 'X', '4'), ('\u0323', 'J', '5')];

    /// <summary>Mixed case, doubled and outer spaces.</summary>
    public string CaseAndSpaces(string plain) => string.Concat(plain.Select(character =>
        character == ' ' ? new string(' ', 1 + dice.Below(3))
        : (dice.OneIn(3) ? char.ToLowerInvariant(character) : character).ToString())) + (dice.OneIn(2) ? " " : "");

    /// <summary>The tone on the other vowel of oa, oe, uy.</summary>
    public static string MoveTone(string name) => name
        .Replace("òa", "oà").Replace("óa", "oá").Replace("ỏe", "oẻ").Replace("úy", "uý").Replace("ùy", "uỳ")
        .ToUpperInvariant();

    /// <summary>Keys of Telex left in: the tone at the end of its word.</summary>
    public static string Telex(string name) => string.Join(' ', name.Split(' ').Select(static word =>
        Typed(word, '\u0302', static letter => letter, tone => tone.Telex, 'W', "DD")));

    /// <summary>Keys of VNI left in.</summary>
    public static string Vni(string name) => string.Join(' ', name.Split(' ').Select(static word =>
        Typed(word, '\u0302', static _ => '6', tone => tone.Vni, '7', "D9")));

    /// <summary>First letters for everything but the given name, sometimes only for the middle.</summary>
    public string Initials(string[] words)
    {
        bool middleOnly = dice.OneIn(2);
        string dot = dice.OneIn(2) ? "." : "";
        return string.Join(' ', words.Select((word, at) =>
            at == words.Length - 1 || (at == 0 && middleOnly) ? word : word[..1] + dot));
    }

    /// <summary>One space fewer.</summary>
    public string DropSpace(string plain)
    {
        int[] spaces = [.. Enumerable.Range(0, plain.Length).Where(at => plain[at] == ' ')];
        return plain.Remove(dice.Of(spaces), 1);
    }

    /// <summary>One letter of one longer word replaced, doubled, dropped or exchanged with its neighbour.</summary>
    public string Typo(string[] words)
    {
        int[] longer = [.. Enumerable.Range(0, words.Length).Where(at => words[at].Length > 3)];
        int longest = Enumerable.Range(0, words.Length).MaxBy(at => words[at].Length);
        int chosen = longer.Length == 0 ? longest : dice.Of(longer);
        string word = words[chosen];
        int place = 1 + dice.Below(word.Length - 1);
        string[] damaged = [.. words];
        damaged[chosen] = dice.Below(4) switch
        {
            0 => string.Concat(word.AsSpan(0, place), Letters[dice.Below(Letters.Length)].ToString(), word.AsSpan(place + 1)),
            1 => word.Insert(place, word[place].ToString()),
            2 => word.Remove(place, 1),
            _ => string.Concat(word[..(place - 1)], word[place], word[place - 1], word[(place + 1)..]),
        };
        return damaged[chosen] == word ? string.Join(' ', words) + "H" : string.Join(' ', damaged);
    }

    /// <summary>Digits for letters, as a scanner reads them.</summary>
    public string LookAlike(string plain)
    {
        string damaged = dice.OneIn(2) ? plain.Replace('O', '0') : plain.Replace('I', '1');
        return damaged == plain ? plain.Replace('O', '0').Replace('I', 'l').Replace('S', '5').Replace('G', '6') : damaged;
    }

    /// <summary>A question mark for every letter beyond Latin-1.</summary>
    public static string LoseLetters(string upper) =>
        string.Concat(upper.Select(static letter => letter > '\u00FF' ? '?' : letter));

    /// <summary>Another tone on the given name, or one where there was none.</summary>
    public static string ChangeTone(string name)
    {
        string decomposed = name.Normalize(NormalizationForm.FormD);
        int start = decomposed.LastIndexOf(' ');
        string given = decomposed[start..];
        string bare = string.Concat(given.Where(static mark => !Tones.Any(tone => tone.Mark == mark)));
        int vowel = bare.IndexOfAny([.. "aeiouyAEIOUY"]);
        bool grave = given.Contains('\u0300');
        string toned = bare.Insert(vowel + 1, grave ? "\u0301" : "\u0300");
        return (decomposed[..start] + toned).Normalize(NormalizationForm.FormC);
    }

    private static string Typed(
        string word, char circumflex, Func<char, char> circumflexKey,
        Func<(char Mark, char Telex, char Vni), char> toneKey, char hookKey, string stroke)
    {
        var typed = new StringBuilder();
        string end = "";
        foreach (char character in word.ToUpperInvariant().Normalize(NormalizationForm.FormD))
        {
            (char Mark, char Telex, char Vni) tone = Array.Find(Tones, each => each.Mark == character);
            if (tone.Mark != '\0')
            {
                end = toneKey(tone).ToString();
            }
            else if (character == circumflex)
            {
                typed.Append(circumflexKey(typed[^1]));
            }
            else if (character is '\u0306' or '\u031B')
            {
                typed.Append(character == '\u0306' && hookKey == '7' ? '8' : hookKey);
            }
            else
            {
                typed.Append(character == 'Đ' ? stroke : VietnameseText.RemoveMarks(character.ToString()));
            }
        }

        return typed.Append(end).ToString();
    }
}
