using Disbursement.Core.Events;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Core.Recovery;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Recovery;

/// <summary>
/// Keeps what a month found to be paid too much, written once, and asks about each payment once. Nothing is taken from
/// anybody by that: a person recovers the money, through the treasury, and says so.
/// </summary>
/// <param name="finder">Finds it.</param>
/// <param name="blobs">The ledger.</param>
/// <param name="exceptions">The queue for people.</param>
public sealed class OverpaymentBook(OverpaymentFinder finder, BlobStore blobs, ExceptionStore exceptions)
{
    /// <summary>Finds, writes and asks; what another run wrote stands.</summary>
    public async Task TellAsync(MonthRef month, CancellationToken cancellationToken)
    {
        string path = LedgerPaths.Overpayments(month);
        if (!await blobs.ExistsAsync(Containers.Ledger, path, cancellationToken))
        {
            await blobs.CreateAsync(
                Containers.Ledger,
                path,
                LedgerBytes.Of(
                    OverpaymentCsv.Header, await finder.FindAsync(month, cancellationToken), OverpaymentCsv.Write),
                LedgerBytes.ContentType,
                cancellationToken);
        }

        foreach (Overpayment overpaid in await ReadAsync(month, cancellationToken))
        {
            await AskAsync(month, overpaid, path, cancellationToken);
        }
    }

    /// <summary>What the month found; none before its close.</summary>
    public Task<IReadOnlyList<Overpayment>> ReadAsync(MonthRef month, CancellationToken cancellationToken) =>
        blobs.FindRowsAsync(LedgerPaths.Overpayments(month), OverpaymentCsv.Read, cancellationToken);

    private Task AskAsync(MonthRef month, Overpayment overpaid, string evidence, CancellationToken cancellationToken) =>
        exceptions.OpenAsync(
            month,
            ExceptionKind.Overpaid,
            overpaid.Payment.ToString(),
            row =>
            {
                string amount = VietnameseNumber.Format(overpaid.Amount.Dong);
                string how = overpaid.IsPaid ? "đã chi" : "đã gửi lệnh chi, chưa rõ kết quả,";
                string happened = overpaid.EventDate.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
                row.Unit = overpaid.Unit;
                row.List = overpaid.Group.ToListCode();
                row.Summary = $"Phải thu hồi: {how} {amount} đồng của {overpaid.Period.Vietnamese} trong "
                    + $"{overpaid.PaidIn.Vietnamese}, trong khi có biến động {overpaid.Event.ToVietnamese()} ngày {happened} "
                    + FormattableString.Invariant($"({overpaid.ReportedBy}/{EventsPath.ListCode} dòng {overpaid.ReportedAt}). ")
                    + "Thu hồi về Kho bạc rồi ghi số chứng từ, hoặc xác nhận khoản chi là đúng.";
                row.Evidence = evidence;
            },
            cancellationToken);
}
