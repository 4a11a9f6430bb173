using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Disbursement.Core.Payments;

/// <summary>
/// Names one payment file for ever: <c>{province}-{yyyyMM}-{round}-{unit}-{source}-{provider}-{nnn}</c>, also the
/// message id of the pain.001 in it (DESIGN 4).
/// </summary>
/// <remarks>
/// The provider may hold a hyphen (<c>xa-04789</c>); every other part does not, so the text has one reading.
/// At most <see cref="LengthMax"/> characters; ISO 20022 takes 35, see <see cref="FitsMessageId"/>.
/// </remarks>
public readonly record struct FileId : IComparable<FileId>
{
    /// <summary>The longest id: a commune officer's file of a commune that makes its own list.</summary>
    public const int LengthMax = 40;

    /// <summary>The longest message id of ISO 20022 (Max35Text).</summary>
    public const int MessageIdLengthMax = 35;

    /// <summary>The highest number of a file in its family.</summary>
    public const int NumberMax = 999;

    private readonly string? _text;

    private FileId(string text, string[] parts)
    {
        _text = text;
        Province = parts[0];
        YearMonth = parts[1];
        Round = parts[2];
        Unit = parts[3];
        Source = parts[4];
        Provider = string.Join('-', parts[5..^1]);
        Number = int.Parse(parts[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>The 2-digit province code.</summary>
    public string Province { get; }

    /// <summary>The month, <c>yyyyMM</c>.</summary>
    public string YearMonth { get; }

    /// <summary>The round, <c>r1</c>, <c>r2</c>, ….</summary>
    public string Round { get; }

    /// <summary>The unit that made the list, or the province where a contract groups its units.</summary>
    public string Unit { get; }

    /// <summary>The budget source: <c>ncc</c>, <c>btxh</c> or <c>khac</c>.</summary>
    public string Source { get; }

    /// <summary>The provider: a BIN or another operator's code.</summary>
    public string Provider { get; }

    /// <summary>n of n of N: 1 to <see cref="NumberMax"/>.</summary>
    public int Number { get; }

    /// <summary>Whether the id can be the message id of a pain.001.</summary>
    public bool FitsMessageId => ToString().Length <= MessageIdLengthMax;

    /// <summary>Builds an id from its parts.</summary>
    /// <exception cref="ArgumentException">A part is not of its form.</exception>
    public static FileId Create(
        string province, string yearMonth, string round, string unit, string source, string provider, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, NumberMax);
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{province}-{yearMonth}-{round}-{unit}-{source}-{provider}-{number:D3}");
        return TryParse(text, out FileId id) && id.Provider == provider && id.Unit == unit
            ? id
            : throw new ArgumentException($"'{text}' is no file id.", nameof(province));
    }

    /// <summary>Reads an id; anything that <see cref="Create"/> would not have made is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FileId id)
    {
        id = default;
        if (text is not { Length: > 0 and <= LengthMax })
        {
            return false;
        }

        string[] parts = text.Split('-');
        bool valid = parts.Length is 7 or 8
            && IsDigits(parts[0], 2, 2)
            && IsDigits(parts[1], 6, 6)
            && parts[2].Length >= 2 && parts[2][0] == 'r' && parts[2][1] != '0' && IsDigits(parts[2][1..], 1, 3)
            && IsDigits(parts[3], 2, 5)
            && parts[4] is "ncc" or "btxh" or "khac"
            && parts[5..^1].All(IsProviderPart)
            && IsDigits(parts[^1], 3, 3) && parts[^1] != "000";
        if (valid)
        {
            id = new FileId(text, parts);
        }

        return valid;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no file id.</exception>
    public static FileId Parse(string text) =>
        TryParse(text, out FileId id) ? id : throw new FormatException($"'{text}' is no file id.");

    /// <inheritdoc/>
    public int CompareTo(FileId other) => string.CompareOrdinal(_text, other._text);

    /// <inheritdoc/>
    public bool Equals(FileId other) => _text == other._text;

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : string.GetHashCode(_text, StringComparison.Ordinal);

    /// <summary>The id as text; empty for the default value. Holds no personal data.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(FileId left, FileId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(FileId left, FileId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not sort after <paramref name="right"/>.</summary>
    public static bool operator <=(FileId left, FileId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not sort before <paramref name="right"/>.</summary>
    public static bool operator >=(FileId left, FileId right) => left.CompareTo(right) >= 0;

    private static bool IsDigits(string text, int shortest, int longest) =>
        text.Length >= shortest && text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool IsProviderPart(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiDigit(character) || char.IsAsciiLetterLower(character));
}
