using Disbursement.Core.Identity;
using Disbursement.Core.Text;

namespace Disbursement.Core.Verification;

/// <summary>
/// Compares the name a bank keeps with the payee's name, the way Vietnamese names go wrong (DOMAIN 5.5).
/// </summary>
/// <remarks>
/// Only names that are equal after folding match. Everything that might still be the same person is close, and close
/// is held for a person: a wrong "match" pays a stranger, a wrong "close" costs a telephone call.
/// </remarks>
public static class NameComparison
{
    /// <summary>
    /// The shortest bank field known to cut names, in characters; a shorter prefix is another name, not a cut one.
    /// </summary>
    private const int TruncationMin = 16;

    /// <summary>
    /// Words shorter than this are different words when one letter differs: HA and HOA are two names.
    /// </summary>
    private const int EditWordMin = 3;

    private static readonly string[] Honorifics =
        ["ONG", "BA", "ANH", "CHI", "CO", "BAC", "MR", "MRS", "MS", "MISS"];

    private static readonly string[] JointMarks = [" VA ", " AND ", " HOAC ", "&", "/", ";", ",", " - "];

    /// <summary>Compares the payee's name with the bank's.</summary>
    /// <param name="payee">Who is to receive: the beneficiary for CC, else the receiver.</param>
    /// <param name="bankName">The owner's name as the institution gives it; may be empty.</param>
    public static NameMatch Compare(PersonName payee, string? bankName)
    {
        string theirs = Fold(bankName ?? "");
        string ours = Fold(payee.Reveal());
        if (theirs.Length == 0)
        {
            return Close(NameReason.NoBankName);
        }

        if (ours == theirs)
        {
            return MarksDiffer(payee.Reveal(), bankName!)
                ? Close(NameReason.MarksDiffer)
                : new NameMatch(NameOutcome.Match, NameReason.Identical);
        }

        return FindCloseness(ours, theirs, bankName!) is { } reason
            ? Close(reason)
            : new NameMatch(NameOutcome.Different, NameReason.OtherName);
    }

    private static NameReason? FindCloseness(string ours, string theirs, string bankName)
    {
        string[] ourWords = ours.Split(' ');
        string[] theirWords = theirs.Split(' ');
        return theirs switch
        {
            _ when Joined(ours) == Joined(theirs) => NameReason.SpacingDiffers,
            _ when SameWords(ourWords, theirWords) => NameReason.OrderDiffers,
            _ when HasHonorific(ourWords, theirWords) => NameReason.Honorific,
            _ when IsOneOfSeveral(ours, bankName) => NameReason.JointName,
            _ when theirs.Length >= TruncationMin && ours.StartsWith(theirs, StringComparison.Ordinal) =>
                NameReason.Truncated,
            _ when MissesMiddle(ourWords, theirWords) => NameReason.MissingMiddleName,
            _ when ours.Replace('Y', 'I') == theirs.Replace('Y', 'I') => NameReason.SpellingIY,
            _ when DiffersByOneEdit(ourWords, theirWords) => NameReason.OneEdit,
            _ => null,
        };
    }

    /// <summary>Upper case, no marks, letters and single spaces only.</summary>
    private static string Fold(string name)
    {
        string plain = VietnameseText.Transliterate(name);
        return VietnameseText.CollapseSpaces(
            string.Concat(plain.Select(character => char.IsAsciiLetterOrDigit(character) ? character : ' ')));
    }

    /// <summary>
    /// Whether both sides have marks and the marks disagree; a bank's plain name proves nothing either way.
    /// </summary>
    private static bool MarksDiffer(string ours, string theirs)
    {
        if (!PersonName.TryParse(theirs, out PersonName name))
        {
            return false; // broken letters cannot be compared mark by mark; the folded form was equal
        }

        string left = VietnameseText.FoldTonePlacement(ours).ToUpperInvariant();
        string right = VietnameseText.FoldTonePlacement(name.Reveal()).ToUpperInvariant();
        bool bothMarked = VietnameseText.RemoveMarks(left) != left && VietnameseText.RemoveMarks(right) != right;
        return bothMarked && left != right;
    }

    private static string Joined(string folded) => folded.Replace(" ", "", StringComparison.Ordinal);

    private static bool SameWords(string[] left, string[] right) =>
        left.Order(StringComparer.Ordinal).SequenceEqual(right.Order(StringComparer.Ordinal));

    private static bool HasHonorific(string[] ours, string[] theirs) =>
        theirs.Length == ours.Length + 1 && Honorifics.Contains(theirs[0]) && theirs.Skip(1).SequenceEqual(ours);

    private static bool IsOneOfSeveral(string ours, string bankName)
    {
        // Transliterating drops the marks that part owners, so only case and diacritics are folded first.
        string plain = VietnameseText.CollapseSpaces(VietnameseText.RemoveMarks(bankName)).ToUpperInvariant();
        string[] owners = plain.Split(JointMarks, StringSplitOptions.RemoveEmptyEntries);
        return owners.Length > 1 && owners.Any(owner => Fold(owner) == ours);
    }

    private static bool MissesMiddle(string[] left, string[] right)
    {
        (string[] longer, string[] shorter) = left.Length > right.Length ? (left, right) : (right, left);
        return shorter.Length >= 2 && longer.Length > shorter.Length
            && longer[0] == shorter[0] && longer[^1] == shorter[^1]
            && IsSubsequence(shorter, longer);
    }

    private static bool IsSubsequence(string[] shorter, string[] longer)
    {
        int found = 0;
        foreach (string word in longer)
        {
            found += found < shorter.Length && shorter[found] == word ? 1 : 0;
        }

        return found == shorter.Length;
    }

    private static bool DiffersByOneEdit(string[] left, string[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        int[] different = [.. Enumerable.Range(0, left.Length).Where(index => left[index] != right[index])];
        return different is [int only]
            && Math.Min(left[only].Length, right[only].Length) >= EditWordMin
            && IsOneEdit(left[only], right[only]);
    }

    /// <summary>One letter replaced, inserted, dropped, or two neighbours exchanged.</summary>
    private static bool IsOneEdit(string left, string right)
    {
        (string longer, string shorter) = left.Length >= right.Length ? (left, right) : (right, left);
        if (longer.Length - shorter.Length > 1)
        {
            return false;
        }

        int head = 0;
        while (head < shorter.Length && longer[head] == shorter[head])
        {
            head++;
        }

        int tail = 0;
        while (tail < shorter.Length - head && longer[^(tail + 1)] == shorter[^(tail + 1)])
        {
            tail++;
        }

        int middle = longer.Length - head - tail;
        bool exchanged = longer.Length == shorter.Length && middle == 2
            && longer[head] == shorter[head + 1] && longer[head + 1] == shorter[head];
        return middle <= 1 || exchanged;
    }

    private static NameMatch Close(NameReason reason) => new(NameOutcome.Close, reason);
}
