using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Disbursement.Core.Identity;

/// <summary>What tells one person from another: a citizen id, an old 9-digit card number, or an internal key.</summary>
/// <remarks>
/// <para>The internal key <c>TMP-{commune}-{number}</c> is for people without a number (children, DOMAIN 1.5). It
/// is given once and kept, lies outside the space of citizen ids, and is never written to a bank as one.</para>
/// <para>Personal data: <see cref="ToString"/> masks. Order is ordinal. The default value is empty.</para>
/// </remarks>
[JsonConverter(typeof(PersonalDataJsonConverter<PersonKey>))]
public readonly record struct PersonKey : IComparable<PersonKey>
{
    /// <summary>How many digits the old identity card (CMND) has.</summary>
    public const int OldCardDigitCount = 9;

    private const string InternalPrefix = "TMP-";
    private const int CommuneDigitCount = 5;
    private const int NumberDigitsMax = 8;

    private readonly string? _text;

    private PersonKey(string text) => _text = text;

    /// <summary>Tells whether this is the default value, nobody.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>Tells whether the key is a 12-digit citizen id.</summary>
    public bool IsCitizenId => _text is { Length: CitizenId.DigitCount } && char.IsAsciiDigit(_text[0]);

    /// <summary>Tells whether the key is a 9-digit card number, valid to 2024-12-31 (DOMAIN 1.4).</summary>
    public bool IsOldCard => _text is { Length: OldCardDigitCount } && char.IsAsciiDigit(_text[0]);

    /// <summary>Tells whether the key is the product's own, for a person without a number.</summary>
    public bool IsInternal => _text is not null && _text[0] == 'T';

    /// <summary>The 5-digit commune that gave an internal key; empty for other keys.</summary>
    public string InternalCommune => IsInternal ? _text!.Substring(InternalPrefix.Length, CommuneDigitCount) : "";

    /// <summary>The key of a person who has a citizen id.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static PersonKey From(CitizenId id) =>
        id.IsEmpty ? throw new ArgumentException("The citizen id is empty.", nameof(id)) : new PersonKey(id.Reveal());

    /// <summary>Reads 12 digits, 9 digits or <c>TMP-{5 digits}-{1 to 8 digits}</c>; nothing is trimmed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PersonKey key)
    {
        bool valid = text is not null && (IsDigits(text) || IsInternalKey(text));
        key = valid ? new PersonKey(text!) : default;
        return valid;
    }

    /// <summary>Tells whether the left key sorts first.</summary>
    public static bool operator <(PersonKey left, PersonKey right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the left key sorts last.</summary>
    public static bool operator >(PersonKey left, PersonKey right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the left key does not sort last.</summary>
    public static bool operator <=(PersonKey left, PersonKey right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the left key does not sort first.</summary>
    public static bool operator >=(PersonKey left, PersonKey right) => left.CompareTo(right) >= 0;

    /// <summary>The citizen id behind the key, where it is one.</summary>
    public bool TryGetCitizenId(out CitizenId id) => CitizenId.TryParse(_text, out id);

    /// <inheritdoc/>
    public int CompareTo(PersonKey other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The key itself; for file writers and comparisons only. Empty for the default value.</summary>
    public string Reveal() => _text ?? "";

    /// <summary>The key with all but its last three characters masked.</summary>
    public override string ToString() => Masking.AllBut(_text, shown: 3);

    private static bool IsDigits(string text) =>
        text.Length is CitizenId.DigitCount or OldCardDigitCount && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool IsInternalKey(string text)
    {
        if (!text.StartsWith(InternalPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.AsSpan(InternalPrefix.Length);
        if (rest.Length <= CommuneDigitCount || rest[CommuneDigitCount] != '-')
        {
            return false;
        }

        ReadOnlySpan<char> number = rest[(CommuneDigitCount + 1)..];
        return number.Length is >= 1 and <= NumberDigitsMax
            && !number.ContainsAnyExceptInRange('0', '9')
            && !rest[..CommuneDigitCount].ContainsAnyExceptInRange('0', '9');
    }
}
