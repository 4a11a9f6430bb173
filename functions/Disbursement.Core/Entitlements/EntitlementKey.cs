using System.Text.Json.Serialization;
using Disbursement.Core.Identity;

namespace Disbursement.Core.Entitlements;

/// <summary>What is paid once a month: a person's place in a programme (DESIGN 4, identifiers).</summary>
/// <remarks>
/// Personal data through the person: <see cref="ToString"/> masks. Order is ordinal by person, programme, reference;
/// it is the order of every ledger sequence.
/// </remarks>
/// <param name="Person">The beneficiary.</param>
/// <param name="Programme">The programme's code.</param>
/// <param name="Reference">Tells apart several entitlements of one person to one programme; else empty.</param>
[JsonConverter(typeof(PersonalDataJsonConverter<EntitlementKey>))]
public readonly record struct EntitlementKey(PersonKey Person, string Programme, string Reference)
    : IComparable<EntitlementKey>
{
    /// <summary>Tells whether the left key sorts first.</summary>
    public static bool operator <(EntitlementKey left, EntitlementKey right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the left key sorts last.</summary>
    public static bool operator >(EntitlementKey left, EntitlementKey right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the left key does not sort last.</summary>
    public static bool operator <=(EntitlementKey left, EntitlementKey right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the left key does not sort first.</summary>
    public static bool operator >=(EntitlementKey left, EntitlementKey right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(EntitlementKey other)
    {
        int order = Person.CompareTo(other.Person);
        order = order != 0 ? order : string.CompareOrdinal(Programme, other.Programme);
        return order != 0 ? order : string.CompareOrdinal(Reference, other.Reference);
    }

    /// <summary>The key as identifiers are computed from it: <c>person|programme|reference</c>.</summary>
    public string Reveal() => $"{Person.Reveal()}|{Programme}|{Reference}";

    /// <summary>Reads <see cref="Reveal"/>; a reference may hold any character.</summary>
    public static bool TryParse(string? text, out EntitlementKey key)
    {
        string[] parts = (text ?? "").Split('|', 3);
        bool valid = PersonKey.TryParse(parts[0], out PersonKey person) && parts.Length == 3;
        key = valid ? new EntitlementKey(person, parts[1], parts[2]) : default;
        return valid;
    }

    /// <summary>The key with the person masked and the programme and reference left out.</summary>
    public override string ToString() => Person.ToString();
}
