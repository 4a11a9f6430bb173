using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Disbursement.Simulation.Bookkeeping;

/// <summary>One payment as it stands in a file that a provider got.</summary>
/// <param name="Id">Its EndToEndId.</param>
/// <param name="Dong">Its amount.</param>
/// <param name="Account">The account; empty for cash.</param>
/// <param name="Bank">The account's institution; empty for cash.</param>
internal sealed record FilePayment(string Id, long Dong, string Account, string Bank);

/// <summary>A payment file, read by code of its own.</summary>
/// <param name="Count">How many payments it says it has.</param>
/// <param name="Dong">How much money it says it has.</param>
/// <param name="Payments">The payments.</param>
internal sealed record PaymentFileText(long Count, long Dong, IReadOnlyList<FilePayment> Payments)
{
    /// <summary>Reads a pain.001 or a payout list.</summary>
    public static PaymentFileText Read(string path, byte[] content) =>
        path.EndsWith(".xml", StringComparison.Ordinal) ? ReadXml(content) : ReadList(content);

    private static PaymentFileText ReadXml(byte[] content)
    {
        using var stream = new MemoryStream(content);
        XElement root = XDocument.Load(stream).Root!;
        XNamespace iso = root.Name.Namespace;
        XElement header = root.Descendants(iso + "GrpHdr").Single();
        return new PaymentFileText(
            Number(header.Element(iso + "NbOfTxs")!.Value),
            Number(header.Element(iso + "CtrlSum")!.Value),
            [
                .. root.Descendants(iso + "CdtTrfTxInf").Select(payment => new FilePayment(
                    payment.Descendants(iso + "EndToEndId").Single().Value,
                    Number(payment.Descendants(iso + "InstdAmt").Single().Value),
                    payment.Element(iso + "CdtrAcct")!.Descendants(iso + "Othr").Single().Element(iso + "Id")!.Value,
                    payment.Element(iso + "CdtrAgt")!.Descendants(iso + "MmbId").Single().Value)),
            ]);
    }

    private static PaymentFileText ReadList(byte[] content)
    {
        string[] lines = Encoding.UTF8.GetString(content).Split("\r\n");
        int header = Array.FindIndex(lines, line => line.StartsWith("STT,", StringComparison.Ordinal));
        int total = Array.FindIndex(lines, line => line.StartsWith("Tổng cộng,", StringComparison.Ordinal));
        string[] totals = lines[total].Split(',');
        return new PaymentFileText(
            Number(totals[1]),
            Number(totals[6]),
            [
                .. lines[(header + 1)..total].Select(static line => line.Split(','))
                    .Select(static cells => new FilePayment(cells[1], Number(cells[6]), "", "")),
            ]);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
