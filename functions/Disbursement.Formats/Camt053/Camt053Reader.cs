using Disbursement.Core.Money;
using Disbursement.Formats.Results;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Camt053;

/// <summary>
/// Reads a camt.053.001.08, the bank's statement of the paying account, forward and once
/// (functions/docs/formats/camt053.md).
/// </summary>
/// <remarks>
/// A document whose balances do not fit its bookings, or whose bookings do not fit their parts, is refused as a whole:
/// it proves nothing. What is booked and names a payment becomes a result; everything else is a line that says what it
/// is.
/// </remarks>
public static class Camt053Reader
{
    /// <summary>The message, as contracts name it.</summary>
    public const string FormatName = "camt.053.001.08";

    /// <summary>The XML namespace.</summary>
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:" + FormatName;

    /// <summary>The element that holds the message.</summary>
    private const string Root = "BkToCstmrStmt";

    private const string Balance = "Stmt/Bal";
    private const string Entry = "Stmt/Ntry";
    private const string Details = "Stmt/Ntry/NtryDtls/TxDtls";
    private const string Summary = "Stmt/TxsSummry";

    /// <summary>Reads a statement; the stream stays the caller's.</summary>
    /// <exception cref="FileFormatException">It is no such statement, or does not add up.</exception>
    public static BankStatement Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using XmlWalker xml = XmlWalker.Open(stream, [Namespace], Root);
        var reading = new Reading();
        try
        {
            while (xml.Next())
            {
                reading.Take(xml);
            }
        }
        catch (ArgumentOutOfRangeException sum)
        {
            // Each amount is within the bound of money; their sum is not.
            throw xml.Problem(FileProblem.ValueInvalid, sum);
        }

        return reading.Complete();
    }

    private sealed class Reading
    {
        private readonly StatementLines _lines = new();
        private readonly StatementPart _entry = new(Entry);
        private readonly StatementPart _details = new(Details);
        private readonly StatementPart _balance = new(Balance);
        private readonly StatementPart _summary = new(Summary);
        private StatementBalances _balances = new();
        private StatementTotals _totals = StatementTotals.None;
        private readonly List<string> _accounts = [];
        private string _account = "";
        private string _messageId = "";
        private int _statements;
        private long _entries;

        public void Take(XmlWalker xml)
        {
            if (xml.Step == XmlStep.Start)
            {
                Begin(xml);
                return;
            }

            switch (xml.Path)
            {
                case "GrpHdr/MsgId":
                    _messageId = xml.Text;
                    break;
                case "Stmt/Acct/Id/Othr/Id" or "Stmt/Acct/Id/IBAN":
                    _account = xml.Text;
                    break;
                case Balance:
                    _balances.Take(xml, _balance);
                    break;
                case Details:
                    _lines.TakeDetails(xml, _entry, _details);
                    break;
                case Entry:
                    TakeEntry(xml);
                    break;
                case "Stmt":
                    TakeStatement(xml);
                    break;
                default:
                    Keep(xml);
                    break;
            }
        }

        public BankStatement Complete()
        {
            if (_messageId.Length == 0 || _statements == 0)
            {
                throw new FileFormatException(FileProblem.Missing, "Stmt");
            }

            var results = new ResultDocument(FormatName, _messageId, _lines.Lines, []) { Lumps = _lines.Lumps };
            StatementTotals totals = _totals with { Fees = _lines.Fees, Returned = _lines.Returned };
            return new BankStatement(results, totals, _accounts);
        }

        private void Begin(XmlWalker xml)
        {
            switch (xml.Path)
            {
                case "Stmt":
                    _balances = new StatementBalances();
                    _summary.Clear();
                    _entries = 0;
                    _account = "";
                    break;
                case Balance:
                    _balance.Clear();
                    break;
                case Entry:
                    _entry.Clear();
                    _lines.BeginEntry();
                    break;
                case Details:
                    _details.Clear();
                    break;
                case $"{Entry}/Amt" or $"{Details}/Amt" or $"{Balance}/Amt" when xml.Attribute("Ccy") != "VND":
                    // The currency stands on the element that starts; another one is not this account's money.
                    throw xml.Problem(FileProblem.ValueInvalid);
                default:
                    break;
            }
        }

        private void Keep(XmlWalker xml)
        {
            _details.Keep(xml);
            _entry.Keep(xml);
            _balance.Keep(xml);
            _summary.Keep(xml);
        }

        private void TakeEntry(XmlWalker xml)
        {
            _entries++;
            Vnd amount = _lines.EndEntry(xml, _entry);
            if (StatementLines.IsBooked(_entry))
            {
                _balances.Book(StatementLines.IsDebit(_entry), amount);
            }
        }

        private void TakeStatement(XmlWalker xml)
        {
            _statements++;
            if (_account.Length == 0)
            {
                // Nobody could tell whose money it is about.
                throw new FileFormatException(FileProblem.Missing, "Stmt/Acct/Id", xml.Line);
            }

            _accounts.Add(_account);
            string declared = _summary.Value("TtlNtries/NbOfNtries");
            if (declared.Length > 0 && (!IsoValues.TryCount(declared, out long count) || count != _entries))
            {
                throw new FileFormatException(FileProblem.CountDiffers, Summary, xml.Line);
            }

            _balances.Check(xml);
            _totals = _totals with
            {
                OpeningDong = _totals.OpeningDong ?? _balances.OpeningDong,
                ClosingDong = _balances.ClosingDong,
                Debits = _totals.Debits + _balances.Debits,
                Credits = _totals.Credits + _balances.Credits,
            };
        }
    }
}
