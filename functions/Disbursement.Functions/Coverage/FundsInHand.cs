using Disbursement.Core.Advances;
using Disbursement.Core.Payments;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>
/// What providers have in hand from earlier months: what the settlement of the month before left for the next transfer,
/// less what approved rounds of this month netted already.
/// </summary>
/// <param name="rounds">The rounds.</param>
/// <param name="blobs">Proposals and settlements.</param>
public sealed class FundsInHand(RoundStore rounds, BlobStore blobs)
{
    /// <summary>What a round may net; nothing while the month before is not settled.</summary>
    /// <param name="month">The month.</param>
    /// <param name="round">The round; all approved ones before it have taken their part.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<MoneyInHand>> BeforeRoundAsync(
        MonthRef month, int round, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        AdvanceSettlement? before = await blobs.FindJsonAsync<AdvanceSettlement>(
            Containers.Reports, AdvanceReports.PathOf(month.Before(), "json"), cancellationToken);
        IReadOnlyList<MoneyInHand> left = before?.ForNextTransfer() ?? [];
        if (left.Count == 0)
        {
            return [];
        }

        foreach (RoundEntity row in await rounds.ListAsync(month, cancellationToken))
        {
            int number = RoundStore.NumberOf(row);
            if (number < round && row.ApprovedAt is not null && await blobs.FindJsonAsync<Proposal>(
                Containers.Ledger, LedgerPaths.Proposal(month, number, row.Proposal), cancellationToken) is { } approved)
            {
                left = MoneyInHand.Less(
                    left, FundsShare.Of(approved.Totals(), approved.InHand).Select(static share => share.Netted));
            }
        }

        return left;
    }

    /// <summary>What the month leaves in hand: what it carries, and what earlier months left that no round netted.</summary>
    internal async Task<IReadOnlyList<MoneyInHand>> AfterAsync(
        MonthRef month, IReadOnlyList<UnitCount> counts, CancellationToken cancellationToken) =>
        MoneyInHand.Add(
        [
            .. await BeforeRoundAsync(month, int.MaxValue, cancellationToken),
            .. AdvanceRules.CarriedBy(counts),
        ]);
}
