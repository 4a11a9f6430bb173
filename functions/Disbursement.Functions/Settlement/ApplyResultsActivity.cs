using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Settlement;

/// <summary>Applies the lines of one result file to one payment file, and keeps what became of each.</summary>
/// <param name="applier">Applies them.</param>
/// <param name="blobs">The lines and what became of them.</param>
/// <param name="notifier">Tells the round.</param>
public sealed class ApplyResultsActivity(ResultApplier applier, BlobStore blobs, AnsweredNotifier notifier)
{
    /// <summary>Applies them; a second call says the same and changes nothing. Tells how many lines there are.</summary>
    [Function(nameof(ApplyResultsActivity))]
    public async Task<int> RunAsync(
        [ActivityTrigger] ApplyRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        (MonthRef month, string fileId, string path) = request.Batch;
        BinaryData content = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
        AppliedBatch applied = await applier.ApplyAsync(
            month,
            fileId,
            [.. ResultParts.Read(content).Select(static item => item.Result)],
            cancellationToken);
        await blobs.ReplaceJsonAsync(
            Containers.Ledger,
            ResultLedger.Outcome(path),
            ReceiptFile.Of(fileId, applied.Lines),
            cancellationToken);
        await notifier.NotifyAsync(client, month, applied.File, cancellationToken);
        return applied.Lines.Count;
    }
}
