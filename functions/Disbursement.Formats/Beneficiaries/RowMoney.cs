using Disbursement.Core.Intake;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Adds up rows and their money; money that cannot be read counts nothing.</summary>
internal sealed class RowMoney
{
    /// <summary>Above this a number is no money of one person, and two million of them would overflow.</summary>
    private const long ReadableDongMax = 1_000_000_000_000;

    private long _amount;
    private long _arrears;

    public int Rows { get; private set; }

    public long Due => _amount + _arrears;

    public void Add(RawRow row) => Add(Read(row[IntakeField.Amount]), Read(row[IntakeField.Arrears]));

    public void Add(long amount, long arrears)
    {
        Rows++;
        _amount += amount;
        _arrears += arrears;
    }

    public ReceiptCount ToCount() => new(Rows, _amount, _arrears);

    private static long Read(string text) =>
        AmountText.TryParse(text, out long dong) && dong <= ReadableDongMax ? dong : 0;
}
