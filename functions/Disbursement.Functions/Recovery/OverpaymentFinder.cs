using Disbursement.Core.Events;
using Disbursement.Core.Holds;
using Disbursement.Core.Identity;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Recovery;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Close;
using Disbursement.Functions.People;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Recovery;

/// <summary>
/// Finds, at close, what earlier months paid although an event that this month learns of had stopped it. Reads, per
/// person reported late, one chunk or two of each list of each month since.
/// </summary>
/// <remarks>After a merger of provinces the months of the province that went are not searched.</remarks>
/// <param name="events">What units reported.</param>
/// <param name="blobs">Tells which months have a book of events of their own.</param>
/// <param name="months">The months there are.</param>
/// <param name="frozen">The lists of closed months.</param>
/// <param name="lists">Where a person was listed.</param>
/// <param name="attempts">What was paid.</param>
/// <param name="options">How far back.</param>
public sealed class OverpaymentFinder(
    EventBook events,
    BlobStore blobs,
    MonthStore months,
    MonthLists frozen,
    PersonLists lists,
    PersonAttempts attempts,
    IOptions<RecoveryOptions> options)
{
    /// <summary>The payments, by unit, person and month.</summary>
    public async Task<IReadOnlyList<Overpayment>> FindAsync(MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        IReadOnlyList<BeneficiaryEvent> all = await events.ReadAsync(month, cancellationToken);
        HashSet<Period> learnt = await LearntAsync(month, all, cancellationToken);
        var found = new List<Overpayment>();
        foreach (IGrouping<PersonKey, BeneficiaryEvent> person in all.GroupBy(static one => one.Person))
        {
            IReadOnlyList<Period> since = RecoveryRules.Months(
                person.Where(one => learnt.Contains(one.Reported)), month.ToPeriod(), options.Value.MonthsBack);
            foreach (Period period in since)
            {
                await AddAsync(new MonthRef(month.Province, period.ToString()), [.. person], found, cancellationToken);
            }
        }

        return
        [
            .. found.OrderBy(static one => one.Unit, StringComparer.Ordinal)
                .ThenBy(static one => one.Key)
                .ThenBy(static one => one.Period)
                .ThenBy(static one => one.Payment.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>The months whose reports count from this one on: its own, and those that were never closed.</summary>
    private async Task<HashSet<Period>> LearntAsync(
        MonthRef month, IReadOnlyList<BeneficiaryEvent> all, CancellationToken cancellationToken)
    {
        var learnt = new HashSet<Period> { month.ToPeriod() };
        foreach (Period reported in all.Select(static one => one.Reported).Distinct())
        {
            string book = LedgerPaths.Events(new MonthRef(month.Province, reported.ToString()));
            if (!await blobs.ExistsAsync(Containers.Ledger, book, cancellationToken))
            {
                learnt.Add(reported);
            }
        }

        return learnt;
    }

    private async Task AddAsync(
        MonthRef month, BeneficiaryEvent[] person, List<Overpayment> found, CancellationToken cancellationToken)
    {
        // Nothing went out of a month whose lists are not frozen, and they may still be written anew.
        if (await frozen.FindAsync(month, cancellationToken) is null
            || await months.FindAsync(month, cancellationToken) is not { } state)
        {
            return;
        }

        PersonKey key = person[0].Person;
        IReadOnlyList<PersonRows> listed = await lists.FindAsync(month, state, key, cancellationToken);
        foreach (IGrouping<(string Unit, ProgrammeGroup Group), PersonRows> place in listed.GroupBy(
            static rows => (rows.List.Unit, EntitlementLedger.GroupOf(rows.List))))
        {
            PersonRoutes routes = await attempts.FindAsync(
                month, place.Key.Unit, place.Key.Group, [.. place], key, cancellationToken);
            found.AddRange(routes.Attempts.Select(attempt => Judge(month, attempt, person)).OfType<Overpayment>());
        }
    }

    /// <summary>The overpayment an attempt is; none where nothing went out, it failed, or it was due.</summary>
    private static Overpayment? Judge(MonthRef month, PersonAttempt attempt, BeneficiaryEvent[] person)
    {
        PaymentEntry entry = attempt.Entry;
        PaymentState state = attempt.Standing?.State ?? PaymentState.Ready;
        bool isOut = state is PaymentState.Paid or PaymentState.Sent or PaymentState.Unknown;
        BeneficiaryEvent? stop = isOut
            ? StopRules.InForce(person, entry.Unit, entry.Key.Programme, entry.Period)
            : null;
        return stop is null
            ? null
            : new Overpayment
            {
                Key = entry.Key,
                BeneficiaryName = entry.BeneficiaryName,
                Period = entry.Period,
                PaidIn = month.ToPeriod(),
                Unit = entry.Unit,
                Group = entry.Group,
                Amount = entry.Amount,
                Payment = entry.Id,
                IsPaid = state == PaymentState.Paid,
                Event = stop.Code,
                EventDate = stop.Date,
                Decision = stop.Decision,
                ReportedBy = stop.Unit,
                ReportedAt = stop.Place,
            };
    }
}
