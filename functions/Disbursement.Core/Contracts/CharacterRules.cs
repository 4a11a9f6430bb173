using System.Collections.Frozen;
using System.Text;
using Disbursement.Core.Text;

namespace Disbursement.Core.Contracts;

/// <summary>The letters a provider takes in names and texts, and how many (DOMAIN 5.5, 5.6).</summary>
/// <remarks>
/// A character that is not allowed becomes a space and spaces are single, so that two words never become one. What is
/// longer than it may be is never cut: see <see cref="TryName"/> and <see cref="TryText"/>.
/// </remarks>
public sealed class CharacterRules
{
    /// <summary>The characters of a payment message (ISO 20022, SWIFT x) in capitals, without the space.</summary>
    public const string BankCharacters = "A-Z0-9/-?:().,'+";

    /// <summary>The most characters a name or a text may have in any file: Max140Text of ISO 20022.</summary>
    public const int LengthMax = 140;

    private readonly FrozenSet<char> _allowed;

    /// <summary>Creates rules.</summary>
    /// <param name="allowed">The characters; <c>A-Z</c>, <c>a-z</c> and <c>0-9</c> stand for all between; empty
    /// allows every character that is no control character. The space is always allowed.</param>
    /// <param name="transliterates">Drops the marks of Vietnamese letters and turns đ into d.</param>
    /// <param name="upperCase">Turns letters into capitals.</param>
    /// <param name="nameMax">The longest name, 1 to <see cref="LengthMax"/> characters.</param>
    /// <param name="textMax">The longest text, 1 to <see cref="LengthMax"/> characters.</param>
    public CharacterRules(string allowed, bool transliterates, bool upperCase, int nameMax, int textMax)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        Allowed = allowed;
        _allowed = Expand(allowed);
        Transliterates = transliterates;
        UpperCase = upperCase;
        NameMax = nameMax;
        TextMax = textMax;
    }

    /// <summary>What Vietnam's banks take: capitals without marks.</summary>
    public static CharacterRules Bank { get; } = new(BankCharacters, true, true, LengthMax, LengthMax);

    /// <summary>The characters as they were given.</summary>
    public string Allowed { get; }

    /// <summary>Whether marks are dropped.</summary>
    public bool Transliterates { get; }

    /// <summary>Whether letters become capitals.</summary>
    public bool UpperCase { get; }

    /// <summary>The longest name, in characters.</summary>
    public int NameMax { get; }

    /// <summary>The longest text, in characters.</summary>
    public int TextMax { get; }

    /// <summary>A text in the letters the provider takes, however long. Doing it twice changes nothing.</summary>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string source = Transliterates ? VietnameseText.RemoveMarks(text) : text;
        source = UpperCase ? source.ToUpperInvariant() : source;
        var result = new StringBuilder(source.Length);
        foreach (char character in source)
        {
            if (IsAllowed(character))
            {
                result.Append(character);
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().TrimEnd(' ');
    }

    /// <summary>A name in the provider's letters; false when nothing is left of it or it is too long.</summary>
    public bool TryName(string name, out string written) => Fits(written = Apply(name), NameMax);

    /// <summary>A text in the provider's letters; false when nothing is left of it or it is too long.</summary>
    public bool TryText(string text, out string written) => Fits(written = Apply(text), TextMax);

    private static bool Fits(string written, int max) => written.Length is > 0 && written.Length <= max;

    private bool IsAllowed(char character) => character != ' '
        && (_allowed.Count == 0
            ? !char.IsControl(character) && !char.IsWhiteSpace(character)
            : _allowed.Contains(character));

    private static FrozenSet<char> Expand(string allowed)
    {
        const string capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        return allowed
            .Replace("A-Z", capitals, StringComparison.Ordinal)
            .Replace("a-z", capitals.ToLowerInvariant(), StringComparison.Ordinal)
            .Replace("0-9", "0123456789", StringComparison.Ordinal)
            .ToFrozenSet();
    }
}
