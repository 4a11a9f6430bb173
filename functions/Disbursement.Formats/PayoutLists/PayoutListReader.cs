using System.Globalization;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Text;
using Disbursement.Formats.Results;

namespace Disbursement.Formats.PayoutLists;

/// <summary>Reads a payout list back: by us before it is proposed, by a provider before it is paid.</summary>
public static class PayoutListReader
{
    /// <summary>Reads the list and compares its totals row with its lines.</summary>
    /// <param name="stream">The list; seekable.</param>
    /// <exception cref="FileFormatException">It is no such list, a line is wrong, a payment stands twice, or the totals
    /// differ from the lines.</exception>
    public static PayoutList Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SheetReader sheet = SheetReader.Open(
            stream, PayoutColumns.Payment, PayoutColumns.Amount, PayoutColumns.PayeeId, PayoutColumns.Signature);
        FileId id = ReadFileId(sheet);
        var lines = new List<PayoutLine>();
        var seen = new HashSet<EndToEndId>();
        Tally total = Tally.None;
        while (sheet.Next())
        {
            if (IsTotals(sheet))
            {
                CheckTotals(sheet, total);
                return new PayoutList(id, total, lines);
            }

            PayoutLine line = ReadLine(sheet);
            if (!seen.Add(line.Id))
            {
                throw new FileFormatException(FileProblem.Duplicate, PayoutColumns.Payment, sheet.Line);
            }

            lines.Add(line);
            total = total.With(line.Amount);
        }

        throw new FileFormatException(FileProblem.Missing, PayoutColumns.Total);
    }

    /// <summary>Whether the row is the totals row.</summary>
    internal static bool IsTotals(SheetReader sheet) =>
        VietnameseText.MatchKey(sheet.First()) == VietnameseText.MatchKey(PayoutColumns.Total);

    /// <summary>The file id above the header; the default value when there is none.</summary>
    internal static FileId FindFileId(SheetReader sheet)
    {
        string word = VietnameseText.MatchKey(PayoutColumns.FileWord);
        string? text = sheet.Above
            .Where(row => row.Length > 1 && VietnameseText.MatchKey(row[0]) == word)
            .Select(row => row[1].Trim())
            .FirstOrDefault();
        return FileId.TryParse(text, out FileId id) ? id : default;
    }

    private static FileId ReadFileId(SheetReader sheet)
    {
        FileId id = FindFileId(sheet);
        return id == default ? throw new FileFormatException(FileProblem.Missing, PayoutColumns.FileWord) : id;
    }

    private static PayoutLine ReadLine(SheetReader sheet)
    {
        bool valid = EndToEndId.TryParse(sheet.Text(PayoutColumns.Payment), out EndToEndId id);
        return valid && TryWhole(sheet.Text(PayoutColumns.Amount), out long dong) && dong is > 0 and <= Vnd.MaxDong
            ? new PayoutLine(
                id, Vnd.FromDong(dong), sheet.Text(PayoutColumns.CommuneCode), sheet.Text(PayoutColumns.Payee),
                PayeeKey(sheet))
            : throw new FileFormatException(FileProblem.ValueInvalid, PayoutColumns.Payment, sheet.Line);
    }

    /// <summary>The citizen id, else the key of a payee who has none; lists written before had one column.</summary>
    private static string PayeeKey(SheetReader sheet) => sheet.Text(PayoutColumns.PayeeId) is { Length: > 0 } id
        ? id
        : sheet.Text(PayoutColumns.PayeeKey);

    private static void CheckTotals(SheetReader sheet, Tally actual)
    {
        if (!TryWhole(sheet.Text(PayoutColumns.Payment), out long count) || count != actual.Count)
        {
            throw new FileFormatException(FileProblem.CountDiffers, PayoutColumns.Total, sheet.Line);
        }

        if (!TryWhole(sheet.Text(PayoutColumns.Amount), out long sum) || sum != actual.Sum.Dong)
        {
            throw new FileFormatException(FileProblem.SumDiffers, PayoutColumns.Total, sheet.Line);
        }
    }

    private static bool TryWhole(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
