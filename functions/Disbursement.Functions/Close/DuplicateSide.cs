using System.Globalization;
using Disbursement.Core.Programmes;

namespace Disbursement.Functions.Close;

/// <summary>One side of what is held: a row of a list, named without naming the person.</summary>
/// <param name="Unit">Code of the unit that made the list.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="LineNumber">1-based line in the unit's file; 0 for what an earlier month carried over.</param>
/// <param name="Round">The round that pays the list first: 1 for the one frozen at close, from 2 for a supplement.</param>
public sealed record DuplicateSide(string Unit, string List, int LineNumber, int Round = 1)
{
    /// <summary>Money of an earlier month that is carried over; it stands in no line of this month's lists.</summary>
    public static DuplicateSide OfCarried(string unit, ProgrammeGroup group) => new(unit, group.ToListCode(), 0);

    /// <summary>Writes sides as an exception keeps them.</summary>
    public static string Write(IEnumerable<DuplicateSide> sides) => string.Join(' ', sides);

    /// <summary>Reads the sides of an exception; none for one that has none.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public static IReadOnlyList<DuplicateSide> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];
    }

    /// <inheritdoc />
    public override string ToString() => Round == 1
        ? FormattableString.Invariant($"{Unit}/{List}/{LineNumber}")
        : FormattableString.Invariant($"{Unit}/{List}/{LineNumber}/r{Round}");

    /// <summary>The side as people read it.</summary>
    public string ToVietnamese() => Round == 1
        ? FormattableString.Invariant($"{Unit}/{List} dòng {LineNumber}")
        : FormattableString.Invariant($"{Unit}/{List} bổ sung đợt {Round} dòng {LineNumber}");

    private static DuplicateSide ReadOne(string text)
    {
        string[] parts = text.Split('/');
        bool isWhole = parts.Length is 3 or 4;
        int line = isWhole ? NumberOf(parts[2]) : 0;
        int round = parts.Length == 4 ? RoundOf(parts[3]) : 1;
        return isWhole && line >= 0 && round > 0
            ? new DuplicateSide(parts[0], parts[1], line, round)
            : throw new InvalidDataException("The sides of an exception are damaged.");
    }

    private static int RoundOf(string text) => text is ['r', .. string number] ? NumberOf(number) : -1;

    private static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
}
