using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Disbursement.Core.Text.Encodings;

/// <summary>Every syllable that Vietnamese spelling allows: onset, rhyme and tone.</summary>
/// <remarks>
/// <para>Words are matched in lower case and NFC. Both places of the tone mark are known (hòa, hoà).</para>
/// <para>Spelling rules: k, gh and ngh before i, e, ê, y; c, g and ng before the rest; a rhyme that ends in c, ch, p
/// or t has sắc or nặng only. These rules are what tells a right decoding from a wrong one, so they are kept
/// strict: names in other languages of the country are no syllables here, and no decision rests on one word.</para>
/// </remarks>
public static class Syllables
{
    private const string TonedVowels = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ";
    private const int TonesPerVowel = 6;
    private const int ToneSharp = 2;
    private const int ToneHeavy = 5;

    private static readonly SearchValues<char> ShapedVowels = SearchValues.Create("ăâêôơư");

    /// <summary>Onsets that stand before any rhyme that does not start with i, e, ê or y.</summary>
    private static readonly string[] BackOnsets = ["c", "g", "ng"];

    /// <summary>Onsets that stand only before i, e, ê and y.</summary>
    private static readonly string[] FrontOnsets = ["k", "gh", "ngh"];

    private static readonly string[] FreeOnsets =
    [
        "", "b", "ch", "d", "đ", "gi", "h", "kh", "l", "m", "n", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x",
    ];

    private static readonly string[] Rhymes = string.Join(
        ' ',
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây",
        "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu",
        "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong",
        "oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung",
        "uơ up ut uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyt uyu",
        "ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y").Split(' ');

    /// <summary>Rhymes that stand without an onset only.</summary>
    private static readonly string[] BareRhymes = ["yêm", "yên", "yêng", "yêt", "yêu"];

    /// <summary>What follows qu.</summary>
    private static readonly string[] AfterQu =
        ("a ai an ang anh ao ac ach at ay ăc ăm ăn ăng ăp ăt ân âng ât ây "
            + "e en eo et ê êch ên ênh êt i it y ych yên yêt ynh yt ơ ôc").Split(' ');

    private static readonly Lazy<FrozenSet<string>> Spelt = new(
        () => Spell().ToFrozenSet(StringComparer.Ordinal));

    /// <summary>All syllables, in lower case and NFC, about 17,000.</summary>
    public static IReadOnlyCollection<string> All => Spelt.Value;

    /// <summary>Tells whether a word, in lower case and NFC, is a syllable.</summary>
    public static bool Contains(string word) => Spelt.Value.Contains(word);

    private static IEnumerable<string> Spell()
    {
        foreach (string rhyme in Rhymes)
        {
            bool front = rhyme[0] is 'i' or 'e' or 'ê' or 'y';
            foreach (string onset in (IEnumerable<string>)[.. FreeOnsets, .. front ? FrontOnsets : BackOnsets])
            {
                // "gii" is spelt "gi", and so are its toned forms, "gì".
                string whole = onset == "gi" && rhyme[0] == 'i' ? "g" + rhyme : onset + rhyme;
                foreach (string syllable in Toned(whole, whole.Length - rhyme.Length))
                {
                    yield return syllable;
                }
            }
        }

        foreach (string syllable in BareRhymes.SelectMany(rhyme => Toned(rhyme, 0))
            .Concat(AfterQu.SelectMany(rhyme => Toned("qu" + rhyme, 2))))
        {
            yield return syllable;
        }
    }

    /// <summary>A syllable in each tone it may have, the mark on each vowel where it may stand.</summary>
    /// <param name="plain">The syllable without tone.</param>
    /// <param name="rhymeAt">Where its rhyme starts.</param>
    private static IEnumerable<string> Toned(string plain, int rhymeAt)
    {
        bool stopped = plain[^1] is 'c' or 'p' or 't' || plain.EndsWith("ch", StringComparison.Ordinal);
        for (int tone = 0; tone < TonesPerVowel; tone++)
        {
            if (stopped && tone is not (ToneSharp or ToneHeavy))
            {
                continue;
            }

            foreach (int at in tone == 0 ? [rhymeAt] : TonePlaces(plain, rhymeAt))
            {
                yield return PutTone(plain, at, tone);
            }
        }
    }

    /// <summary>Where the mark stands: on ơ of ươ, on the last letter with a shape, else by the rhyme's end.</summary>
    private static IEnumerable<int> TonePlaces(string plain, int rhymeAt)
    {
        int shaped = plain.AsSpan().LastIndexOfAny(ShapedVowels);
        if (shaped >= rhymeAt)
        {
            return [shaped];
        }

        int first = rhymeAt;
        int last = first;
        while (last + 1 < plain.Length && TonedVowels.Contains(plain[last + 1], StringComparison.Ordinal))
        {
            last++;
        }

        bool closed = last + 1 < plain.Length;
        return (last - first, closed) switch
        {
            (0, _) => [first],
            (1, true) => [last],
            (1, false) when plain[first..] is "oa" or "oe" or "uy" => [first, last],
            (1, false) => [first],
            _ => [first + 1],
        };
    }

    private static string PutTone(string plain, int at, int tone)
    {
        var toned = new StringBuilder(plain);
        toned[at] = TonedVowels[TonedVowels.IndexOf(plain[at], StringComparison.Ordinal) + tone];
        return toned.ToString();
    }
}
