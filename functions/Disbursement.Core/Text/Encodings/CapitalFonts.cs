namespace Disbursement.Core.Text.Encodings;

/// <summary>Capitals of TCVN3: toned capitals have no byte, so capital fonts draw small letters as capitals.</summary>
/// <remarks>
/// A name typed in such a font reads <c>NGUYễN VăN A</c> once decoded (DOMAIN 7.2). A cell whose plain letters are all
/// capitals was meant in capitals; where only a first letter is plain (<c>Hà</c>), it is left as it stands.
/// </remarks>
internal static class CapitalFonts
{
    /// <summary>Two plain capitals in one word show that the whole cell was meant in capitals.</summary>
    private const int PlainCapitalsMin = 2;

    /// <summary>Gives a decoded cell its capitals back where its plain letters show that it had them.</summary>
    /// <param name="text">A cell, decoded from TCVN3.</param>
    public static string Restore(string text) => IsInCapitals(text) ? text.ToUpperInvariant() : text;

    /// <summary>Tells whether a decoded word or cell was meant in capitals.</summary>
    public static bool IsInCapitals(ReadOnlySpan<char> text)
    {
        int run = 0;
        int longest = 0;
        foreach (char character in text)
        {
            if (char.IsAsciiLetterLower(character))
            {
                return false;
            }

            run = char.IsLetter(character) ? run + (char.IsAsciiLetterUpper(character) ? 1 : 0) : 0;
            longest = Math.Max(longest, run);
        }

        return longest >= PlainCapitalsMin;
    }
}
