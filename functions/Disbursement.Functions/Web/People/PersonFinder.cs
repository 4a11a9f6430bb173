using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Units;
using Disbursement.Functions.People;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.People;

/// <summary>Tells the path of one person's money, month by month, from the ledger.</summary>
/// <param name="months">The months there are.</param>
/// <param name="lists">Where the person is listed.</param>
/// <param name="attempts">What was paid.</param>
/// <param name="units">Names of units.</param>
public sealed class PersonFinder(MonthStore months, PersonLists lists, PersonAttempts attempts, UnitRegister units)
{
    /// <summary>How far back a question looks: two years, after which the archive answers.</summary>
    public const int MonthsMax = 24;

    /// <summary>State of what is listed and not yet routed.</summary>
    public const string Listed = "Listed";

    /// <summary>The path of a person's money in a province.</summary>
    /// <param name="province">2-digit province code.</param>
    /// <param name="person">The person.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<PersonView> FindAsync(
        string province, PersonKey person, CancellationToken cancellationToken)
    {
        (MonthRef Month, MonthEntity Row)[] latest =
        [
            .. (await months.ListAsync(cancellationToken))
                .Where(one => one.Month.Province == province)
                .OrderBy(static one => one.Month.Period, StringComparer.Ordinal)
                .TakeLast(MonthsMax),
        ];

        // A month can pay what an earlier one carried over although the person is not listed any more.
        var places = new SortedSet<(string Unit, ProgrammeGroup Group)>();
        var views = new List<PersonMonthView>();
        foreach ((MonthRef month, MonthEntity row) in latest)
        {
            IReadOnlyList<PersonPaymentView> payments = await OfMonthAsync(
                month, row, person, places, cancellationToken);
            if (payments.Count > 0)
            {
                views.Add(new PersonMonthView(month.Period, row.State, payments));
            }
        }

        return new PersonView(province, views);
    }

    private async Task<IReadOnlyList<PersonPaymentView>> OfMonthAsync(
        MonthRef month,
        MonthEntity state,
        PersonKey person,
        SortedSet<(string Unit, ProgrammeGroup Group)> places,
        CancellationToken cancellationToken)
    {
        ILookup<(string Unit, ProgrammeGroup Group), PersonRows> found =
            (await lists.FindAsync(month, state, person, cancellationToken))
            .ToLookup(static rows => (rows.List.Unit, EntitlementLedger.GroupOf(rows.List)));
        places.UnionWith(found.Select(static place => place.Key));

        var views = new List<PersonPaymentView>();
        foreach ((string unit, ProgrammeGroup group) in places)
        {
            PersonRows[] own = [.. found[(unit, group)]];
            PersonRoutes routes = await attempts.FindAsync(
                month, unit, group, own, person, cancellationToken);
            var place = new Place(unit, units.Find(unit, month.ToPeriod())?.Name ?? "", group, month.Period);
            views.AddRange(own.SelectMany(static rows => rows.Rows)
                .Where(row => !routes.Attempts.Any(attempt => IsOf(attempt, row, month)))
                .Select(row => NotPaid(place, row, routes)));
            views.AddRange(routes.Attempts.Select(attempt => Tried(place, attempt)));
        }

        return views;
    }

    private static bool IsOf(PersonAttempt attempt, EntitlementRow row, MonthRef month) =>
        attempt.Entry.Key == row.Key && attempt.Entry.Period == month.ToPeriod();

    private static PersonPaymentView NotPaid(Place place, EntitlementRow row, PersonRoutes routes)
    {
        RoutedRow? routed = routes.Routed.FirstOrDefault(
            one => one.Row.Payment is null && one.Row.Key == row.Key && !one.IsCarried)?.Row;
        return new PersonPaymentView(
            place.Unit,
            place.UnitName,
            place.Group.ToCode(),
            place.Period,
            row.Due.Dong,
            Round: 0,
            Attempt: 0,
            Channel: null,
            ChannelName: null,
            Provider: null,
            routed is null ? Listed : nameof(PaymentState.Held),
            routed is null ? null : Explanations.Of(routed.Route.Reason).Vietnamese,
            At: null);
    }

    private static PersonPaymentView Tried(Place place, PersonAttempt attempt)
    {
        PaymentState state = attempt.Standing?.State ?? PaymentState.Ready;
        string code = attempt.Standing?.Reason ?? "";
        return new PersonPaymentView(
            place.Unit,
            place.UnitName,
            place.Group.ToCode(),
            attempt.Entry.Period.ToString(),
            attempt.Entry.Amount.Dong,
            attempt.Round,
            attempt.Entry.Attempt,
            attempt.Entry.Channel.ToCode(),
            attempt.Entry.Channel.ToVietnamese(),
            attempt.Entry.Provider,
            state.ToString(),
            code.Length == 0 || state == PaymentState.Paid ? null : ReasonCatalogue.Find(code).Vietnamese,
            attempt.Standing?.Last?.At);
    }

    private sealed record Place(string Unit, string UnitName, ProgrammeGroup Group, string Period);
}
