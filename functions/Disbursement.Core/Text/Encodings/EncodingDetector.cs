using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Disbursement.Core.Text.Encodings;

/// <summary>Tells the encoding of bytes by decoding their words in each and asking which reads as Vietnamese.</summary>
/// <remarks>
/// Nothing is taken on a thin majority: a name decoded wrongly would be paid under a wrong name, a question costs a
/// day. Pure; the caller chooses the sample (DOMAIN 7.5).
/// </remarks>
public static class EncodingDetector
{
    /// <summary>By so many points the best reading must lead at least: one word that only it can read.</summary>
    private const int LeadMin = 4;

    /// <summary>And by this part of its points, in per cent, for long texts.</summary>
    private const int LeadPercent = 15;

    /// <summary>A text of more different words does not happen to be UTF-8.</summary>
    private const int ChanceWordsMax = 4;

    private static readonly SearchValues<byte> ForeignBytes = SearchValues.Create(
        [2, 5, 6, 0x14, 0x19, 0x1E, .. Enumerable.Range(0x80, 0x80).Select(static value => (byte)value)]);

    private static readonly SearchValues<byte> WordBytes = SearchValues.Create(
    [
        2, 5, 6, 0x14, 0x19, 0x1E,
        .. Enumerable.Range('A', 26).Select(static value => (byte)value),
        .. Enumerable.Range('a', 26).Select(static value => (byte)value),
        .. Enumerable.Range(0x80, 0x80).Select(static value => (byte)value),
    ]);

    /// <summary>The first byte that is more than ASCII text, or -1; the controls that VISCII uses count.</summary>
    public static int IndexOfForeign(ReadOnlySpan<byte> bytes) => bytes.IndexOfAny(ForeignBytes);

    /// <summary>Where the word starts that ends before a position.</summary>
    public static int StartOfWord(ReadOnlySpan<byte> bytes, int end) =>
        bytes[..end].LastIndexOfAnyExcept(WordBytes) + 1;

    /// <summary>Judges a sample without byte order mark.</summary>
    /// <param name="sample">Bytes from a word's start to a word's end.</param>
    /// <param name="stated">The encoding the officer named, or none.</param>
    public static EncodingVerdict Judge(ReadOnlySpan<byte> sample, TextEncodingKind? stated = null)
    {
        IReadOnlyCollection<string> words = ForeignWords(sample);
        if (Utf8.IsValid(sample))
        {
            TextFit unicode = Sum(words, static word => Encoding.UTF8.GetString(ToBytes(word)), capitals: false);
            if (unicode.Impossible == 0 || words.Count > ChanceWordsMax)
            {
                return Of(EncodingCertainty.Certain, TextEncodingKind.Utf8, unicode);
            }

            // Two letters of VISCII may happen to be one of UTF-8, as Đặ is a Cyrillic letter.
            EncodingVerdict other = JudgeLegacy(words, stated);
            return other.Fit is { Impossible: 0, IsPlausible: true }
                ? other
                : Of(EncodingCertainty.Certain, TextEncodingKind.Utf8, unicode);
        }

        return JudgeLegacy(words, stated);
    }

    /// <summary>Tells whether a line reads clearly better, and wholly so, in another old encoding.</summary>
    /// <param name="line">The line's bytes.</param>
    /// <param name="kind">The encoding of the file.</param>
    public static bool ReadsBetterElsewhere(ReadOnlySpan<byte> line, TextEncodingKind kind)
    {
        IReadOnlyCollection<string> words = ForeignWords(line);
        int own = Reading.Of(kind, words).Fit.Points;
        return LegacyCodePage.Kinds.Where(other => other != kind)
            .Select(other => Reading.Of(other, words).Fit)
            .Any(other => other is { Impossible: 0, Others: 0 } && other.Points - own >= LeadMin);
    }

