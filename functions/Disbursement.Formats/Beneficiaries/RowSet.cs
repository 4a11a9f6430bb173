namespace Disbursement.Formats.Beneficiaries;

/// <summary>A set of row positions, one bit each: two million rows are 250 KB.</summary>
internal sealed class RowSet
{
    private const int BitsPerWord = 64;

    private ulong[] _words = new ulong[64];

    public int Count { get; private set; }

    /// <summary>Adds a position that is not in the set.</summary>
    public void Add(int row)
    {
        int word = row / BitsPerWord;
        if (word >= _words.Length)
        {
            Array.Resize(ref _words, word * 2);
        }

        _words[word] |= 1UL << (row % BitsPerWord);
        Count++;
    }

    public bool Contains(int row)
    {
        int word = row / BitsPerWord;
        return word < _words.Length && (_words[word] & (1UL << (row % BitsPerWord))) != 0;
    }
}
