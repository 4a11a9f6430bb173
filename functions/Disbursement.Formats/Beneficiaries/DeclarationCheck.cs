using Disbursement.Core.Intake;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Adds up the rows as sent, as a spreadsheet would, and compares with what the list declares.</summary>
internal sealed class DeclarationCheck
{
    private readonly Sum _amount = new();
    private readonly Sum _arrears = new();
    private int _rows;

    public void Add(RawRow row)
    {
        _rows++;
        _amount.Add(row[IntakeField.Amount]);
        _arrears.Add(row[IntakeField.Arrears]);
    }

    /// <summary>What differs.</summary>
    public IReadOnlyList<Finding> Compare(DeclaredTotals declared)
    {
        List<Finding> findings = [];
        if (declared.Rows is { } rows && rows != _rows)
        {
            findings.Add(Differs(FindingNumber.DeclaredCountDiffers, null, rows, _rows));
        }

        if (declared.Amount is { } amount && !_amount.AgreesWith(amount))
        {
            findings.Add(
                Differs(FindingNumber.DeclaredAmountDiffers, IntakeField.Amount, amount, _amount.Total));
        }

        if (declared.Arrears is { } arrears && !_arrears.AgreesWith(arrears))
        {
            findings.Add(
                Differs(FindingNumber.DeclaredArrearsDiffers, IntakeField.Arrears, arrears, _arrears.Total));
        }

        return findings;
    }

    private static Finding Differs(FindingNumber number, IntakeField? field, decimal declared, decimal found) =>
        Finding.Of(number, field, $"{Print(declared)} ≠ {Print(found)}");

    private static string Print(decimal number) => VietnameseNumber.Format(
        (long)Math.Clamp(number, long.MinValue / 2, long.MaxValue / 2));

    /// <summary>A column's sum; cells that hold no number leave it a lower bound.</summary>
    private sealed class Sum
    {
        private bool _exact = true;

        public decimal Total { get; private set; }

        public void Add(string text)
        {
            decimal? number = AmountText.AsSent(text);
            Total += number ?? 0;
            _exact &= number is not null;
        }

        /// <summary>One unreadable row is that row's fault: the declared rest may be its money, not less.</summary>
        public bool AgreesWith(decimal declared) => _exact ? declared == Total : declared >= Total;
    }
}
