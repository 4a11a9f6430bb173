using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Disbursement.Core.Identity;

/// <summary>A citizen's number: 12 digits, place of registration, century and sex, year, six random digits.</summary>
/// <remarks>
/// <para>Personal data. <see cref="ToString"/> masks all but the last three digits so that logs, exceptions and
/// durable history stay clean; only file writers call <see cref="Reveal"/>. The province prefix is the one
/// in force when the number was issued, so it is never checked against today's list of provinces.</para>
/// <para>Source: Decree 137/2015/NĐ-CP article 13 (DOMAIN 1.1). There is no check digit. The default value is
/// empty.</para>
/// </remarks>
[JsonConverter(typeof(PersonalDataJsonConverter<CitizenId>))]
public readonly record struct CitizenId : IComparable<CitizenId>
{
    /// <summary>How many digits a number has.</summary>
    public const int DigitCount = 12;

    private readonly string? _digits;

    private CitizenId(string digits) => _digits = digits;

    /// <summary>Tells whether this is the default value, no number at all.</summary>
    public bool IsEmpty => _digits is null;

    /// <summary>The year of birth the number carries, 1900 to 2399; 0 for the default value.</summary>
    public int BirthYear => _digits is null
        ? 0
        : 1900 + (100 * (Digit(3) / 2)) + (10 * Digit(4)) + Digit(5);

    /// <summary>The sex the number carries: an even century digit is a man's.</summary>
    public Sex Sex => _digits is null ? Sex.Unknown : Digit(3) % 2 == 0 ? Sex.Male : Sex.Female;

    /// <summary>Three digits: the province of birth registration (a country for births abroad), or empty.</summary>
    public string PlaceCode => _digits?[..3] ?? "";

    /// <summary>Reads exactly 12 digits; the file reader has already stripped what DOMAIN 1.3 allows.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CitizenId id)
    {
        bool valid = text is { Length: DigitCount } && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
        id = valid ? new CitizenId(text!) : default;
        return valid;
    }

    /// <summary>Tells whether the left number sorts first.</summary>
    public static bool operator <(CitizenId left, CitizenId right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the left number sorts last.</summary>
    public static bool operator >(CitizenId left, CitizenId right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the left number does not sort last.</summary>
    public static bool operator <=(CitizenId left, CitizenId right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the left number does not sort first.</summary>
    public static bool operator >=(CitizenId left, CitizenId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(CitizenId other) => string.CompareOrdinal(_digits, other._digits);

    /// <summary>The digits themselves; for file writers and comparisons only. Empty for the default value.</summary>
    public string Reveal() => _digits ?? "";

    /// <summary>The number with all but its last three digits masked.</summary>
    public override string ToString() => Masking.AllBut(_digits, shown: 3);

    private int Digit(int at) => _digits![at] - '0';
}
