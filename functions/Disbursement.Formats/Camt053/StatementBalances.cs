using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Camt053;

/// <summary>The balances of one statement and what was booked between them.</summary>
internal sealed class StatementBalances
{
    private Int128? _opening;
    private Int128? _closing;

    /// <summary>What went out.</summary>
    public Tally Debits { get; private set; }

    /// <summary>What came in.</summary>
    public Tally Credits { get; private set; }

    /// <summary>The balance at the beginning, in đồng.</summary>
    public long? OpeningDong => (long?)_opening;

    /// <summary>The balance at the end, in đồng.</summary>
    public long? ClosingDong => (long?)_closing;

    /// <summary>Counts a booked entry.</summary>
    public void Book(bool isDebit, Vnd amount)
    {
        Debits = isDebit ? Debits.With(amount) : Debits;
        Credits = isDebit ? Credits : Credits.With(amount);
    }

    /// <summary>Takes a balance; those that are not booked ones at the ends say nothing about the sum.</summary>
    public void Take(XmlWalker xml, StatementPart balance)
    {
        if (!IsoValues.TryAmount(balance.Value("Amt"), out Vnd amount))
        {
            throw xml.Problem(FileProblem.ValueInvalid);
        }

        Int128 signed = balance.Value("CdtDbtInd") == "DBIT" ? -(Int128)amount.Dong : amount.Dong;
        switch (balance.Value("Tp/CdOrPrtry/Cd"))
        {
            case "OPBD":
            case "PRCD" when _opening is null:
                _opening = signed;
                break;
            case "CLBD":
                _closing = signed;
                break;
            default:
                break;
        }
    }

    /// <summary>Compares the ends with what was booked between them.</summary>
    /// <exception cref="FileFormatException">They differ: entries are missing, or stand twice.</exception>
    public void Check(XmlWalker xml)
    {
        if (_opening is { } opening && _closing is { } closing
            && opening + Credits.Sum.Dong - Debits.Sum.Dong != closing)
        {
            throw new FileFormatException(FileProblem.SumDiffers, "Stmt/Bal", xml.Line);
        }
    }
}
