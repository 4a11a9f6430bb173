using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Camt053;

/// <summary>Makes lines of a statement: one for each transaction, or one for an entry without any.</summary>
internal sealed class StatementLines
{
    /// <summary>Sub-families of bank transaction codes that are charges of the bank (ISO 20022 external code
    /// set).</summary>
    private static readonly string[] ChargeCodes = ["CHRG", "COMM", "FEES", "COME", "COMI", "COMT"];

    private readonly List<ResultLine> _lines = [];
    private readonly List<LumpSum> _lumps = [];
    private Vnd _detailed;
    private int _details;
    private bool _allDetailed;

    /// <summary>The lines.</summary>
    public IReadOnlyList<ResultLine> Lines => _lines;

    /// <summary>Bookings for many payments at once.</summary>
    public IReadOnlyList<LumpSum> Lumps => _lumps;

    /// <summary>What the bank took for itself.</summary>
    public Tally Fees { get; private set; }

    /// <summary>What came back of our payments.</summary>
    public Tally Returned { get; private set; }

    /// <summary>Whether an entry is booked; the others may still change.</summary>
    public static bool IsBooked(StatementPart entry) => entry.Value("Sts/Cd") == "BOOK";

    /// <summary>Whether money goes out by an entry.</summary>
    public static bool IsDebit(StatementPart entry) => entry.Value("CdtDbtInd") == "DBIT";

    /// <summary>Another entry begins.</summary>
    public void BeginEntry()
    {
        (_detailed, _details, _allDetailed) = (Vnd.Zero, 0, true);
    }

    /// <summary>Takes one transaction of the entry.</summary>
    public void TakeDetails(XmlWalker xml, StatementPart entry, StatementPart details)
    {
        _details++;
        string text = details.First("Amt", "AmtDtls/TxAmt/Amt");
        Vnd amount = Vnd.Zero;
        if (text.Length > 0 && !IsoValues.TryAmount(text, out amount))
        {
            throw xml.Problem(FileProblem.ValueInvalid);
        }

        _allDetailed &= text.Length > 0;
        _detailed += amount;
        Add(xml, entry, details, text.Length > 0 ? amount : null);
    }

    /// <summary>Takes an entry whose transactions are known.</summary>
    /// <returns>What was booked.</returns>
    /// <exception cref="FileFormatException">Its amount or side is wrong, or differs from its transactions.</exception>
    public Vnd EndEntry(XmlWalker xml, StatementPart entry)
    {
        if (!IsoValues.TryAmount(entry.Value("Amt"), out Vnd amount)
            || entry.Value("CdtDbtInd") is not ("DBIT" or "CRDT"))
        {
            throw xml.Problem(FileProblem.ValueInvalid);
        }

        if (_details > 0 && _allDetailed && _detailed != amount)
        {
            throw xml.Problem(FileProblem.SumDiffers);
        }

        if (_details == 0)
        {
            AddWithoutDetails(xml, entry, amount);
        }
        else if (_details == 1 && !_allDetailed && _lines[^1] is { Result: { } result } only)
        {
            // The one transaction of an entry need not repeat its amount.
            _lines[^1] = only with { Result = result with { Amount = amount } };
        }

        return amount;
    }

    private void Add(XmlWalker xml, StatementPart entry, StatementPart details, Vnd? amount)
    {
        bool isOurs = EndToEndId.TryParse(details.Value("Refs/EndToEndId"), out EndToEndId id);
        if (!isOurs)
        {
            AddOther(entry, details.First("Refs/MsgId", "Refs/PmtInfId"), count: null, amount);
            return;
        }

        string reason = details.First("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry");
        bool isBack = !IsDebit(entry);
        // A reversed credit takes a return back: nothing that a table decides.
        ResultLineProblem problem = entry.Value("Sts/Cd") is "PDNG" or "INFO" or "FUTR" ? ResultLineProblem.Pending
            : !IsBooked(entry) || (!isBack && entry.Value("RvslInd") == "true") ? ResultLineProblem.StatusUnknown
            : !TryBookedAt(entry, isBack, out _) ? ResultLineProblem.TimeInvalid
            : ResultLineProblem.None;
        _ = TryBookedAt(entry, isBack, out DateTimeOffset at);
        PaymentResult? result = problem == ResultLineProblem.None
            ? new PaymentResult(
                id, isBack ? ResultStatus.Returned : ResultStatus.Paid, isBack ? reason : "", amount, at, "statement")
            : null;
        Returned = isBack && result is not null ? Returned.With(amount ?? AmountOf(xml, entry)) : Returned;

        // A statement names the payment file it was booked with, but the payment alone says which file is ours.
        _lines.Add(new ResultLine(_lines.Count + 1, "", id, result, problem));
    }

    private static Vnd AmountOf(XmlWalker xml, StatementPart entry) =>
        IsoValues.TryAmount(entry.Value("Amt"), out Vnd amount) ? amount : throw xml.Problem(FileProblem.ValueInvalid);

    private void AddWithoutDetails(XmlWalker xml, StatementPart entry, Vnd amount)
    {
        string message = entry.First("NtryDtls/Btch/MsgId", "NtryDtls/Btch/PmtInfId");
        string declared = entry.Value("NtryDtls/Btch/NbOfTxs");
        long count = 0;
        if (declared.Length > 0 && !IsoValues.TryCount(declared, out count))
        {
            throw xml.Problem(FileProblem.ValueInvalid);
        }

        AddOther(entry, message, declared.Length > 0 ? count : null, amount);
    }

    /// <summary>A booking that names no payment of ours: a lump sum, a charge, or something else.</summary>
    private void AddOther(StatementPart entry, string message, long? count, Vnd? amount)
    {
        bool isCharge = ChargeCodes.Contains(entry.Value("BkTxCd/Domn/Fmly/SubFmlyCd"), StringComparer.Ordinal);
        bool isLump = IsBooked(entry) && IsDebit(entry) && !isCharge && FileId.TryParse(message, out _);
        int number = _lines.Count + 1;
        if (isLump && amount is { } sum)
        {
            _lumps.Add(new LumpSum(number, message, count, sum));
        }

        if (isCharge && IsBooked(entry) && IsDebit(entry))
        {
            Fees = Fees.With(amount ?? Vnd.Zero);
        }

        ResultLineProblem what = isCharge ? ResultLineProblem.Fee
            : isLump ? ResultLineProblem.LumpSum
            : ResultLineProblem.OtherBooking;
        _lines.Add(new ResultLine(number, isLump ? message : "", default, null, what));
    }

    /// <summary>
    /// When it was booked. A day without a time counts from its beginning for money that goes out and to its end for
    /// money that comes back, so that both of one day are told in their order.
    /// </summary>
    private static bool TryBookedAt(StatementPart entry, bool isBack, out DateTimeOffset at)
    {
        if (IsoValues.TryTime(entry.First("BookgDt/DtTm", "ValDt/DtTm"), out at))
        {
            return true;
        }

        bool valid = DateOnly.TryParseExact(
            entry.First("BookgDt/Dt", "ValDt/Dt"), "yyyy-MM-dd", out DateOnly day) && day.Year > 1;
        TimeOnly time = isBack ? new TimeOnly(23, 59, 59) : TimeOnly.MinValue;
        at = valid ? new DateTimeOffset(day.ToDateTime(time), VietnamTime.Offset) : default;
        return valid;
    }
}
