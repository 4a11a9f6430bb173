using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Disbursement.Core.Identity;

/// <summary>An account at a bank, wallet or mobile-money operator: text of 1 to 34 letters and digits.</summary>
/// <remarks>
/// Vietnam has no IBAN and no public check digit, and vanity accounts hold letters (DOMAIN 5.4); 34 is the width of
/// ISO 20022 <c>Othr/Id</c>. Letters are kept as written. Personal data: <see cref="ToString"/> masks all but the
/// last four. Order is ordinal. The default value is empty.
/// </remarks>
[JsonConverter(typeof(PersonalDataJsonConverter<AccountNumber>))]
public readonly record struct AccountNumber : IComparable<AccountNumber>
{
    /// <summary>The longest number, in characters.</summary>
    public const int LengthMax = 34;

    private readonly string? _text;

    private AccountNumber(string text) => _text = text;

    /// <summary>Tells whether this is the default value, no account.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>Reads 1 to 34 ASCII letters and digits; nothing is trimmed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccountNumber account)
    {
        bool valid = text is { Length: >= 1 and <= LengthMax } && text.All(char.IsAsciiLetterOrDigit);
        account = valid ? new AccountNumber(text!) : default;
        return valid;
    }

    /// <summary>Tells whether the left number sorts first.</summary>
    public static bool operator <(AccountNumber left, AccountNumber right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the left number sorts last.</summary>
    public static bool operator >(AccountNumber left, AccountNumber right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the left number does not sort last.</summary>
    public static bool operator <=(AccountNumber left, AccountNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the left number does not sort first.</summary>
    public static bool operator >=(AccountNumber left, AccountNumber right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(AccountNumber other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The number itself; for file writers and inquiries only. Empty for the default value.</summary>
    public string Reveal() => _text ?? "";

    /// <summary>The number with all but its last four characters masked.</summary>
    public override string ToString() => Masking.AllBut(_text, shown: 4);
}
