using System.Collections.Frozen;

namespace Disbursement.Core.Text.Encodings;

/// <summary>Syllables that lists of payees hold again and again: names of units, names of people, headers.</summary>
/// <remarks>Only words with a letter outside ASCII are kept, and none of a single letter: they tell nothing.</remarks>
public static class KnownWords
{
    private static readonly Lazy<FrozenSet<string>> Words = new(Load);

    /// <summary>All words, in lower case and NFC.</summary>
    public static IReadOnlyCollection<string> All => Words.Value;

    /// <summary>Tells whether a word, in lower case and NFC, is one of them.</summary>
    public static bool Contains(string word) => Words.Value.Contains(word);

    private static FrozenSet<string> Load() => Column("units.csv", "name").Concat(Column("known-words.csv", "words"))
        .SelectMany(static text => VietnameseText.ToNfc(text).ToLowerInvariant().Split(' ', '-', '\'', '.', ','))
        .Where(static word => word.Length > 1 && !System.Text.Ascii.IsValid(word))
        .ToFrozenSet(StringComparer.Ordinal);

    private static List<string> Column(string fileName, string column)
    {
        using StreamReader reader = DataTable.OpenShipped(fileName);
        DataTable table = DataTable.Parse(reader, column);
        return [.. table.Rows.Select(row => table.Cell(row, column))];
    }
}
