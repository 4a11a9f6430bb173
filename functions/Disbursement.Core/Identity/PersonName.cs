using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Disbursement.Core.Text;

namespace Disbursement.Core.Identity;

/// <summary>A person's name as written, composed (NFC) and with single spaces.</summary>
/// <remarks>
/// Personal data: <see cref="ToString"/> masks. A name has at least one letter, no digit and no control
/// character, and at most 140 characters (the limit of ISO 20022 <c>Nm</c>). The default value is empty.
/// </remarks>
[JsonConverter(typeof(PersonalDataJsonConverter<PersonName>))]
public readonly record struct PersonName
{
    /// <summary>The longest name, in UTF-16 characters.</summary>
    public const int LengthMax = 140;

    private readonly string? _text;

    private PersonName(string text) => _text = text;

    /// <summary>Tells whether this is the default value, no name.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>The name as banks hold it (DOMAIN 5.5): upper case, no marks, single spaces.</summary>
    public string BankForm => _text is null ? "" : VietnameseText.Transliterate(_text);

    /// <summary>Reads a name, composing letters and collapsing spaces.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PersonName name)
    {
        name = default;
        if (string.IsNullOrWhiteSpace(text) || HasLoneSurrogate(text))
        {
            return false;
        }

        string clean = VietnameseText.CollapseSpaces(VietnameseText.ToNfc(text));
        bool valid = clean.Length <= LengthMax && HasNameCharactersOnly(clean);
        name = valid ? new PersonName(clean) : default;
        return valid;
    }

    /// <summary>Reads a name that is known to be good.</summary>
    /// <exception cref="FormatException">The text is no name; the message does not repeat it.</exception>
    public static PersonName From(string text) =>
        TryParse(text, out PersonName name) ? name : throw new FormatException("The text is no person's name.");

    /// <summary>The name itself; for file writers and comparisons only. Empty for the default value.</summary>
    public string Reveal() => _text ?? "";

    /// <summary>Stars, as many as the name has words.</summary>
    public override string ToString() =>
        _text is null ? "" : string.Join(' ', Enumerable.Repeat("***", _text.AsSpan().Count(' ') + 1));

    private static bool HasNameCharactersOnly(string text)
    {
        bool anyLetter = false;
        foreach (char character in text)
        {
            if (char.IsControl(character) || char.IsDigit(character))
            {
                return false;
            }

            anyLetter |= char.IsLetter(character);
        }

        return anyLetter;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
        }

        return false;
    }
}
