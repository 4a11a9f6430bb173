using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Settlement;

/// <summary>Applies the lines of one result file to one payment file, and keeps what became of each.</summary>
/// <param name="applier">Applies them.</param>
/// <param name="acknowledgements">Records those that change no payment.</param>
/// <param name="files">The payment files.</param>
/// <param name="blobs">The lines and what became of them.</param>
/// <param name="notifier">Tells the round.</param>
public sealed class ApplyResultsActivity(
    ResultApplier applier,
    AcknowledgementStore acknowledgements,
    PaymentFileStore files,
    BlobStore blobs,
    AnsweredNotifier notifier)
{
    /// <summary>
    /// Applies them, unless that was done: a second call says what the first one said, also when other results have come
    /// since. Tells how many lines there are.
    /// </summary>
    [Function(nameof(ApplyResultsActivity))]
    public async Task<int> RunAsync(
        [ActivityTrigger] ApplyRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        (MonthRef month, string fileId, string path, bool isAcknowledgement) = request.Batch;
        ReceiptFile? said = await blobs.FindJsonAsync<ReceiptFile>(
            Containers.Ledger, ResultLedger.Outcome(path), cancellationToken);
        if (said is not null)
        {
            if (!isAcknowledgement)
            {
                PaymentFileEntity row = await files.FindAsync(month, fileId, cancellationToken)
                    ?? throw new InvalidOperationException($"There is no payment file {fileId}.");
                await notifier.NotifyAsync(client, month, row, cancellationToken);
            }

            return said.Counts.Values.Sum() + said.WholeFile.Values.Sum();
        }

        BinaryData content = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
        PaymentResult[] results = [.. ResultParts.Read(content).Select(static item => item.Result)];
        if (isAcknowledgement)
        {
            IReadOnlyList<LineOutcome> lines =
                await acknowledgements.ApplyAsync(month, fileId, results, cancellationToken);
            await KeepAsync(path, fileId, lines, cancellationToken);
            return lines.Count;
        }

        AppliedBatch applied = await applier.ApplyAsync(month, fileId, results, cancellationToken);
        await KeepAsync(path, fileId, applied.Lines, cancellationToken);
        await notifier.NotifyAsync(client, month, applied.File, cancellationToken);
        return applied.Lines.Count;
    }

    private Task<bool> KeepAsync(
        string path, string fileId, IReadOnlyList<LineOutcome> lines, CancellationToken cancellationToken) =>
        blobs.CreateJsonAsync(
            Containers.Ledger, ResultLedger.Outcome(path), ReceiptFile.Of(fileId, lines), cancellationToken);
}
