namespace Disbursement.Core.Verification.Names;

/// <summary>Reads a text as names: as it stands, without titles and notes, and owner by owner.</summary>
internal static class NameReadings
{
    /// <summary>Owners of one account; a text with more separators than that is no list of owners.</summary>
    private const int OwnersMax = 4;

    private static readonly char[] OwnerSigns = ['&', '/', ';', ',', '+', '-'];

    /// <summary>The readings of the payee's name on the list: titles and notes happen there too.</summary>
    public static IReadOnlyList<NameReading> OfPayee(string plain) => WithTitlesLeftOut(OneOwner(plain));

    /// <summary>The readings of the bank's text.</summary>
    public static IReadOnlyList<NameReading> OfBank(string plain)
    {
        List<NameReading> owners = [.. OneOwner(plain)];
        string[] words = NameFolding.WordsOf(plain);
        owners.AddRange(PartsBetween(words, Phrases.Guardians, NameReason.GuardianAccount));
        owners.AddRange(PartsBetween(words, Phrases.Joints, NameReason.JointName));
        owners.AddRange(BySigns(plain));
        int business = Phrases.LengthAt(words, 0, Phrases.Businesses);
        if (business > 0)
        {
            owners.Add(new NameReading(words[business..], NameReason.BusinessAccount));
        }

        return WithTitlesLeftOut(owners);
    }

    private static IEnumerable<NameReading> OneOwner(string plain)
    {
        string[] words = NameFolding.WordsOf(plain);
        yield return new NameReading(words, null);
        string[] bare = WithoutNotes(NameFolding.WordsOf(WithoutBrackets(plain)));
        if (bare.Length > 0 && bare.Length < words.Length)
        {
            yield return new NameReading(bare, NameReason.AccountNote);
        }
    }

    /// <summary>Drops what stands in round or square brackets, unclosed ones too: fields get cut there.</summary>
    private static string WithoutBrackets(string plain)
    {
        var rest = new System.Text.StringBuilder(plain.Length);
        int depth = 0;
        foreach (char character in plain)
        {
            depth += character is '(' or '[' ? 1 : 0;
            rest.Append(depth > 0 ? ' ' : character);
            depth -= character is ')' or ']' && depth > 0 ? 1 : 0;
        }

        return rest.ToString();
    }

    private static string[] WithoutNotes(string[] words)
    {
        int front = Phrases.LengthAt(words, 0, Phrases.Notes);
        string[] rest = words[front..];
        int behind;
        do
        {
            bool number = rest.Length > 0 && rest[^1].All(char.IsAsciiDigit);
            behind = number ? 1 : Phrases.LengthAtEnd(rest, Phrases.Notes);
            rest = rest[..^behind];
        }
        while (behind > 0);
        return IsTwice(rest) ? rest[..(rest.Length / 2)] : rest;
    }

    /// <summary>A name printed twice, as when owner and account label are both shown.</summary>
    private static bool IsTwice(string[] words)
    {
        int half = words.Length / 2;
        return words.Length >= 4 && words.AsSpan(0, half).SequenceEqual(words.AsSpan(half));
    }

    private static List<NameReading> PartsBetween(
        string[] words, IReadOnlyList<string[]> phrases, NameReason reason)
    {
        var parts = new List<NameReading>();
        int start = 0;
        int at = 0;
        while (at < words.Length)
        {
            // A separator needs a name before it: VA is a Hmong family name too, and VO CHONG goes in front of two.
            int length = Phrases.LengthAt(words, at, phrases);
            length = length == 1 && at == start && words[at] != "VC" ? 0 : length;
            if (length > 0)
            {
                AddPart(parts, words[start..at], reason);
                start = at + length;
            }

            at += Math.Max(1, length);
        }

        AddPart(parts, words[start..], reason);
        bool parted = parts.Count > 1 || (parts.Count == 1 && parts[0].Words.Length < words.Length);
        return parted && parts.Count <= OwnersMax ? parts : [];
    }

    private static NameReading[] BySigns(string plain)
    {
        NameReading[] parts =
        [
            .. plain.Split(OwnerSigns, StringSplitOptions.RemoveEmptyEntries)
                .Select(static part => NameFolding.WordsOf(part))
                .Where(static words => words.Length > 1)
                .Select(ReadPart),
        ];
        return parts.Length is > 1 and <= OwnersMax ? parts : [];
    }

    private static NameReading ReadPart(string[] words)
    {
        int guardian = Phrases.LengthAtEnd(words, Phrases.Guardians);
        return new NameReading(words[..^guardian], guardian > 0 ? NameReason.GuardianAccount : NameReason.JointName);
    }

    private static void AddPart(List<NameReading> parts, string[] words, NameReason reason)
    {
        if (words.Length > 0)
        {
            parts.Add(new NameReading(words, reason));
        }
    }

    private static List<NameReading> WithTitlesLeftOut(IEnumerable<NameReading> readings)
    {
        var all = new List<NameReading>();
        foreach (NameReading reading in readings)
        {
            all.Add(reading);
            string[] untitled = WithoutTitles(reading.Words);
            if (untitled.Length > 0 && untitled.Length < reading.Words.Length)
            {
                all.Add(new NameReading(untitled, reading.Reason ?? NameReason.Honorific));
            }
        }

        return all;
    }

    private static string[] WithoutTitles(string[] words)
    {
        int front = Phrases.LengthAt(words, 0, Phrases.Titles);
        front += Phrases.LengthAt(words, front, Phrases.Titles); // ONG BS NGUYEN …, KHACH HANG ONG …
        string[] rest = words[Math.Min(front, words.Length)..];
        return rest[..^Phrases.LengthAtEnd(rest, Phrases.TitlesBehind)];
    }
}
