namespace Disbursement.Core.Intake;

/// <summary>A row while it is checked: its texts, and what was found so far.</summary>
internal sealed class RowScratch
{
    private List<Finding>? _findings;

    public RowScratch(RawRow raw, IntakeContext context)
    {
        Raw = raw;
        Context = context;
    }

    public RawRow Raw { get; }

    public IntakeContext Context { get; }

    public bool HasErrors { get; private set; }

    public string this[IntakeField field] => Raw[field];

    public void Add(FindingNumber number, IntakeField? field = null, string? value = null)
    {
        var finding = Finding.Of(number, field, value);
        Add(finding);
    }

    public void Add(Finding finding)
    {
        HasErrors |= finding.Severity == FindingSeverity.Error;
        (_findings ??= []).Add(finding);
    }

    /// <summary>All findings by number; the first is the headline.</summary>
    public IReadOnlyList<Finding> Findings() => _findings switch
    {
        null => [],
        [_] => _findings,
        _ => [.. _findings.OrderBy(finding => finding.Number).ThenBy(finding => finding.Field)],
    };
}
