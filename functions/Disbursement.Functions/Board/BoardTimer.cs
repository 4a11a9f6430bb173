using Disbursement.Core.Board;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Board;

/// <summary>Writes the board of every month that takes lists, or closed lately, as a page to print.</summary>
/// <param name="months">The months.</param>
/// <param name="reader">Reads the board.</param>
/// <param name="blobs">The reports.</param>
/// <param name="names">The names on the page.</param>
/// <param name="clock">The time.</param>
public sealed class BoardTimer(
    MonthByMonth months, BoardReader reader, BlobStore blobs, ReportNames names, TimeProvider clock)
{
    /// <summary>How long after close the page is still written anew: files that come too late show on it.</summary>
    private static readonly TimeSpan AfterClose = TimeSpan.FromDays(7);

    /// <summary>Writes them every five minutes.</summary>
    [Function(nameof(BoardTimer))]
    public Task RunAsync([TimerTrigger("30 1/5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        months.EachAsync(
            (month, row) => IsShown(row) ? WriteAsync(month, row, cancellationToken) : Task.CompletedTask,
            cancellationToken);

    /// <summary>Writes the page of one month.</summary>
    internal async Task WriteAsync(MonthRef month, MonthEntity row, CancellationToken cancellationToken)
    {
        MonthBoard? board = await reader.FindAsync(month, cancellationToken);
        if (board is null)
        {
            return;
        }

        using var stream = new MemoryStream();
        BoardHtml.Write(stream, board, new BoardReportOptions
        {
            Letterhead = names.LetterheadOf(month),
            UnitName = code => ReportNames.UnitName(month, code),
            At = clock.GetUtcNow(),
            ClosedWithout = row.ToNote(),
        });
        await blobs.ReplaceAsync(
            Containers.Reports,
            $"{month.Folder}/board.html",
            new BinaryData(stream.ToArray()),
            "text/html; charset=utf-8",
            cancellationToken);
    }

    private bool IsShown(MonthEntity row) =>
        row.State == nameof(MonthState.Collecting) || row.ClosedAt > clock.GetUtcNow() - AfterClose;
}
