using Disbursement.Core.Identity;
using Disbursement.Core.Programmes;
using Disbursement.Functions.People;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Web.People;

/// <summary>What one list of a unit has of a person in a month.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Group">The list.</param>
/// <param name="Own">The person's rows; none when the month only pays what was carried over.</param>
/// <param name="Routes">What became of them and of what was carried in.</param>
internal sealed record PersonPlace(
    string Unit, ProgrammeGroup Group, IReadOnlyList<PersonRows> Own, PersonRoutes Routes);

/// <summary>One month of a person.</summary>
/// <param name="Month">The month.</param>
/// <param name="Row">How it stands.</param>
/// <param name="Places">Where the person is listed, or was in an earlier month.</param>
internal sealed record PersonMonth(MonthRef Month, MonthEntity Row, IReadOnlyList<PersonPlace> Places);

/// <summary>Reads a person's money month by month from the ledger.</summary>
/// <param name="months">The months there are.</param>
/// <param name="lists">Where the person is listed.</param>
/// <param name="attempts">What was paid.</param>
public sealed class PersonHistory(MonthStore months, PersonLists lists, PersonAttempts attempts)
{
    /// <summary>How far back a question looks: two years, after which the archive answers.</summary>
    public const int MonthsMax = 24;

    /// <summary>The months of a province, oldest first.</summary>
    /// <param name="province">2-digit province code.</param>
    /// <param name="person">The person.</param>
    /// <param name="until">The last month to read; null for all there are.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal async Task<IReadOnlyList<PersonMonth>> ReadAsync(
        string province, PersonKey person, string? until, CancellationToken cancellationToken)
    {
        (MonthRef Month, MonthEntity Row)[] latest =
        [
            .. (await months.ListAsync(cancellationToken))
                .Where(one => one.Month.Province == province)
                .Where(one => until is null || string.CompareOrdinal(one.Month.Period, until) <= 0)
                .OrderBy(static one => one.Month.Period, StringComparer.Ordinal)
                .TakeLast(MonthsMax),
        ];

        // A month can pay what an earlier one carried over although the person is not listed any more.
        var known = new SortedSet<(string Unit, ProgrammeGroup Group)>();
        var read = new List<PersonMonth>();
        foreach ((MonthRef month, MonthEntity row) in latest)
        {
            ILookup<(string Unit, ProgrammeGroup Group), PersonRows> found =
                (await lists.FindAsync(month, row, person, cancellationToken))
                .ToLookup(static rows => (rows.List.Unit, EntitlementLedger.GroupOf(rows.List)));
            known.UnionWith(found.Select(static place => place.Key));
            var places = new List<PersonPlace>();
            foreach ((string unit, ProgrammeGroup group) in known)
            {
                PersonRows[] own = [.. found[(unit, group)]];
                places.Add(new PersonPlace(unit, group, own, await attempts.FindAsync(
                    month, unit, group, own, person, cancellationToken)));
            }

            read.Add(new PersonMonth(month, row, places));
        }

        return read;
    }
}
