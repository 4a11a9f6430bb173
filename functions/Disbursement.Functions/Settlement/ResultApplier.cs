using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Settlement;

/// <summary>What applying a batch did.</summary>
/// <param name="Lines">Every line with its outcome, in order.</param>
/// <param name="File">The file's row afterwards.</param>
internal sealed record AppliedBatch(IReadOnlyList<LineOutcome> Lines, PaymentFileEntity File)
{
    /// <summary>Whether every payment of the file has its final answer.</summary>
    public bool IsAnswered => File.State == nameof(PaymentFileState.Answered);
}

/// <summary>
/// Applies results to one payment file, from wherever they come. The numbered part is the one write that counts
/// (decision 0006); the exceptions, the audit and the file's row follow from the parts, so that whoever comes after a
/// crash writes the same.
/// </summary>
/// <param name="files">The payment files.</param>
/// <param name="standings">Their parts.</param>
/// <param name="conflicts">Tells people what they must decide.</param>
/// <param name="audit">The audit.</param>
/// <param name="logger">Where it says so.</param>
public sealed class ResultApplier(
    PaymentFileStore files,
    StandingStore standings,
    ConflictReporter conflicts,
    AuditLog audit,
    ILogger<ResultApplier> logger)
{
    /// <summary>Bound on attempts when many apply results to one file at once; the durable retry comes after.</summary>
    private const int AttemptsMax = 50;

    /// <summary>Applies a batch that does not depend on how the file stands.</summary>
    internal Task<AppliedBatch> ApplyAsync(
        MonthRef month,
        string fileId,
        IReadOnlyList<PaymentResult> results,
        CancellationToken cancellationToken) =>
        ApplyAsync(month, fileId, _ => results, cancellationToken);

    /// <summary>Applies a batch.</summary>
    /// <param name="month">The month of the file.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="resultsOf">Makes the batch of the file as it stands; asked again when somebody was faster.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="IOException">The file is not released yet, or too many write at once: try again later.</exception>
    internal async Task<AppliedBatch> ApplyAsync(
        MonthRef month,
        string fileId,
        Func<FileStanding, IReadOnlyList<PaymentResult>> resultsOf,
        CancellationToken cancellationToken)
    {
        PaymentFileEntity file = await FindReleasedAsync(month, fileId, cancellationToken);
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            FileStanding standing = await standings.LoadToAppendAsync(month, file, cancellationToken);
            FoldedBatch batch = BatchFold.Fold(standing, resultsOf(standing));
            bool written = batch.Part.Count == 0
                || await standings.TryAppendAsync(month, file, standing, batch.Part, cancellationToken);
            if (!written)
            {
                continue;
            }

            if (batch.Part.Count > 0)
            {
                logger.PartApplied(fileId, standing.Number, batch.Part.Count);
            }

            await conflicts.ReportAsync(month, file, batch.Lines, cancellationToken);
            PaymentFileEntity row = await RecordAsync(month, file, standing, cancellationToken);
            standings.Keep(month, file, standing);
            return new AppliedBatch(batch.Lines, row);
        }

        throw new IOException($"The results of {fileId} were written by others {AttemptsMax} times.");
    }

    /// <summary>Lets a person's word count. False when the payment does not stand as the person saw it.</summary>
    internal async Task<bool> OverrideAsync(
        MonthRef month,
        PaymentFileEntity file,
        PaymentStanding seen,
        PaymentResult decided,
        CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            FileStanding standing = await standings.LoadAsync(month, file, cancellationToken);
            PaymentStanding before = standing.Payments[decided.Id];
            if (standing.IsSealed || before.State != seen.State || before.Applied.Count != seen.Applied.Count)
            {
                standings.Keep(month, file, standing);
                return false;
            }

            standing.Payments[decided.Id] = PaymentFold.Override(before, decided);
            FoldedResult[] part = [new FoldedResult(decided, FoldOutcome.Overridden, before)];
            if (await standings.TryAppendAsync(month, file, standing, part, cancellationToken))
            {
                await RecordAsync(month, file, standing, cancellationToken);
                standings.Keep(month, file, standing);
                return true;
            }
        }

        throw new IOException($"The results of {file.RowKey} were written by others {AttemptsMax} times.");
    }

    /// <summary>Seals a file and records its final totals.</summary>
    internal async Task<FileStanding> SealAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        FileStanding standing = await standings.SealAsync(month, file, cancellationToken);
        await RecordAsync(month, file, standing, cancellationToken);
        return standing;
    }

    private async Task<PaymentFileEntity> FindReleasedAsync(
        MonthRef month, string fileId, CancellationToken cancellationToken)
    {
        PaymentFileEntity file = await files.FindAsync(month, fileId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no payment file {fileId}.");
        return file.State is nameof(PaymentFileState.Built) or nameof(PaymentFileState.Proposed)
            ? throw new IOException($"The release of {fileId} is not finished; its results are tried again.")
            : file;
    }

    /// <summary>Brings the file's row up to a standing, unless it is there or further already.</summary>
    /// <param name="month">The month of the file.</param>
    /// <param name="file">Its row as it was read before.</param>
    /// <param name="standing">The standing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    private async Task<PaymentFileEntity> RecordAsync(
        MonthRef month, PaymentFileEntity file, FileStanding standing, CancellationToken cancellationToken)
    {
        PaymentFileEntity row = file;
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (row.Applied >= standing.Number)
            {
                return row;
            }

            await AuditAsync(month, row, standing, cancellationToken);
            Fill(row, standing);
            if (await files.UpdateAsync(row, cancellationToken))
            {
                return row;
            }

            row = await files.FindAsync(month, file.RowKey, cancellationToken)
                ?? throw new InvalidOperationException($"There is no payment file {file.RowKey}.");
        }

        throw new IOException($"The row of {file.RowKey} was changed by others {AttemptsMax} times.");
    }

    private async Task AuditAsync(
        MonthRef month, PaymentFileEntity row, FileStanding standing, CancellationToken cancellationToken)
    {
        for (int number = row.Applied + 1; number <= standing.Number; number++)
        {
            string subject = FormattableString.Invariant($"{row.RowKey} #{number}");
            bool seal = standing.IsSealed && number == standing.Number;
            await audit.AppendAsync(
                month, $"results|{subject}", seal ? "results.sealed" : "results.applied", "app", subject,
                cancellationToken);
        }
    }

    private static void Fill(PaymentFileEntity row, FileStanding standing)
    {
        FileTotals totals = standing.Totals();
        row.Applied = standing.Number;
        (row.Paid, row.PaidDong) = ((int)totals.Paid.Count, totals.Paid.Sum.Dong);
        (row.Failed, row.FailedDong) = ((int)totals.Failed.Count, totals.Failed.Sum.Dong);
        (row.Open, row.OpenDong) = ((int)totals.Open.Count, totals.Open.Sum.Dong);
        if (totals.Open.Count == totals.All.Count)
        {
            return;
        }

        PaymentFileEvent happened = totals.Open.Count == 0 ? PaymentFileEvent.AnswerAll : PaymentFileEvent.AnswerPart;
        Transition<PaymentFileState> next = PaymentFileTransitions.Next(
            Enum.Parse<PaymentFileState>(row.State), happened);
        row.State = next.State.ToString();
    }
}
