using System.Globalization;
using System.Xml;
using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Pain001;

/// <summary>Writes a pain.001 of any version: one payment information, one debtor, VND, in the order given.</summary>
/// <remarks>
/// Count and control sum are computed from the payments before the first byte and stand at both levels. Names are
/// written in the letters the bank takes (DOMAIN 5.5), never cut. Nothing in it tells a programme:
/// purpose and text are those of the group.
/// No citizen id is written; the account and its owner's name are what a bank pays by.
/// </remarks>
public static class Pain001Writer
{
    /// <summary>Writes the file and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="header">What stands once.</param>
    /// <param name="entries">The payments, at least one, in file order.</param>
    /// <returns>Count and sum as written.</returns>
    /// <exception cref="ArgumentException">There is no payment, one has no account or no money, or the id is too long.
    /// The message names an EndToEndId, never a person.</exception>
    public static Tally Write(Stream stream, Pain001Header header, IReadOnlyList<PaymentEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(entries);
        Check(header, entries);
        var total = new Tally(entries.Count, Vnd.Sum(entries.Select(entry => entry.Amount)));

        using var xml = XmlWriter.Create(stream, IsoValues.WriterSettings);
        xml.WriteStartDocument();
        xml.WriteStartElement("Document", header.Version.Namespace);
        xml.WriteStartElement(Pain001Version.Root);
        WriteGroupHeader(xml, header, total);
        xml.WriteStartElement("PmtInf");
        WritePaymentInformation(xml, header, total);
        string remittance = header.Characters.Apply(TransferTexts.Of(header.Id.Source, header.Period));
        foreach (PaymentEntry entry in entries)
        {
            WriteTransaction(xml, header, entry, remittance);
        }

        xml.WriteEndDocument();
        xml.Flush();
        return total;
    }

    private static void Check(Pain001Header header, IReadOnlyList<PaymentEntry> entries)
    {
        if (!header.Id.FitsMessageId || entries.Count == 0)
        {
            throw new ArgumentException($"File {header.Id} has too long an id or no payment.", nameof(entries));
        }

        foreach (PaymentEntry entry in entries)
        {
            if (entry.Account is null || entry.Institution is null || entry.Amount == Vnd.Zero)
            {
                throw new ArgumentException($"Payment {entry.Id} has no account or no money.", nameof(entries));
            }
        }
    }

    private static void WriteGroupHeader(XmlWriter xml, Pain001Header header, Tally total)
    {
        xml.WriteStartElement("GrpHdr");
        xml.WriteElementString("MsgId", header.Id.ToString());
        xml.WriteElementString("CreDtTm", IsoValues.Time(header.CreatedAt));
        WriteTotals(xml, total);
        WriteParty(xml, "InitgPty", Name(header, header.Debtor.Name));
        xml.WriteEndElement();
    }

    private static void WritePaymentInformation(XmlWriter xml, Pain001Header header, Tally total)
    {
        xml.WriteElementString("PmtInfId", header.Id.ToString());
        xml.WriteElementString("PmtMtd", "TRF");
        xml.WriteElementString("BtchBookg", "true");
        WriteTotals(xml, total);
        xml.WriteStartElement("PmtTpInf");
        if (header.Route == TransferRoute.Ordinary)
        {
            xml.WriteStartElement("LclInstrm");
            xml.WriteElementString("Prtry", Pain001Header.OrdinaryInstrument);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("CtgyPurp");
        xml.WriteElementString("Cd", "SSBE");
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteDay(xml, header);
        WriteParty(xml, "Dbtr", Name(header, header.Debtor.Name));
        WriteAccount(xml, "DbtrAcct", header.Debtor.Account, withCurrency: true);
        WriteAgent(xml, "DbtrAgt", header.Debtor.Agent);
        xml.WriteElementString("ChrgBr", "DEBT");
    }

    private static void WriteDay(XmlWriter xml, Pain001Header header)
    {
        string day = header.ExecuteOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        xml.WriteStartElement("ReqdExctnDt");
        if (header.Version.DateIsChoice)
        {
            xml.WriteElementString("Dt", day);
        }
        else
        {
            xml.WriteString(day);
        }

        xml.WriteEndElement();
    }

    private static void WriteTransaction(
        XmlWriter xml, Pain001Header header, PaymentEntry entry, string remittance)
    {
        xml.WriteStartElement("CdtTrfTxInf");
        xml.WriteStartElement("PmtId");
        xml.WriteElementString("InstrId", entry.Id.ToString());
        xml.WriteElementString("EndToEndId", entry.Id.ToString());
        if (header.Version.HasUetr)
        {
            xml.WriteElementString("UETR", entry.Uetr);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("Amt");
        xml.WriteStartElement("InstdAmt");
        xml.WriteAttributeString("Ccy", "VND");
        xml.WriteString(IsoValues.Number(entry.Amount.Dong));
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteAgent(xml, "CdtrAgt", entry.Institution!);
        WriteParty(xml, "Cdtr", Name(header, entry.PayeeName.Reveal()));
        WriteAccount(xml, "CdtrAcct", entry.Account!.Value.Reveal(), withCurrency: false);
        if (entry.Receiver != ReceiverKind.Beneficiary)
        {
            WriteParty(xml, "UltmtCdtr", Name(header, entry.BeneficiaryName.Reveal()));
        }

        xml.WriteStartElement("Purp");
        xml.WriteElementString("Cd", "SSBE");
        xml.WriteEndElement();
        xml.WriteStartElement("RmtInf");
        xml.WriteElementString("Ustrd", remittance);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, Tally total)
    {
        xml.WriteElementString("NbOfTxs", IsoValues.Number(total.Count));
        xml.WriteElementString("CtrlSum", IsoValues.Number(total.Sum.Dong));
    }

    private static void WriteParty(XmlWriter xml, string element, string name)
    {
        xml.WriteStartElement(element);
        xml.WriteElementString("Nm", name);
        xml.WriteEndElement();
    }

    private static void WriteAccount(XmlWriter xml, string element, string account, bool withCurrency)
    {
        xml.WriteStartElement(element);
        xml.WriteStartElement("Id");
        xml.WriteStartElement("Othr");
        xml.WriteElementString("Id", account);
        xml.WriteEndElement();
        xml.WriteEndElement();
        if (withCurrency)
        {
            xml.WriteElementString("Ccy", "VND");
        }

        xml.WriteEndElement();
    }

    /// <summary>An agent by its BIN: every institution has one, a third of them has no BIC (DOMAIN 5.1).</summary>
    private static void WriteAgent(XmlWriter xml, string element, string bin)
    {
        xml.WriteStartElement(element);
        xml.WriteStartElement("FinInstnId");
        xml.WriteStartElement("ClrSysMmbId");
        xml.WriteStartElement("ClrSysId");
        xml.WriteElementString("Prtry", Pain001Header.ClearingSystem);
        xml.WriteEndElement();
        xml.WriteElementString("MmbId", bin);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>A name as the bank takes it. One that does not fit was held when its row was routed.</summary>
    private static string Name(Pain001Header header, string name) => header.Characters.TryName(name, out string written)
        ? written
        : throw new ArgumentException($"A name in file {header.Id} does not fit what the bank takes.", nameof(header));
}
