using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Routing;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.PayoutLists;

/// <summary>
/// Writes the list a post office or a commune officer pays from and prints: CSV with a byte order mark, CRLF, a
/// signature column, and a totals row in figures and words.
/// </summary>
public static class PayoutListWriter
{
    /// <summary>Writes the list and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="header">What stands once.</param>
    /// <param name="entries">The payments, at least one, in file order; all in cash.</param>
    /// <param name="communeName">The name of a commune's code.</param>
    /// <returns>Count and sum as written.</returns>
    /// <exception cref="ArgumentException">There is no payment, or one is not in cash or has no money. The message
    /// names an EndToEndId, never a person.</exception>
    public static Tally Write(
        Stream stream, PayoutListHeader header, IReadOnlyList<PaymentEntry> entries, Func<string, string> communeName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(communeName);
        Check(header, entries);
        var total = new Tally(entries.Count, Vnd.Sum(entries.Select(entry => entry.Amount)));

        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, crlf: true, disarmsFormulas: true);
        csv.WriteByteOrderMark();
        WriteTitle(csv, header, total);
        csv.WriteRow([.. PayoutColumns.All]);
        for (int index = 0; index < entries.Count; index++)
        {
            WriteEntry(csv, index + 1, entries[index], communeName);
            Flush(stream, buffer);
        }

        WriteTotals(csv, total);
        Flush(stream, buffer);
        return total;
    }

    private static void Check(PayoutListHeader header, IReadOnlyList<PaymentEntry> entries)
    {
        if (entries.Count == 0)
        {
            throw new ArgumentException($"File {header.Id} has no payment.", nameof(entries));
        }

        foreach (PaymentEntry entry in entries)
        {
            if (!entry.Channel.IsCash() || entry.Amount == Vnd.Zero)
            {
                throw new ArgumentException($"Payment {entry.Id} is not in cash or has no money.", nameof(entries));
            }
        }
    }

    private static void WriteTitle(CsvWriter csv, PayoutListHeader header, Tally total)
    {
        string made = VietnamTime.In(header.CreatedAt).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
        csv.WriteRow(PayoutWords.Title(header));
        csv.WriteRow("Đơn vị lập", header.UnitName);
        csv.WriteRow("Đơn vị chi trả", header.ProviderName);
        csv.WriteRow(PayoutColumns.FileWord, header.Id.ToString(), $"{header.Id.Number}/{header.Of}");
        csv.WriteRow("Lập lúc", made);
        csv.WriteRow("Số khoản", VietnameseNumber.Format(total.Count));
        csv.WriteRow("");
    }

    private static void WriteEntry(CsvWriter csv, int number, PaymentEntry entry, Func<string, string> communeName)
    {
        bool another = entry.Receiver != ReceiverKind.Beneficiary;
        csv.Write(number);
        csv.Write(entry.Id.ToString());
        csv.Write(entry.BeneficiaryName.Reveal());
        csv.Write(entry.BirthYear?.ToString(CultureInfo.InvariantCulture));
        csv.Write(entry.CommuneCode);
        csv.Write(communeName(entry.CommuneCode));
        csv.Write(entry.Amount);
        csv.Write(entry.PayeeName.Reveal());
        csv.Write(entry.PayeeId.IsCitizenId ? entry.PayeeId.Reveal() : "");
        csv.Write(PayoutWords.Receiver(entry.Receiver));
        csv.Write(another ? entry.Authorisation : "");
        csv.Write(PayoutWords.Place(entry));
        // Signature, outcome, reason, day and note are filled in by hand.
        for (int column = 0; column < 5; column++)
        {
            csv.Write("");
        }

        csv.Write(entry.PayeeId.IsCitizenId ? "" : entry.PayeeId.Reveal());
        csv.EndRow();
    }

    private static void WriteTotals(CsvWriter csv, Tally total)
    {
        csv.Write(PayoutColumns.Total);
        csv.Write(total.Count);
        for (int column = 2; column < 6; column++)
        {
            csv.Write("");
        }

        csv.Write(total.Sum);
        csv.EndRow();
        csv.WriteRow("Bằng chữ", DongInWords.ToWords(total.Sum));
        csv.WriteRow("");
        csv.WriteRow("Người lập", "", "", "Trưởng phòng", "", "", "Người chi trả");
    }

    private static void Flush(Stream stream, System.Buffers.ArrayBufferWriter<byte> buffer)
    {
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
