using System.Diagnostics.CodeAnalysis;

namespace Disbursement.Core.Payments;

/// <summary>
/// The lifelong key of one attempt to pay one entitlement of one month: 26 characters of base32 (ISO 20022
/// EndToEndIdentification, at most 35).
/// </summary>
/// <remarks>Made by <see cref="PaymentIdentifiers"/>; nobody without the province's key can turn it into a person,
/// so it may stand in logs, messages and file names.</remarks>
public readonly record struct EndToEndId : IComparable<EndToEndId>
{
    /// <summary>The length of every id.</summary>
    public const int Length = 26;

    private readonly string? _text;

    private EndToEndId(string text) => _text = text;

    /// <summary>Reads 26 characters of A to Z and 2 to 7.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EndToEndId id)
    {
        bool valid = text is { Length: Length } && Base32.IsBase32(text);
        id = valid ? new EndToEndId(text!) : default;
        return valid;
    }

    /// <summary>Reads 26 characters of A to Z and 2 to 7.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no such id.</exception>
    public static EndToEndId Parse(string text) =>
        TryParse(text, out EndToEndId id) ? id : throw new FormatException("The text is no EndToEndId.");

    /// <inheritdoc/>
    public int CompareTo(EndToEndId other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The 26 characters; empty for the default value.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(EndToEndId left, EndToEndId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(EndToEndId left, EndToEndId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not sort after <paramref name="right"/>.</summary>
    public static bool operator <=(EndToEndId left, EndToEndId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not sort before <paramref name="right"/>.</summary>
    public static bool operator >=(EndToEndId left, EndToEndId right) => left.CompareTo(right) >= 0;
}
