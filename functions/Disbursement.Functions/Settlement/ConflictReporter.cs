using System.Globalization;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>Opens an exception for every line that a person must decide about; finding it twice is one exception.</summary>
/// <param name="exceptions">The queue for people.</param>
public sealed class ConflictReporter(ExceptionStore exceptions)
{
    /// <summary>Exceptions of one batch of one file; what is above stands in one exception together.</summary>
    internal const int PerBatchMax = 200;

    /// <summary>Opens them.</summary>
    internal async Task ReportAsync(
        MonthRef month,
        PaymentFileEntity file,
        IReadOnlyList<LineOutcome> lines,
        CancellationToken cancellationToken)
    {
        LineOutcome[] undecided = [.. lines.Where(static line => KindOf(line.Outcome) is not null)];
        foreach (LineOutcome line in undecided.Take(PerBatchMax))
        {
            await OpenAsync(month, file, line, cancellationToken);
        }

        if (undecided.Length > PerBatchMax)
        {
            await OpenRestAsync(month, file, undecided, cancellationToken);
        }
    }

    private Task OpenAsync(
        MonthRef month, PaymentFileEntity file, LineOutcome line, CancellationToken cancellationToken)
    {
        PaymentResult result = line.Result;
        // One exception for each thing that was said about a payment: a second, other contradiction is another one.
        string subject = $"{result.Id}|{result.Status}|{result.Reason}|{result.Amount?.Dong}";
        return exceptions.OpenAsync(
            month,
            KindOf(line.Outcome)!.Value,
            subject,
            row =>
            {
                row.Subject = result.Id.ToString();
                Locate(row, month, file);
                row.Summary = line.Outcome switch
                {
                    ResultOutcome.AmountDifferent =>
                        $"Số tiền trong kết quả ({result.Amount}) khác số tiền đã lệnh chi; chưa ghi nhận. {SidesOf(line)}",
                    ResultOutcome.Late =>
                        $"Kết quả '{Words(result)}' đến sau khi tháng đã chốt (đang ghi: {StateWords(line.Before)}); "
                        + $"chưa ghi nhận. {SidesOf(line)}",
                    _ => $"Kết quả '{Words(result)}' trái với kết quả đã ghi ({StateWords(line.Before)}); chưa ghi nhận. "
                        + SidesOf(line),
                };
            },
            cancellationToken);
    }

    /// <summary>What the ledger has and what came, each with its time and where it stands, and the question to ask.</summary>
    private static string SidesOf(LineOutcome line)
    {
        string had = line.Earlier is { } earlier
            ? $"Đã ghi: {Words(earlier)}, {TimeOf(earlier)}, nguồn {earlier.Source}."
            : "Đã ghi: chưa có kết quả.";
        string asks = line is { Before: { } state, Outcome: ResultOutcome.Conflict }
            ? " " + ResultDecisions.Of(state, line.Result.Status).Vietnamese
            : "";
        return $"{had} Mới nhận: {Words(line.Result)}, {TimeOf(line.Result)}, nguồn {line.Result.Source}.{asks}".TrimEnd();
    }

    private static string TimeOf(PaymentResult result) =>
        VietnamTime.In(result.At).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    private Task OpenRestAsync(
        MonthRef month, PaymentFileEntity file, LineOutcome[] undecided, CancellationToken cancellationToken) =>
        exceptions.OpenAsync(
            month,
            ExceptionKind.Conflict,
            $"{file.RowKey}|{undecided[0].Result.Source}",
            row =>
            {
                Locate(row, month, file);
                row.Summary = FormattableString.Invariant(
                    $"Còn {undecided.Length - PerBatchMax} kết quả khác của tệp {file.RowKey} cần người xem.");
            },
            cancellationToken);

    private static void Locate(ExceptionEntity row, MonthRef month, PaymentFileEntity file)
    {
        row.Unit = file.Unit;
        row.List = file.Source;
        row.Evidence = LedgerPaths.Results(month, file.RowKey);
    }

    private static ExceptionKind? KindOf(ResultOutcome outcome) => outcome switch
    {
        ResultOutcome.Conflict or ResultOutcome.AmountDifferent => ExceptionKind.Conflict,
        ResultOutcome.Late => ExceptionKind.LateResult,
        _ => null,
    };

    /// <summary>Only a reason of the catalogue is shown: what a provider writes by itself may name a person.</summary>
    private static string Words(PaymentResult result) => ReasonCatalogue.Find(result.Reason) is { Code.Length: > 0 } reason
        ? $"{StatusWords(result.Status)}, {reason.Code} {reason.Vietnamese}"
        : StatusWords(result.Status);

    private static string StatusWords(ResultStatus status) => status switch
    {
        ResultStatus.Paid => "đã chi trả",
        ResultStatus.Rejected => "bị từ chối",
        ResultStatus.Returned => "bị hoàn trả",
        ResultStatus.Unclaimed => "không đến nhận",
        _ => "chưa xác định",
    };

    private static string StateWords(PaymentState? state) => state switch
    {
        PaymentState.Paid => "đã chi trả",
        PaymentState.Rejected => "bị từ chối",
        PaymentState.Returned => "bị hoàn trả",
        PaymentState.Unclaimed => "không đến nhận",
        PaymentState.Sent => "chưa có kết quả",
        PaymentState.CarriedOver => "đã chuyển kỳ sau",
        _ => "chưa xác định",
    };
}
