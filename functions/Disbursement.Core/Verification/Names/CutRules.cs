namespace Disbursement.Core.Verification.Names;

/// <summary>Tells a name that was cut by a narrow field from the shorter name of another person.</summary>
internal static class CutRules
{
    /// <summary>The narrowest field known to cut names, in characters; a shorter prefix is another name.</summary>
    private const int WidthMin = 16;

    /// <summary>
    /// Widths of fields that names pass through: embossed card lines (19 to 22, 26 with the magnetic stripe of
    /// ISO/IEC 7813), the merchant name of an EMV QR (25), core-banking short names (20, 24, 30), a SWIFT line (35),
    /// and 40, 50, 70 of older messages.
    /// </summary>
    private static readonly int[] Widths = [16, 19, 20, 21, 22, 24, 25, 26, 30, 32, 35, 40, 50, 70];

    /// <summary>Whether the bank's words are the payee's, cut.</summary>
    /// <param name="ours">The payee's words.</param>
    /// <param name="theirs">The bank's words.</param>
    /// <param name="fieldLength">Characters of the bank's whole text, titles and punctuation included.</param>
    /// <remarks>
    /// A cut inside a word is a cut at any width. A cut between two words leaves what looks like a whole name, another
    /// person's perhaps: then the length must be a known width, or one less, for the space that was trimmed.
    /// </remarks>
    public static bool IsCut(string[] ours, string[] theirs, int fieldLength)
    {
        string whole = string.Join(' ', ours);
        string cut = string.Join(' ', theirs);
        if (cut.Length < WidthMin || cut.Length >= whole.Length || !whole.StartsWith(cut, StringComparison.Ordinal))
        {
            return false;
        }

        bool insideWord = whole[cut.Length] != ' ';
        return insideWord || IsWidth(cut.Length) || IsWidth(fieldLength);
    }

    private static bool IsWidth(int length) => Widths.Contains(length) || Widths.Contains(length + 1);
}
