using System.Globalization;

namespace Disbursement.Functions.Close;

/// <summary>One side of a duplicate: a row of a list, named without naming the person.</summary>
/// <param name="Unit">Code of the unit that made the list.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="LineNumber">1-based line in the unit's file.</param>
public sealed record DuplicateSide(string Unit, string List, int LineNumber)
{
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
    public override string ToString() => FormattableString.Invariant($"{Unit}/{List}/{LineNumber}");

    private static DuplicateSide ReadOne(string text) =>
        text.Split('/') is [string unit, string list, string line]
        && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? new DuplicateSide(unit, list, number)
            : throw new InvalidDataException("The sides of an exception are damaged.");
}