    /// <summary>Judges the bytes of one text that is certainly not Unicode.</summary>
    /// <param name="words">Its words, each byte as one character.</param>
    /// <param name="stated">The encoding the officer named, or none.</param>
    /// <param name="leadMinOverRare">By how many points the best reading must lead those in rare encodings.</param>
    internal static EncodingVerdict JudgeLegacy(
        IReadOnlyCollection<string> words, TextEncodingKind? stated, int leadMinOverRare = LeadMin)
    {
        Reading[] readings =
        [
            .. LegacyCodePage.Kinds.Select(kind => Reading.Of(kind, words))
                .OrderByDescending(static reading => reading.Fit.Points),
        ];
        Reading best = readings[0];
        TextEncodingKind[] plausible =
            [.. readings.Where(static reading => reading.Fit.IsPlausible).Select(static reading => reading.Kind)];
        bool leads = best.Fit.IsPlausible && readings.Skip(1).All(other => Leads(best, other, leadMinOverRare));
        Reading? named = Array.Find(readings, reading => reading.Kind == stated);
        if (named is not null)
        {
            // A clear contradiction is asked about: the name of the file may be left over from another list.
            bool agrees = leads && named.Text == best.Text;
            EncodingCertainty said = agrees ? EncodingCertainty.Certain
                : named.Fit.IsPlausible && !leads ? EncodingCertainty.Stated
                : EncodingCertainty.Contradicted;
            return new EncodingVerdict(said, named.Kind, plausible, named.Fit);
        }

        EncodingCertainty certainty = leads ? EncodingCertainty.Certain
            : plausible.Length > 0 ? EncodingCertainty.Uncertain
            : EncodingCertainty.Unreadable;
        return new EncodingVerdict(certainty, best.Kind, plausible, best.Fit);
    }

    /// <summary>The different words that hold more than ASCII letters, each byte as one character.</summary>
    internal static IReadOnlyCollection<string> ForeignWords(ReadOnlySpan<byte> bytes)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        while (IndexOfForeign(bytes) is >= 0 and int foreign)
        {
            int from = StartOfWord(bytes, foreign);
            int length = bytes[from..].IndexOfAnyExcept(WordBytes);
            length = length < 0 ? bytes.Length - from : length;
            words.Add(Encoding.Latin1.GetString(bytes.Slice(from, length)));
            bytes = bytes[(from + length)..];
        }

        return words;
    }

    private static bool Leads(Reading best, Reading other, int leadMinOverRare)
    {
        int leadMin = other.Kind.IsRare() ? leadMinOverRare : LeadMin;
        int lead = best.Fit.Points - other.Fit.Points;
        return best.Text == other.Text || lead >= Math.Max(leadMin, best.Fit.Points * LeadPercent / 100);
    }

    private static TextFit Sum(IEnumerable<string> words, Func<string, string> decode, bool capitals) =>
        words.Aggregate(default(TextFit), (fit, word) => fit + TextFit.Of(decode(word), capitals));

    private static byte[] ToBytes(string word) => Encoding.Latin1.GetBytes(word);

    private static EncodingVerdict Of(EncodingCertainty certainty, TextEncodingKind kind, TextFit fit) =>
        new(certainty, kind, [kind], fit);

    /// <summary>All words decoded in one encoding.</summary>
    private sealed record Reading(TextEncodingKind Kind, string Text, TextFit Fit)
    {
        public static Reading Of(TextEncodingKind kind, IReadOnlyCollection<string> words)
        {
            LegacyCodePage page = LegacyCodePage.Of(kind);
            bool capitals = kind == TextEncodingKind.Tcvn3;
            var text = new StringBuilder();
            TextFit fit = default;
            foreach (string word in words)
            {
                string decoded = page.Decode(ToBytes(word));
                fit += TextFit.Of(decoded, capitals);
                text.Append(decoded).Append('\n');
            }

            return new Reading(kind, text.ToString(), fit);
        }
    }
}
