using Disbursement.Core.Entitlements;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Functions.People;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.People;

/// <summary>Every attempt to pay a person in the months that were read, by what the money is for.</summary>
/// <param name="months">The months.</param>
internal sealed class PersonLineage(IEnumerable<PersonMonth> months)
{
    /// <summary>
    /// Earlier attempts of one answer: four rounds of a year. The latest are told; that older ones are left out is seen
    /// by the number of the first.
    /// </summary>
    public const int AttemptsMax = 48;

    private readonly ILookup<(EntitlementKey Key, Period Period), (MonthRef Month, PersonAttempt Attempt)> _tried = months
        .SelectMany(static month => month.Places.SelectMany(static place => place.Routes.Attempts)
            .Select(attempt => (month.Month, Attempt: attempt)))
        .ToLookup(static one => (one.Attempt.Entry.Key, one.Attempt.Entry.Period));

    /// <summary>What was tried before an attempt, oldest first.</summary>
    public IReadOnlyList<EarlierAttempt> Before(PaymentEntry entry) =>
        Select(entry.Key, entry.Period, one => one.Attempt.Entry.Attempt < entry.Attempt);

    /// <summary>What months before one tried for an entitlement, oldest first.</summary>
    /// <param name="key">The entitlement.</param>
    /// <param name="period">The month it is for.</param>
    /// <param name="month">The month that asks.</param>
    public IReadOnlyList<EarlierAttempt> Before(EntitlementKey key, Period period, MonthRef month) => Select(
        key, period, one => string.CompareOrdinal(one.Month.Period, month.Period) < 0);

    private EarlierAttempt[] Select(
        EntitlementKey key, Period period, Func<(MonthRef Month, PersonAttempt Attempt), bool> isEarlier) =>
    [
        .. _tried[(key, period)].Where(isEarlier)
            .OrderBy(static one => one.Attempt.Entry.Attempt)
            .ThenBy(static one => one.Month.Period, StringComparer.Ordinal)
            .TakeLast(AttemptsMax)
            .Select(static one => ViewOf(one.Month, one.Attempt)),
    ];

    private static EarlierAttempt ViewOf(MonthRef month, PersonAttempt attempt)
    {
        PaymentState state = attempt.Standing?.State ?? PaymentState.Ready;
        string code = state == PaymentState.Paid ? "" : attempt.Standing?.Reason ?? "";
        SettlementReason? reason = code.Length == 0 ? null : ReasonCatalogue.Find(code);
        return new EarlierAttempt(
            attempt.Entry.Id.ToString(),
            attempt.Entry.Attempt,
            month.Period,
            attempt.Round,
            attempt.Entry.Channel.ToCode(),
            attempt.Entry.Channel.ToVietnamese(),
            attempt.Entry.Provider,
            state.ToString(),
            code,
            reason?.Vietnamese,
            reason?.English,
            attempt.Standing?.Last?.At);
    }
}
