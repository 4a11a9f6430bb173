using System.Globalization;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.PayoutLists;

/// <summary>
/// The payout list as a workbook: the same columns and pages as on paper, a signature column, a total below each page
/// and the sum in figures and words. Texts are text cells: a citizen id keeps its zeros.
/// </summary>
public static class PayoutListXlsx
{
    /// <summary>The 1-based row of the header.</summary>
    internal const int HeaderRow = 6;

    internal const int PaymentColumn = 1;
    internal const int AmountColumn = 9;
    internal const string PageTotal = "Cộng trang";

    private static readonly int[] Widths = [6, 30, 26, 8, 20, 26, 18, 16, 22, 14, 20, 12, 16];

    /// <summary>Writes the workbook and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="header">What stands once.</param>
    /// <param name="entries">The payments, at least one, in file order.</param>
    /// <param name="communeName">The name of a commune's code.</param>
    /// <returns>Count and sum as written.</returns>
    public static Tally Write(
        Stream stream, PayoutListHeader header, IReadOnlyList<PaymentEntry> entries, Func<string, string> communeName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(communeName);
        IReadOnlyList<PayoutPage> pages = PayoutPages.Of(entries);
        int[] ends =
        [
            .. pages.SkipLast(1).Select(static page => HeaderRow + (int)page.SoFar.Count + page.Number),
        ];
        using var workbook = new WorkbookWriter(stream);
        workbook.StartSheet("Danh sách", new SheetForm(Widths, HeaderRow, Prints: true) { PageEnds = ends });
        WriteTitle(workbook, header, entries[0]);
        foreach (PayoutPage page in pages)
        {
            for (int index = 0; index < page.Entries.Count; index++)
            {
                workbook.WriteRow(CellsOf(page.FirstRow + index, page.Entries[index], communeName));
            }

            workbook.WriteRow(TotalOf(
                string.Create(CultureInfo.InvariantCulture, $"{PageTotal} {page.Number}/{pages.Count}"), page.Total));
        }

        Tally total = pages[^1].SoFar;
        workbook.WriteRow(TotalOf(PayoutColumns.Total, total));
        workbook.WriteRow(["Bằng chữ", DongInWords.ToWords(total.Sum)]);
        workbook.WriteRow([]);
        workbook.WriteRow([null, "Người lập", null, null, "Trưởng phòng", null, null, null, null, "Người chi trả"]);
        return total;
    }

    private static void WriteTitle(WorkbookWriter workbook, PayoutListHeader header, PaymentEntry first)
    {
        workbook.WriteHeader([PayoutWords.Title(header), "", "", "", "", "", "", "", "", PayoutWords.Form(header)]);
        workbook.WriteRow(["Đơn vị lập", header.UnitName]);
        workbook.WriteRow(["Đơn vị chi trả", $"{header.ProviderName} – {PayoutWords.Place(first)}"]);
        workbook.WriteRow(
        [
            PayoutColumns.FileWord, header.Id.ToString(), string.Create(
                CultureInfo.InvariantCulture, $"Tệp số {header.Id.Number}/{header.Of}"),
        ]);
        workbook.WriteRow([]);
        workbook.WriteHeader(
        [
            PayoutColumns.Number, PayoutColumns.Payment, PayoutColumns.Beneficiary, PayoutColumns.BirthYear,
            PayoutColumns.CommuneName, PayoutColumns.Payee, PayoutColumns.PayeeId, PayoutColumns.Receiver,
            PayoutColumns.Authorisation, PayoutColumns.Amount, PayoutColumns.Signature, PayoutColumns.PaidOn,
            PayoutColumns.Note,
        ]);
    }

    private static object?[] CellsOf(int number, PaymentEntry entry, Func<string, string> communeName)
    {
        string capacity = PayoutWords.Receiver(entry.Receiver);
        return
        [
            (long)number,
            entry.Id.ToString(),
            entry.BeneficiaryName.Reveal(),
            entry.BirthYear?.ToString(CultureInfo.InvariantCulture),
            communeName(entry.CommuneCode),
            entry.PayeeName.Reveal(),
            entry.PayeeId.IsCitizenId ? entry.PayeeId.Reveal() : null,
            capacity.Length > 0 ? capacity : null,
            capacity.Length > 0 ? entry.Authorisation : null,
            entry.Amount.Dong,
        ];
    }

    private static object?[] TotalOf(string what, Tally total) =>
        [what, total.Count, null, null, null, null, null, null, null, total.Sum.Dong];
}
