using System.Buffers;
using System.Globalization;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Core.Text;
using Disbursement.Formats.Csv;
using Disbursement.Formats.PayoutLists;

namespace Disbursement.Formats.Results;

/// <summary>
/// The result list of who pays cash, version 1: a CSV of its own, or the payout list itself with outcome, reason and
/// day filled in (functions/docs/formats/result-list.md).
/// </summary>
public static class ResultList
{
    /// <summary>The format's name in contracts.</summary>
    public const string FormatName = "result-list-1";

    /// <summary>The words an officer may write, folded; the first of a status is the one we write.</summary>
    private static readonly (string Word, ResultStatus Status)[] Words =
    [
        ("Đã nhận", ResultStatus.Paid), ("Đã chi", ResultStatus.Paid), ("Đã chi trả", ResultStatus.Paid),
        ("PAID", ResultStatus.Paid), ("x", ResultStatus.Paid),
        ("Chưa nhận", ResultStatus.Unclaimed), ("Không đến nhận", ResultStatus.Unclaimed),
        ("UNCLAIMED", ResultStatus.Unclaimed),
        ("Không chi được", ResultStatus.Rejected), ("Từ chối", ResultStatus.Rejected),
        ("REJECTED", ResultStatus.Rejected),
        ("Trả lại", ResultStatus.Returned), ("Hoàn trả", ResultStatus.Returned), ("RETURNED", ResultStatus.Returned),
        ("Chưa rõ", ResultStatus.Unknown), ("UNKNOWN", ResultStatus.Unknown),
    ];

    private static readonly Dictionary<string, ResultStatus> ByWord =
        Words.ToDictionary(word => VietnameseText.MatchKey(word.Word), word => word.Status, StringComparer.Ordinal);

    /// <summary>Writes a result list as a provider would, and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="file">The payment file it answers.</param>
    /// <param name="results">The results; their amounts must be named.</param>
    /// <exception cref="ArgumentException">A result names no amount.</exception>
    public static void Write(Stream stream, FileId file, IReadOnlyList<PaymentResult> results)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(results);
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, crlf: true, disarmsFormulas: true);
        csv.WriteByteOrderMark();
        csv.WriteRow("KẾT QUẢ CHI TRẢ");
        csv.WriteRow(PayoutColumns.FileWord, file.ToString());
        csv.WriteRow("");
        csv.WriteRow(
            PayoutColumns.Number, PayoutColumns.Payment, PayoutColumns.Amount, PayoutColumns.Outcome,
            PayoutColumns.Reason, PayoutColumns.PaidOn);
        Vnd sum = Vnd.Zero;
        for (int index = 0; index < results.Count; index++)
        {
            PaymentResult result = results[index];
            Vnd amount = result.Amount
                ?? throw new ArgumentException($"The result of {result.Id} names no amount.", nameof(results));
            sum += amount;
            csv.Write(index + 1);
            csv.Write(result.Id.ToString());
            csv.Write(amount);
            csv.Write(Words.First(word => word.Status == result.Status).Word);
            csv.Write(result.Reason);
            csv.Write(VietnamTime.In(result.At).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture));
            csv.EndRow();
        }

        csv.Write(PayoutColumns.Total);
        csv.Write(results.Count);
        csv.Write(sum);
        csv.EndRow();
        stream.Write(buffer.WrittenSpan);
    }

    /// <summary>Reads a result list, or a payout list that was filled in.</summary>
    /// <param name="stream">The list; seekable.</param>
    /// <param name="receivedAt">When it arrived: the time of lines without a day of their own.</param>
    /// <exception cref="FileFormatException">It is no such list, or its totals row differs from its lines.</exception>
    public static ResultDocument Read(Stream stream, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SheetReader sheet = SheetReader.Open(
            stream, PayoutColumns.Payment, PayoutColumns.Amount, PayoutColumns.Outcome);
        FileId file = PayoutListReader.FindFileId(sheet);
        string messageId = file.ToString();
        var lines = new List<ResultLine>();
        Tally total = Tally.None;
        while (sheet.Next())
        {
            if (PayoutListReader.IsTotals(sheet))
            {
                CheckTotals(sheet, total);
                break;
            }

            ResultLine line = ReadLine(sheet, lines.Count + 1, messageId, receivedAt, out Vnd amount);
            lines.Add(line);
            total = total.With(amount);
        }

        return new ResultDocument(FormatName, "", lines, []);
    }

    private static ResultLine ReadLine(
        SheetReader sheet, int number, string messageId, DateTimeOffset receivedAt, out Vnd amount)
    {
        amount = Vnd.Zero;
        string outcome = sheet.Text(PayoutColumns.Outcome);
        DateTimeOffset at = receivedAt;
        bool idValid = EndToEndId.TryParse(sheet.Text(PayoutColumns.Payment), out EndToEndId id);
        bool amountValid = ResultCells.TryAmount(sheet.Text(PayoutColumns.Amount), out amount);
        bool timeValid = ResultCells.TryDay(sheet.Text(PayoutColumns.PaidOn), ref at);
        bool known = ByWord.TryGetValue(VietnameseText.MatchKey(outcome), out ResultStatus status);
        ResultLineProblem problem = !idValid ? ResultLineProblem.IdInvalid
            : outcome.Length == 0 ? ResultLineProblem.Pending
            : !known ? ResultLineProblem.StatusUnknown
            : !amountValid ? ResultLineProblem.AmountInvalid
            : !timeValid ? ResultLineProblem.TimeInvalid
            : ResultLineProblem.None;
        PaymentResult? result = problem == ResultLineProblem.None
            ? new PaymentResult(id, Proven(status, sheet, out string reason), reason, amount, at, messageId)
            : null;
        return new ResultLine(number, messageId, id, result, problem);
    }

    /// <summary>A cash payer's rejection with a reason that proves nothing is an unknown outcome.</summary>
    private static ResultStatus Proven(ResultStatus status, SheetReader sheet, out string reason)
    {
        reason = sheet.Text(PayoutColumns.Reason);
        bool open = status == ResultStatus.Rejected && !ReasonCatalogue.Find(reason).ProvenFailure;
        return open ? ResultStatus.Unknown : status;
    }

    private static void CheckTotals(SheetReader sheet, Tally actual)
    {
        string count = sheet.Text(PayoutColumns.Payment);
        if (count.Length > 0 && count != actual.Count.ToString(CultureInfo.InvariantCulture))
        {
            throw new FileFormatException(FileProblem.CountDiffers, PayoutColumns.Total, sheet.Line);
        }

        string sum = sheet.Text(PayoutColumns.Amount);
        if (sum.Length > 0 && (!ResultCells.TryAmount(sum, out Vnd declared) || declared != actual.Sum))
        {
            throw new FileFormatException(FileProblem.SumDiffers, PayoutColumns.Total, sheet.Line);
        }
    }
}
