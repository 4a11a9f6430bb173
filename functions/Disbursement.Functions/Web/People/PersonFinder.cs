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
/// <param name="history">Reads the months.</param>
/// <param name="units">Names of units.</param>
public sealed class PersonFinder(PersonHistory history, UnitRegister units)
{
    /// <summary>State of what is listed and not yet routed.</summary>
    public const string Listed = "Listed";

    /// <summary>The path of a person's money in a province.</summary>
    /// <param name="province">2-digit province code.</param>
    /// <param name="person">The person.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<PersonView> FindAsync(
        string province, PersonKey person, CancellationToken cancellationToken)
    {
        IReadOnlyList<PersonMonth> months =
            await history.ReadAsync(province, person, until: null, cancellationToken);
        var lineage = new PersonLineage(months);
        PersonMonthView[] views =
        [
            .. months.Select(month => new PersonMonthView(
                month.Month.Period,
                month.Row.State,
                [.. month.Places.SelectMany(place => OfPlace(month.Month, place, lineage))])),
        ];
        return new PersonView(province, [.. views.Where(static month => month.Payments.Count > 0)]);
    }

    private IEnumerable<PersonPaymentView> OfPlace(MonthRef month, PersonPlace found, PersonLineage lineage)
    {
        PersonRoutes routes = found.Routes;
        var place = new Place(
            found.Unit, units.Find(found.Unit, month.ToPeriod())?.Name ?? "", found.Group, month.Period);
        return
        [
            .. found.Own.SelectMany(static rows => rows.Rows)
                .Where(row => !routes.Attempts.Any(attempt => IsOf(attempt, row, month)))
                .Select(row => NotPaid(place, row, routes)),
            .. routes.Attempts.Select(attempt => Tried(place, attempt, lineage.Before(attempt.Entry))),
        ];
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
            At: null,
            Payment: null,
            Earlier: []);
    }

    private static PersonPaymentView Tried(
        Place place, PersonAttempt attempt, IReadOnlyList<EarlierAttempt> earlier)
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
            attempt.Standing?.Last?.At,
            attempt.Entry.Id.ToString(),
            earlier);
    }

    private sealed record Place(string Unit, string UnitName, ProgrammeGroup Group, string Period);
}
