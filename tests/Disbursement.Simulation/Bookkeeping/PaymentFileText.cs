using System.Globalization;
using System.IO.Compression;
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
    /// <summary>Reads a pain.001, a payout list or a bank's list of transfers.</summary>
    public static PaymentFileText Read(string path, byte[] content) => Path.GetExtension(path) switch
    {
        ".xml" => ReadXml(content),
        ".xlsx" => ReadWorkbook(content),
        _ when content[0] == (byte)'S' => ReadTransfers(Encoding.ASCII.GetString(content)),
        _ => ReadList(content),
    };

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

    /// <summary>Payments on the first sheet; count and sum on the second.</summary>
    private static PaymentFileText ReadWorkbook(byte[] content)
    {
        using var package = new ZipArchive(new MemoryStream(content));
        string[][] info = Sheet(package, 2);
        string Said(string what) => info.Single(row => row[0] == what)[1];
        return new PaymentFileText(
            Number(Said("Số món")),
            Number(Said("Tổng tiền")),
            [
                .. Sheet(package, 1).SkipWhile(static row => !row.Contains("Số chứng từ/ Ref No")).Skip(1)
                    .Select(static cells => new FilePayment(cells[8], Number(cells[2]), cells[3], cells[5])),
            ]);
    }

    private static string[][] Sheet(ZipArchive package, int number)
    {
        using Stream part = package.GetEntry(FormattableString.Invariant($"xl/worksheets/sheet{number}.xml"))!.Open();
        XElement sheet = XElement.Load(part);
        XNamespace main = sheet.Name.Namespace;
        return
        [
            .. sheet.Descendants(main + "row")
                .Select(row => row.Elements(main + "c").Select(static cell => cell.Value).ToArray()),
        ];
    }

    /// <summary>A list with semicolons has no line of sums.</summary>
    private static PaymentFileText ReadTransfers(string text)
    {
        FilePayment[] payments =
        [
            .. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static line => line.Split(';'))
                .Select(static cells => new FilePayment(cells[7], Number(cells[5]), cells[2], cells[4])),
        ];
        return new PaymentFileText(payments.Length, payments.Sum(static payment => payment.Dong), payments);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
