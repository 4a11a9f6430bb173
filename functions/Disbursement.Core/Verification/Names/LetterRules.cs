namespace Disbursement.Core.Verification.Names;

/// <summary>What may happen to the letters of one person's name, the likelier first.</summary>
internal static class LetterRules
{
    /// <summary>
    /// Words shorter than this are different words when one letter differs: HA and HOA are two names.
    /// </summary>
    private const int EditWordMin = 3;

    /// <summary>Names shorter than this, in letters, may not differ in a letter and in spacing at once.</summary>
    private const int EditNameMin = 8;

    /// <summary>Signs that readers take for one another, each turned into the first of its kind.</summary>
    private static readonly (char Sign, char Kind)[] Alike =
        [('0', 'O'), ('Q', 'O'), ('1', 'I'), ('L', 'I'), ('|', 'I'), ('5', 'S'), ('8', 'B'), ('2', 'Z'), ('6', 'G')];

    /// <summary>Finds why two sequences of words may be one person's; <see langword="null"/> if not.</summary>
    public static NameReason? Find(string[] ours, string[] theirs) => true switch
    {
        _ when TypingResidue.Explains(ours, theirs) || TypingResidue.Explains(theirs, ours) =>
            NameReason.TypingResidue,
        _ when LookAlike(ours) == LookAlike(theirs) => NameReason.LookAlikes,
        _ when DiffersByOneEdit(ours, theirs) || DiffersByOneEditAndSpace(ours, theirs) => NameReason.OneEdit,
        _ => null,
    };

    private static string LookAlike(string[] words)
    {
        string text = string.Join(' ', words);
        foreach ((char sign, char kind) in Alike)
        {
            text = text.Replace(sign, kind);
        }

        return text.Replace("RN", "M", StringComparison.Ordinal).Replace("VV", "W", StringComparison.Ordinal);
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

    /// <summary>RO CHAM and RCHAM: a short word lost its letter with its space. The given name stays equal.</summary>
    private static bool DiffersByOneEditAndSpace(string[] left, string[] right)
    {
        (string one, string other) = (string.Concat(left), string.Concat(right));
        return Math.Abs(left.Length - right.Length) == 1
            && left[^1] == right[^1] && left[0][0] == right[0][0]
            && Math.Min(one.Length, other.Length) >= EditNameMin
            && IsOneEdit(one, other);
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
}
