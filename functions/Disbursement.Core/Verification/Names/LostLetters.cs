namespace Disbursement.Core.Verification.Names;

/// <summary>Recognises names whose marked letters an old system replaced by question marks or dropped.</summary>
internal static class LostLetters
{
    /// <summary>Letters that must be left to recognise a name by.</summary>
    private const int LettersMin = 4;

    private const char LatinOneLast = '\u00FF';

    /// <summary>Whether the bank's text is the payee's name with letters lost.</summary>
    public static NameReason? Find(FoldedName ours, FoldedName theirs)
    {
        string plain = theirs.Plain.Replace('\uFFFD', '?');
        bool lost = plain.Contains('?')
            ? Fits(string.Join(' ', ours.Words), plain)
                || Fits(string.Join(' ', ours.Words), plain.Replace("??", "?", StringComparison.Ordinal))
            : Dropped(ours, theirs, '\u007F') || Dropped(ours, theirs, LatinOneLast);
        return lost ? NameReason.LettersLost : null;
    }

    /// <summary>Each question mark stands for one letter; at least half of the letters must be left.</summary>
    private static bool Fits(string ours, string theirs)
    {
        int left = theirs.Count(char.IsLetter);
        return ours.Length == theirs.Length && left >= LettersMin && left * 2 >= ours.Length
            && ours.Zip(theirs).All(static pair => pair.First == pair.Second
                || (pair.Second == '?' && pair.First != ' '));
    }

    /// <summary>All letters beyond the last one an encoding holds are gone.</summary>
    private static bool Dropped(FoldedName ours, FoldedName theirs, char last)
    {
        string left = string.Concat(ours.Composed.Where(character => character <= last));
        string[] words = NameFolding.WordsOf(NameFolding.Fold(left).Plain);
        string kept = string.Concat(words);
        return left.Length < ours.Composed.Length && kept.Length >= LettersMin
            && kept == string.Concat(theirs.Words);
    }
}
