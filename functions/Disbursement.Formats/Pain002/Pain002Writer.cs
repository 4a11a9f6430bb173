using System.Xml;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Pain002;

/// <summary>Writes a pain.002 as a provider would: totals per status, then one status per payment.</summary>
public static class Pain002Writer
{
    /// <summary>Writes the report and leaves the stream open.</summary>
    /// <exception cref="ArgumentException">The message id is empty or longer than 35 characters.</exception>
    public static void Write(Stream stream, Pain002Report report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        if (report.MessageId.Length is 0 or > FileId.MessageIdLengthMax)
        {
            throw new ArgumentException("A message id has 1 to 35 characters.", nameof(report));
        }

        using var xml = XmlWriter.Create(stream, IsoValues.WriterSettings);
        xml.WriteStartDocument();
        xml.WriteStartElement("Document", report.Version.Namespace);
        xml.WriteStartElement(Pain002Version.Root);
        xml.WriteStartElement("GrpHdr");
        xml.WriteElementString("MsgId", report.MessageId);
        xml.WriteElementString("CreDtTm", IsoValues.Time(report.CreatedAt));
        xml.WriteEndElement();
        WriteGroup(xml, report);
        if (report.Payments.Count > 0)
        {
            xml.WriteStartElement("OrgnlPmtInfAndSts");
            xml.WriteElementString("OrgnlPmtInfId", report.OriginalMessageId);
            foreach (Pain002Status payment in report.Payments)
            {
                WritePayment(xml, payment);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
        xml.Flush();
    }

    private static void WriteGroup(XmlWriter xml, Pain002Report report)
    {
        xml.WriteStartElement("OrgnlGrpInfAndSts");
        xml.WriteElementString("OrgnlMsgId", report.OriginalMessageId);
        xml.WriteElementString("OrgnlMsgNmId", report.Version.Answers.MessageName);
        xml.WriteElementString("OrgnlNbOfTxs", IsoValues.Number(report.Original.Count));
        xml.WriteElementString("OrgnlCtrlSum", IsoValues.Number(report.Original.Sum.Dong));
        xml.WriteElementString("GrpSts", report.GroupStatus);
        WriteReason(xml, mark: "", report.GroupReason);
        foreach (IGrouping<string, Pain002Status> group in report.Payments
            .GroupBy(payment => payment.Status)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            xml.WriteStartElement("NbOfTxsPerSts");
            xml.WriteElementString("DtldNbOfTxs", IsoValues.Number(group.Count()));
            xml.WriteElementString("DtldSts", group.Key);
            if (group.All(payment => payment.Amount is not null))
            {
                Vnd sum = Vnd.Sum(group.Select(payment => payment.Amount!.Value));
                xml.WriteElementString("DtldCtrlSum", IsoValues.Number(sum.Dong));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WritePayment(XmlWriter xml, Pain002Status payment)
    {
        xml.WriteStartElement("TxInfAndSts");
        xml.WriteElementString("OrgnlInstrId", payment.EndToEndId.ToString());
        xml.WriteElementString("OrgnlEndToEndId", payment.EndToEndId.ToString());
        xml.WriteElementString("TxSts", payment.Status);
        WriteReason(xml, payment.Mark, payment.Reason);
        xml.WriteElementString("AccptncDtTm", IsoValues.Time(payment.At));
        if (payment.Amount is { } amount)
        {
            xml.WriteStartElement("OrgnlTxRef");
            xml.WriteStartElement("Amt");
            xml.WriteStartElement("InstdAmt");
            xml.WriteAttributeString("Ccy", "VND");
            xml.WriteString(IsoValues.Number(amount.Dong));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteReason(XmlWriter xml, string mark, string reason)
    {
        if (mark.Length > 0)
        {
            WriteReasonCode(xml, "Prtry", mark);
        }

        // Cash reasons (PO01…) are ours and no external codes, so they travel as proprietary ones.
        if (reason.Length > 0)
        {
            bool external = reason.Length == 4 && !reason.StartsWith("PO", StringComparison.Ordinal);
            WriteReasonCode(xml, external ? "Cd" : "Prtry", reason);
        }
    }

    private static void WriteReasonCode(XmlWriter xml, string element, string code)
    {
        xml.WriteStartElement("StsRsnInf");
        xml.WriteStartElement("Rsn");
        xml.WriteElementString(element, code);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
