using Disbursement.Core.Intake;

namespace Disbursement.Formats.Receipts;

/// <summary>Counts findings by number and column while rows pass.</summary>
internal sealed class FindingTally
{
    /// <summary>Errors stand one by one in rejected.csv and warnings in the ledger; repairs only here.</summary>
    private const int RangesMax = 200;

    private readonly Dictionary<(FindingNumber Number, IntakeField? Field), LineRanges> _lines = [];

    public void Add(IReadOnlyList<Finding> findings, int line)
    {
        foreach (Finding finding in findings)
        {
            Add(finding, line);
        }
    }

    public void Add(Finding finding, int line)
    {
        if (!_lines.TryGetValue((finding.Number, finding.Field), out LineRanges? lines))
        {
            lines = new LineRanges(finding.Severity == FindingSeverity.Repair ? int.MaxValue : RangesMax);
            _lines.Add((finding.Number, finding.Field), lines);
        }

        lines.Add(line);
    }

    public IReadOnlyList<ReceiptFinding> ToFindings() =>
    [
        .. _lines.OrderBy(entry => entry.Key.Number)
            .ThenBy(entry => entry.Key.Field)
            .Select(entry => ReceiptFinding.OfLines(Finding.Of(entry.Key.Number, entry.Key.Field), entry.Value)),
    ];
}
