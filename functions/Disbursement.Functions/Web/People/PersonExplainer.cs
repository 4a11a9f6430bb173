using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Functions.People;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.People;

/// <summary>
/// Tells, from the ledger alone, why a person's money of a month got this channel, this file and this result. What it says
/// of a closed month is the same whenever it is asked.
/// </summary>
/// <param name="months">The months there are.</param>
/// <param name="lists">Where the person is listed.</param>
/// <param name="attempts">What was paid.</param>
/// <param name="units">Names of units.</param>
public sealed class PersonExplainer(MonthStore months, PersonLists lists, PersonAttempts attempts, UnitRegister units)
{
    /// <summary>Explains a month of a person.</summary>
    /// <exception cref="ProblemException">The month is unknown.</exception>
    public async Task<ExplanationView> ExplainAsync(
        MonthRef month, PersonKey person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        MonthEntity state = await months.FindAsync(month, cancellationToken)
            ?? throw new ProblemException(MonthProblems.MonthUnknown(month));
        IReadOnlyList<PersonRows> listed = await lists.FindAsync(month, state, person, cancellationToken);
        var payments = new List<ExplainedPayment>();
        foreach (var place in await PlacesAsync(month, person, listed, cancellationToken))
        {
            PersonRows[] own =
                [.. listed.Where(rows => (rows.List.Unit, EntitlementLedger.GroupOf(rows.List)) == place)];
            PersonRoutes routes = await attempts.FindAsync(
                month, place.Unit, place.Group, own, person, cancellationToken);
            payments.AddRange(Explain(month, place.Unit, place.Group, own, routes));
        }

        return new ExplanationView(month.Province, month.Period, state.State, payments);
    }

    /// <summary>Where the person is listed this month or was the month before: that may have been carried over.</summary>
    private async Task<IReadOnlyCollection<(string Unit, ProgrammeGroup Group)>> PlacesAsync(
        MonthRef month, PersonKey person, IReadOnlyList<PersonRows> listed, CancellationToken cancellationToken)
    {
        var places = new SortedSet<(string Unit, ProgrammeGroup Group)>(
            listed.Select(static rows => (rows.List.Unit, EntitlementLedger.GroupOf(rows.List))));
        MonthRef before = month.Before();
        if (await months.FindAsync(before, cancellationToken) is { } row)
        {
            IReadOnlyList<PersonRows> earlier = await lists.FindAsync(before, row, person, cancellationToken);
            places.UnionWith(earlier.Select(static rows => (rows.List.Unit, EntitlementLedger.GroupOf(rows.List))));
        }

        return places;
    }

    private IEnumerable<ExplainedPayment> Explain(
        MonthRef month, string unit, ProgrammeGroup group, PersonRows[] own, PersonRoutes routes)
    {
        ILookup<(EntitlementKey Key, string Period), PersonAttempt> tried = routes.Attempts.ToLookup(
            static attempt => (attempt.Entry.Key, attempt.Entry.Period.ToString()));
        var told = new HashSet<(EntitlementKey Key, string Period)>();
        foreach (PersonRows rows in own)
        {
            foreach (EntitlementRow row in rows.Rows)
            {
                told.Add((row.Key, month.Period));
                yield return Payment(month.Period, row.Due.Dong,
                [
                    ExplainedSteps.Listed(rows.List, row),
                    .. routes.Routed.Where(one => one.Row.Payment is null && one.Row.Key == row.Key && !one.IsCarried)
                        .SelectMany(ExplainedSteps.Routed),
                    .. tried[(row.Key, month.Period)].SelectMany(attempt => Tried(routes, attempt)),
                    .. Left((row.Key, month.Period)),
                ]);
            }
        }

        foreach (var carried in tried.Where(one => !told.Contains(one.Key)))
        {
            yield return Payment(
                carried.Key.Period,
                carried.First().Entry.Amount.Dong,
                [.. carried.SelectMany(attempt => Tried(routes, attempt)), .. Left(carried.Key)]);
        }

        // Money of an earlier month that this one did not send.
        foreach (PersonLeft left in routes.Left)
        {
            (EntitlementKey Key, string Period) owed = (left.Carry.Key, left.Carry.Period.ToString());
            if (!told.Contains(owed) && !tried.Contains(owed))
            {
                yield return Payment(owed.Period, left.Carry.Amount.Dong, [.. Left(owed)]);
            }
        }

        IEnumerable<ExplainedStep> Left((EntitlementKey Key, string Period) owed) => routes.Left
            .Where(left => (left.Carry.Key, left.Carry.Period.ToString()) == owed)
            .Select(ExplainedSteps.Left);

        ExplainedPayment Payment(string period, long dong, IReadOnlyList<ExplainedStep> steps) => new(
            unit, units.Find(unit, month.ToPeriod())?.Name ?? "", group.ToCode(), period, dong, steps);
    }

    private static IEnumerable<ExplainedStep> Tried(PersonRoutes routes, PersonAttempt attempt) =>
    [
        .. routes.Routed.Where(one => one.Row.Payment == attempt.Entry.Id).SelectMany(ExplainedSteps.Routed),
        .. ExplainedSteps.Tried(attempt),
    ];
}
