using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Camt053;

namespace Disbursement.Sandbox.Providers;

/// <summary>
/// A camt.053.001.08 of the paying account: its funding, then each payment that was booked, and each that came back.
/// </summary>
/// <remarks>
/// A statement knows nothing of what was refused before it was booked. A return is told with the debit before it, unless
/// that was in the statement before.
/// </remarks>
internal static class StatementAnswers
{
    /// <summary>The statement of some results.</summary>
    /// <returns>Null when none of them was booked.</returns>
    public static ResultFile? Write(string name, PlannedAnswers plan, IReadOnlyList<PaymentResult> results)
    {
        PaymentResult[] booked =
            [.. results.Where(static result => result.Status is ResultStatus.Paid or ResultStatus.Returned)];
        if (booked.Length == 0)
        {
            return null;
        }

        Booking[] bookings = [.. booked.SelectMany(result => BookingsOf(plan, result))];
        long debits = bookings.Where(static booking => booking.IsDebit).Sum(static booking => booking.Dong);
        long credits = bookings.Where(static booking => !booking.IsDebit).Sum(static booking => booking.Dong);
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            DateTimeOffset until = booked.Max(static result => result.At);
            xml.WriteStartElement("Document", Camt053Reader.Namespace);
            xml.WriteStartElement("BkToCstmrStmt");
            string id = "S" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..30];
            WriteHead(xml, plan, id, until, opening: debits, closing: credits, bookings.Length);
            foreach (Booking booking in bookings)
            {
                WriteEntry(xml, booking);
            }

            xml.WriteEndDocument();
        }

        return new ResultFile(name, stream.ToArray());
    }

    private static IEnumerable<Booking> BookingsOf(PlannedAnswers plan, PaymentResult result)
    {
        long dong = (result.Amount ?? Vnd.Zero).Dong;
        bool isReturn = result.Status == ResultStatus.Returned;
        bool wasBooked = isReturn && plan.Results.Any(
            one => one.Result.Id == result.Id && one.Result.Status == ResultStatus.Paid);
        if (!wasBooked)
        {
            yield return new Booking(result.Id.ToString(), dong, true, "", result.At);
        }

        if (isReturn)
        {
            yield return new Booking(result.Id.ToString(), dong, false, result.Reason, result.At);
        }
    }

    private static void WriteHead(
        XmlWriter xml, PlannedAnswers plan, string id, DateTimeOffset until, long opening, long closing, int entries)
    {
        xml.WriteStartElement("GrpHdr");
        xml.WriteElementString("MsgId", id);
        xml.WriteElementString("CreDtTm", Time(until));
        xml.WriteEndElement();
        xml.WriteStartElement("Stmt");
        xml.WriteElementString("Id", id);
        xml.WriteElementString("CreDtTm", Time(until));
        Open(xml, "Acct", "Id", "Othr");
        xml.WriteElementString("Id", plan.DebtorAccount);
        Close(xml, 2);
        xml.WriteElementString("Ccy", "VND");
        xml.WriteEndElement();
        WriteBalance(xml, "OPBD", opening, plan.CreatedAt);
        WriteBalance(xml, "CLBD", closing, until);
        Open(xml, "TxsSummry", "TtlNtries");
        xml.WriteElementString("NbOfNtries", Number(entries));
        Close(xml, 2);
    }

    private static void WriteBalance(XmlWriter xml, string code, long dong, DateTimeOffset day)
    {
        Open(xml, "Bal", "Tp", "CdOrPrtry");
        xml.WriteElementString("Cd", code);
        Close(xml, 2);
        WriteAmount(xml, dong);
        xml.WriteElementString("CdtDbtInd", "CRDT");
        xml.WriteStartElement("Dt");
        xml.WriteElementString("Dt", VietnamTime.DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Close(xml, 2);
    }

    private static void WriteEntry(XmlWriter xml, Booking booking)
    {
        xml.WriteStartElement("Ntry");
        WriteAmount(xml, booking.Dong);
        xml.WriteElementString("CdtDbtInd", booking.IsDebit ? "DBIT" : "CRDT");
        xml.WriteStartElement("Sts");
        xml.WriteElementString("Cd", "BOOK");
        xml.WriteEndElement();
        xml.WriteStartElement("BookgDt");
        xml.WriteElementString("DtTm", Time(booking.At));
        xml.WriteEndElement();
        Open(xml, "BkTxCd", "Domn");
        xml.WriteElementString("Cd", "PMNT");
        xml.WriteStartElement("Fmly");
        xml.WriteElementString("Cd", "ICDT");
        xml.WriteElementString("SubFmlyCd", booking.IsDebit ? "DMCT" : "RRTN");
        Close(xml, 3);
        Open(xml, "NtryDtls", "TxDtls", "Refs");
        xml.WriteElementString("EndToEndId", booking.Payment);
        xml.WriteEndElement();
        if (booking.Reason.Length > 0)
        {
            Open(xml, "RtrInf", "Rsn");
            xml.WriteElementString("Cd", booking.Reason);
            Close(xml, 2);
        }

        Close(xml, 3);
    }

    private static void WriteAmount(XmlWriter xml, long dong)
    {
        xml.WriteStartElement("Amt");
        xml.WriteAttributeString("Ccy", "VND");
        xml.WriteString(Number(dong));
        xml.WriteEndElement();
    }

    private static void Open(XmlWriter xml, params ReadOnlySpan<string> elements)
    {
        foreach (string element in elements)
        {
            xml.WriteStartElement(element);
        }
    }

    private static void Close(XmlWriter xml, int elements)
    {
        for (int element = 0; element < elements; element++)
        {
            xml.WriteEndElement();
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) =>
        VietnamTime.In(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>One booking of the account.</summary>
    private sealed record Booking(string Payment, long Dong, bool IsDebit, string Reason, DateTimeOffset At);
}
