using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;

namespace Disbursement.Functions.Close;

/// <summary>One side of what is held: a row of a list, named without naming the person.</summary>
/// <param name="Unit">Code of the unit that made the list.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="Place">Where in the unit's file; line 0 for what an earlier month carried over.</param>
/// <param name="Round">The round that pays the list first: 1 for the one frozen at close, from 2 for a supplement.</param>
public sealed record DuplicateSide(string Unit, string List, RowPlace Place, int Round = 1)
{
    /// <summary>Money of an earlier month that is carried over; it stands in no line of this month's lists.</summary>
    public static DuplicateSide OfCarried(string unit, ProgrammeGroup group) => new(unit, group.ToListCode(), default);

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
        ? FormattableString.Invariant($"{Unit}/{List}/{Place}")
        : FormattableString.Invariant($"{Unit}/{List}/{Place}/r{Round}");

    /// <summary>The side as people read it.</summary>
    public string ToVietnamese() => Round == 1
        ? FormattableString.Invariant($"{Unit}/{List} {Words(Place)}")
        : FormattableString.Invariant($"{Unit}/{List} bổ sung đợt {Round} {Words(Place)}");

    private static string Words(RowPlace place) => place.Sheet == 0
        ? FormattableString.Invariant($"dòng {place.Line}")
        : FormattableString.Invariant($"trang tính {place.Sheet} dòng {place.Line}");

    private static DuplicateSide ReadOne(string text)
    {
        string[] parts = text.Split('/');
        bool isWhole = parts.Length is 3 or 4;
        RowPlace place = default;
        bool hasPlace = isWhole && RowPlace.TryParse(parts[2], out place);
        int round = parts.Length == 4 ? RoundOf(parts[3]) : 1;
        return hasPlace && round > 0
            ? new DuplicateSide(parts[0], parts[1], place, round)
            : throw new InvalidDataException("The sides of an exception are damaged.");
    }

    private static int RoundOf(string text) => text is ['r', .. string number] ? NumberOf(number) : -1;

    private static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
}
