using System.Globalization;
using System.Runtime.InteropServices;

namespace Disbursement.Core.Programmes;

/// <summary>The ages for which a programme is meant, in full years.</summary>
/// <param name="From">The first year of age, included.</param>
/// <param name="Below">The first year of age that is too old, or none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AgeSpan(int From, int? Below)
{
    private const int MonthsPerYear = 12;
    private const int AgeMax = 150;

    /// <summary>Reads spans parted by spaces: <c>4-16</c>, <c>80+</c>.</summary>
    /// <exception cref="FormatException">A span is not understood.</exception>
    public static IReadOnlyList<AgeSpan> ParseMany(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    /// <summary>Tells whether a person who is somewhere between two ages may be inside, in completed months.</summary>
    /// <param name="least">The least she may be.</param>
    /// <param name="most">The most she may be.</param>
    public bool MayHold(int least, int most) =>
        most >= From * MonthsPerYear && (Below is not { } below || least < below * MonthsPerYear);

    /// <summary>The span as texts show it, last full year included: <c>4–15</c>, <c>≥ 80</c>.</summary>
    public override string ToString() => Below is { } below
        ? string.Create(CultureInfo.InvariantCulture, $"{From}–{below - 1}")
        : string.Create(CultureInfo.InvariantCulture, $"≥ {From}");

    private static AgeSpan Parse(string text)
    {
        string[] ends = text.EndsWith('+') ? [text[..^1]] : text.Split('-');
        bool understood = TryAge(ends[0], out int from)
            & (ends.Length < 2 | TryAge(ends[^1], out int below)) & ends.Length is 1 or 2;
        AgeSpan span = ends.Length == 1 ? new AgeSpan(from, null) : new AgeSpan(from, below);
        bool ordered = span.Below is null ? text.EndsWith('+') : span.Below > span.From;
        return understood && ordered ? span : throw new FormatException($"'{text}' is no span of ages.");
    }

    private static bool TryAge(string text, out int age) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out age) && age <= AgeMax;
}
