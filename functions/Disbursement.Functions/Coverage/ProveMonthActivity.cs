using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Proof;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Coverage;

/// <summary>
/// Ends a month: shows that plan = paid + returned + open, in count and money, down to the file, then settles it. After
/// that nothing of it changes. A proof that does not hold is never retried: the month stops for a person.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="files">The payment files.</param>
/// <param name="counts">The counts of the units.</param>
/// <param name="reports">The proof as managers read it.</param>
/// <param name="advances">The settlement of the advance, which must agree with the proof.</param>
/// <param name="audit">The audit.</param>
/// <param name="rows">Finds the payment behind a proof that does not hold.</param>
/// <param name="logger">Where it says so.</param>
public sealed class ProveMonthActivity(
    MonthStore months,
    PaymentFileStore files,
    UnitCounts counts,
    ProofReports reports,
    AdvanceReports advances,
    AuditLog audit,
    MonthRows rows,
    ILogger<ProveMonthActivity> logger)
{
    /// <summary>Proves and settles the month, unless it is settled; tells its state.</summary>
    [Function(nameof(ProveMonthActivity))]
    public async Task<string> RunAsync([ActivityTrigger] MonthRef month, CancellationToken cancellationToken)
    {
        MonthEntity row = await months.GetAsync(month, cancellationToken);
        if (row.State is nameof(MonthState.Settled) or nameof(MonthState.Stopped))
        {
            return row.State;
        }

        Transition<MonthState> next = MonthTransitions.Next(Enum.Parse<MonthState>(row.State), MonthEvent.Settle);
        if (!next.IsAllowed)
        {
            throw new InvalidOperationException($"The month {month.PartitionKey} is {row.State}: it cannot be settled.");
        }

        (MonthProof proof, IReadOnlyList<UnitCount> units) = await ProveAsync(month, cancellationToken);
        AdvanceSettlement advance = await advances.SettleAsync(month, units, cancellationToken);
        advance.ThrowIfOtherThan(AdvanceRules.Comparable(proof, units));
        await advances.PublishAsync(month, advance, cancellationToken);
        await reports.PublishAsync(month, proof, cancellationToken);
        string subject = FormattableString.Invariant(
            $"paid {proof.Month.Paid.Count} {proof.Month.Paid.Sum.Dong}, returned {proof.Month.Returned.Count} {proof.Month.Returned.Sum.Dong}, open {proof.Month.Open.Count} {proof.Month.Open.Sum.Dong}");
        await audit.AppendAsync(month, "month-settled", "month.settled", "app", subject, cancellationToken);
        if (!await months.MoveAsync(row, next.State, cancellationToken))
        {
            throw new IOException($"The month {month.PartitionKey} changed meanwhile; it is proved again.");
        }

        logger.MonthSettled(
            month.PartitionKey, proof.Month.Paid.Count, proof.Month.Returned.Count, proof.Month.Open.Count);
        return row.State;
    }

    private async Task<(MonthProof Proof, IReadOnlyList<UnitCount> Units)> ProveAsync(
        MonthRef month, CancellationToken cancellationToken)
    {
        SlotManifest manifest = await counts.ManifestAsync(month, cancellationToken);
        IReadOnlyList<UnitCount> units = await counts.ReadAsync(month, manifest, cancellationToken);
        IReadOnlyList<PaymentFileEntity> all = await files.ListAsync(month, round: null, cancellationToken);
        PaymentFileEntity[] released = [.. all.Where(ProofLines.IsReleased)];
        try
        {
            return (MonthProofRules.Prove(month, manifest, released, units), units);
        }
        catch (ControlTotalException broken)
            when (ControlDifference.TryParse(broken.Message, out ControlDifference? difference))
        {
            RowDifference? first = await rows.FindFirstAsync(month, released, cancellationToken);
            throw ControlTotalException.Of(difference with { First = first });
        }
    }
}
