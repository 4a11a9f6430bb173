using System.Globalization;

namespace Disbursement.Core.Intake;

/// <summary>How many rows have each warning or repair, for those who decide over many lists.</summary>
/// <remarks>The text form, which tables carry, is <c>303:12;401:3</c>, ascending. Not thread-safe.</remarks>
public sealed class FindingCounts
{
    private const char Separator = ';';

    private readonly SortedDictionary<FindingNumber, int> _rows = [];

    /// <summary>The numbers found, ascending, each with its rows.</summary>
    public IEnumerable<KeyValuePair<FindingNumber, int>> All => _rows;

    /// <summary>Reads the text form; what it does not understand, as a later version's number, is left out.</summary>
    public static FindingCounts Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var counts = new FindingCounts();
        foreach (string entry in text.Split(Separator, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split(':');
            if (parts.Length == 2 && TryNumber(parts[0], out int number) && TryNumber(parts[1], out int rows)
                && Enum.IsDefined((FindingNumber)number))
            {
                counts.Add((FindingNumber)number, rows);
            }
        }

        return counts;
    }

    /// <summary>Adds rows that have a finding.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public void Add(FindingNumber number, int rows = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        _rows[number] = _rows.GetValueOrDefault(number) + rows;
    }

    /// <summary>Adds the findings of one row, as the ledger carries them: <c>303;401</c>.</summary>
    /// <remarks>A row that has a number on two columns counts once.</remarks>
    public void AddRow(ReadOnlySpan<byte> numbers)
    {
        int last = 0;
        int number = 0;
        foreach (byte character in numbers)
        {
            if (character is >= (byte)'0' and <= (byte)'9')
            {
                number = (number * 10) + character - '0';
                continue;
            }

            AddOnce(number, ref last);
            number = 0;
        }

        AddOnce(number, ref last);
    }

    /// <summary>Adds all of another count.</summary>
    public void Add(FindingCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach ((FindingNumber number, int rows) in other._rows)
        {
            Add(number, rows);
        }
    }

    /// <summary>The text form.</summary>
    public override string ToString() => string.Join(
        Separator,
        _rows.Select(static entry =>
            string.Create(CultureInfo.InvariantCulture, $"{(int)entry.Key}:{entry.Value}")));

    /// <summary>Numbers of a row ascend, so that repeats stand side by side.</summary>
    private void AddOnce(int number, ref int last)
    {
        if (number > 0 && number != last)
        {
            Add((FindingNumber)number);
            last = number;
        }
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
