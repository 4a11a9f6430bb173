using Disbursement.Core.Intake;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Adds up every sheet and all of them, for the totals that either may declare.</summary>
internal sealed class DeclarationChecks
{
    private readonly Dictionary<int, DeclarationCheck> _sheets = [];
    private readonly DeclarationCheck _all = new();

    public void Add(RawRow row)
    {
        int sheet = row.Place.Sheet;
        if (sheet > 0)
        {
            _all.Add(row);
        }

        Of(sheet).Add(row);
    }

    /// <summary>What differs; empty without a declaration.</summary>
    /// <remarks>
    /// A sheet's first total is the sheet's own, or that of the whole workbook where it is exactly that; a second one
    /// is the whole workbook's.
    /// </remarks>
    public IReadOnlyList<Finding> Compare(IReadOnlyList<DeclaredTotals> declared, SheetNames names)
    {
        List<Finding> findings = [];
        int before = 0;
        foreach (DeclaredTotals totals in declared)
        {
            IReadOnlyList<Finding> ofAll = totals.Sheet > 0 ? _all.Compare(totals) : [];
            bool second = totals.Sheet == before && totals.Sheet > 0;
            IReadOnlyList<Finding> differences = second ? ofAll : Of(totals.Sheet).Compare(totals);
            before = totals.Sheet;
            if (totals.Sheet == 0 || ofAll.Count > 0)
            {
                findings.AddRange(differences.Select(finding => Named(finding, names.Of(totals.Sheet))));
            }
        }

        return findings;
    }

    private static Finding Named(Finding finding, string sheet) =>
        sheet.Length == 0 ? finding : finding with { Value = $"{sheet}: {finding.Value}" };

    private DeclarationCheck Of(int sheet)
    {
        if (!_sheets.TryGetValue(sheet, out DeclarationCheck? check))
        {
            check = new DeclarationCheck();
            _sheets.Add(sheet, check);
        }

        return check;
    }
}
