using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.Actions;

/// <summary>
/// Lists what was sent and is not paid: proven failures with the action of their reason, and payments whose outcome is
/// unknown with the evidence of both sides. No names and no numbers of persons.
/// </summary>
/// <param name="files">The payment files.</param>
/// <param name="rounds">When a round was released.</param>
/// <param name="standings">Where payments stand.</param>
public sealed class UnpaidResults(PaymentFileStore files, RoundStore rounds, StandingStore standings)
{
    /// <summary>Rows of one answer; what is above is counted and not listed.</summary>
    internal const int RowsMax = 1_000;

    /// <summary>Reads them, by unit and file.</summary>
    /// <param name="month">The month.</param>
    /// <param name="actor">Who asks; sees the own units.</param>
    /// <param name="unknownOnly">Only payments without a proven outcome.</param>
    /// <param name="unit">Only this unit; null for all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<UnpaidView> RunAsync(
        MonthRef month, Actor actor, bool unknownOnly, string? unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        Dictionary<int, RoundEntity> byNumber = (await rounds.ListAsync(month, cancellationToken))
            .ToDictionary(RoundStore.NumberOf);
        var rows = new List<UnpaidPaymentView>();
        long count = 0;
        long dong = 0;
        foreach (PaymentFileEntity file in (await files.ListAsync(month, round: null, cancellationToken))
            .Where(static file => file.State is not (nameof(PaymentFileState.Built) or nameof(PaymentFileState.Proposed)))
            .OrderBy(static file => file.Unit, StringComparer.Ordinal)
            .ThenBy(static file => file.RowKey, StringComparer.Ordinal))
        {
            foreach ((PaymentEntry entry, PaymentStanding standing) in
                await standings.LatestAsync(month, file, cancellationToken))
            {
                if (!IsAskedFor(standing.State, unknownOnly)
                    || !actor.Covers(month.Province, entry.Unit)
                    || (unit is not null && entry.Unit != unit))
                {
                    continue;
                }

                count++;
                dong += entry.Amount.Dong;
                if (rows.Count < RowsMax)
                {
                    rows.Add(ViewOf(entry, standing, file, byNumber.GetValueOrDefault(file.Round)?.ApprovedAt));
                }
            }
        }

        return new UnpaidView(count, dong, rows);
    }

    private static bool IsAskedFor(PaymentState state, bool unknownOnly) => unknownOnly
        ? state is PaymentState.Sent or PaymentState.Unknown
        : state != PaymentState.Paid;

    private static UnpaidPaymentView ViewOf(
        PaymentEntry entry, PaymentStanding standing, PaymentFileEntity file, DateTimeOffset? approvedAt)
    {
        SettlementReason reason = ReasonCatalogue.Find(standing.Reason);
        bool answered = standing.Last is not null;
        SettlementReason toDo = answered ? reason : ReasonCatalogue.Find(ReasonCatalogue.NoAnswer);
        return new UnpaidPaymentView(
            entry.Id.ToString(),
            file.RowKey,
            file.Provider,
            entry.Unit,
            file.Source,
            standing.State.ToString(),
            entry.Amount.Dong,
            approvedAt,
            file.FetchedAt,
            standing.Last?.At,
            standing.Last?.Source ?? "",
            reason.Code,
            answered ? reason.Vietnamese : toDo.Vietnamese,
            answered ? reason.English : toDo.English,
            toDo.Action.Action.ToString(),
            toDo.Action.Vietnamese,
            toDo.Action.English,
            MayBePaidAgain: PaymentTransitions.IsProvenFailure(standing.State));
    }
}
