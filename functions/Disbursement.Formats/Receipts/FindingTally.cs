using Disbursement.Core.Intake;

namespace Disbursement.Formats.Receipts;

/// <summary>Counts findings by number and column while rows pass.</summary>
internal sealed class FindingTally
{
    /// <summary>Errors stand one by one in rejected.csv and warnings in the ledger; repairs only here.</summary>
    private const int RangesMax = 200;

    /// <summary>What completes the text differs from row to row: so many are told, then an ellipsis.</summary>
    private const int ValuesMax = 5;

    private readonly Dictionary<(FindingNumber Number, IntakeField? Field), Entry> _entries = [];

    public void Add(IReadOnlyList<Finding> findings, RowPlace place)
    {
        foreach (Finding finding in findings)
        {
            Add(finding, place);
        }
    }

    public void Add(Finding finding, RowPlace place)
    {
        if (!_entries.TryGetValue((finding.Number, finding.Field), out Entry? entry))
        {
            int ranges = finding.Severity == FindingSeverity.Repair ? int.MaxValue : RangesMax;
            entry = new Entry(new LineRanges(ranges), []);
            _entries.Add((finding.Number, finding.Field), entry);
        }

        entry.Lines.Add(place);
        if (finding.Value is { } value && entry.Values.Count <= ValuesMax && !entry.Values.Contains(value))
        {
            entry.Values.Add(value);
        }
    }

    /// <summary>The findings for the receipt.</summary>
    /// <param name="nameOf">The name of a sheet by its number.</param>
    public IReadOnlyList<ReceiptFinding> ToFindings(Func<int, string> nameOf) =>
    [
        .. _entries.OrderBy(entry => entry.Key.Number)
            .ThenBy(entry => entry.Key.Field)
            .Select(entry => ReceiptFinding.OfLines(
                Finding.Of(entry.Key.Number, entry.Key.Field, Joined(entry.Value.Values)),
                entry.Value.Lines.Count,
                entry.Value.Lines.ToString(nameOf))),
    ];

    private static string? Joined(List<string> values) => values.Count switch
    {
        0 => null,
        > ValuesMax => string.Join("; ", values.Take(ValuesMax)) + "; …",
        _ => string.Join("; ", values),
    };

    private sealed record Entry(LineRanges Lines, List<string> Values);
}
