using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Functions.Months;

namespace Disbursement.Functions.Close;

/// <summary>One side of what is held: a row of a list, named without naming the person.</summary>
/// <param name="Unit">Code of the unit that made the list.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="Place">Where in the unit's file; line 0 for what an earlier month carried over.</param>
/// <param name="Round">The round that pays the list first: 1 for the one frozen at close, from 2 for a supplement.</param>
/// <param name="Part">Which of the list's supplements of that round, from 1.</param>
public sealed record DuplicateSide(string Unit, string List, RowPlace Place, int Round = 1, int Part = 1)
{
    /// <summary>A row of a list.</summary>
    public static DuplicateSide Of(FrozenList list, RowPlace place)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new DuplicateSide(list.Unit, list.List, place, list.Round, list.Part);
    }

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
    public override string ToString() => (Round, Part) switch
    {
        (1, _) => FormattableString.Invariant($"{Unit}/{List}/{Place}"),
        (_, 1) => FormattableString.Invariant($"{Unit}/{List}/{Place}/r{Round}"),
        _ => FormattableString.Invariant($"{Unit}/{List}/{Place}/r{Round}.{Part}"),
    };

    /// <summary>The side as people read it.</summary>
    public string ToVietnamese() => (Round, Part) switch
    {
        (1, _) => FormattableString.Invariant($"{Unit}/{List} {Words(Place)}"),
        (_, 1) => FormattableString.Invariant($"{Unit}/{List} bổ sung đợt {Round} {Words(Place)}"),
        _ => FormattableString.Invariant($"{Unit}/{List} bổ sung đợt {Round} lần {Part} {Words(Place)}"),
    };

    /// <summary>A place as people read it.</summary>
    internal static string Words(RowPlace place) => place.Sheet == 0
        ? FormattableString.Invariant($"dòng {place.Line}")
        : FormattableString.Invariant($"trang tính {place.Sheet} dòng {place.Line}");

    private static DuplicateSide ReadOne(string text)
    {
        string[] parts = text.Split('/');
        bool isWhole = parts.Length is 3 or 4;
        RowPlace place = default;
        bool hasPlace = isWhole && RowPlace.TryParse(parts[2], out place);
        (int round, int part) = parts.Length == 4 ? RoundOf(parts[3]) : (1, 1);
        return hasPlace && round > 0 && part > 0
            ? new DuplicateSide(parts[0], parts[1], place, round, part)
            : throw new InvalidDataException("The sides of an exception are damaged.");
    }

    /// <summary><c>r2</c>, or <c>r2.3</c> for the third supplement of round 2.</summary>
    private static (int Round, int Part) RoundOf(string text) => text is ['r', .. string numbers]
        ? numbers.Split('.') switch
        {
            [var round] => (NumberOf(round), 1),
            [var round, var part] => (NumberOf(round), NumberOf(part)),
            _ => (-1, -1),
        }
        : (-1, -1);

    private static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
}
