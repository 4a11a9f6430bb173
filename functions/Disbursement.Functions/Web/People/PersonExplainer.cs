using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Periods;
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
/// <param name="history">Reads the months.</param>
/// <param name="units">Names of units.</param>
public sealed class PersonExplainer(PersonHistory history, UnitRegister units)
{
    /// <summary>Explains a month of a person.</summary>
    /// <exception cref="ProblemException">The month is unknown.</exception>
    public async Task<ExplanationView> ExplainAsync(
        MonthRef month, PersonKey person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        IReadOnlyList<PersonMonth> months =
            await history.ReadAsync(month.Province, person, month.Period, cancellationToken);
        PersonMonth asked = months.LastOrDefault(one => one.Month == month)
            ?? throw new ProblemException(MonthProblems.MonthUnknown(month));
        var lineage = new PersonLineage(months);
        return new ExplanationView(
            month.Province,
            month.Period,
            asked.Row.State,
            [.. asked.Places.SelectMany(place => Explain(month, place, lineage))]);
    }

    private IEnumerable<ExplainedPayment> Explain(
        MonthRef month, PersonPlace place, PersonLineage lineage)
    {
        PersonRoutes routes = place.Routes;
        ILookup<(EntitlementKey Key, string Period), PersonAttempt> tried = routes.Attempts.ToLookup(
            static attempt => (attempt.Entry.Key, attempt.Entry.Period.ToString()));
        var told = new HashSet<(EntitlementKey Key, string Period)>();
        foreach (PersonRows rows in place.Own)
        {
            foreach (EntitlementRow row in rows.Rows)
            {
                told.Add((row.Key, month.Period));
                yield return Payment((row.Key, month.Period), row.Due.Dong,
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
                carried.Key,
                carried.First().Entry.Amount.Dong,
                [.. carried.SelectMany(attempt => Tried(routes, attempt)), .. Left(carried.Key)]);
        }

        // Money of an earlier month that this one did not send.
        foreach (PersonLeft left in routes.Left)
        {
            (EntitlementKey Key, string Period) owed = (left.Carry.Key, left.Carry.Period.ToString());
            if (!told.Contains(owed) && !tried.Contains(owed))
            {
                yield return Payment(owed, left.Carry.Amount.Dong, [.. Left(owed)]);
            }
        }

        IEnumerable<ExplainedStep> Left((EntitlementKey Key, string Period) owed) => routes.Left
            .Where(left => (left.Carry.Key, left.Carry.Period.ToString()) == owed)
            .Select(ExplainedSteps.Left);

        ExplainedPayment Payment(
            (EntitlementKey Key, string Period) owed, long dong, IReadOnlyList<ExplainedStep> steps) => new(
            place.Unit,
            units.Find(place.Unit, month.ToPeriod())?.Name ?? "",
            place.Group.ToCode(),
            owed.Period,
            dong,
            steps,
            lineage.Before(owed.Key, Period.Parse(owed.Period), month));
    }

    private static IEnumerable<ExplainedStep> Tried(PersonRoutes routes, PersonAttempt attempt) =>
    [
        .. routes.Routed.Where(one => one.Row.Payment == attempt.Entry.Id).SelectMany(ExplainedSteps.Routed),
        .. ExplainedSteps.Tried(attempt),
    ];
}
