namespace Disbursement.Core.Verification.Names;

/// <summary>A name in the forms it is compared in; personal data.</summary>
/// <param name="Words">Upper case words without marks; letters and digits only.</param>
/// <param name="Key">The words with the particle H' joined to what follows: what must be equal for a match.</param>
/// <param name="Marked">All letters with the marks that make a letter, the tones of a word behind it.</param>
/// <param name="Plain">Upper case without marks, punctuation kept, single spaces.</param>
/// <param name="Composed">Upper case with marks, punctuation kept, NFC.</param>
internal sealed record FoldedName(string[] Words, string Key, string Marked, string Plain, string Composed)
{
    /// <summary>Whether nothing is left to compare.</summary>
    public bool IsEmpty => Words.Length == 0;

    /// <summary>Whether any letter carries a mark, Đ included; a plain name claims nothing about marks.</summary>
    public bool HasMarks => !System.Text.Ascii.IsValid(Marked);

    /// <summary>Nothing of the name.</summary>
    public override string ToString() => nameof(FoldedName);
}
