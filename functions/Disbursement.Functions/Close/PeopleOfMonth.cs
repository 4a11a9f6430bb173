using System.Runtime.CompilerServices;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Events;
using Disbursement.Core.Identity;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>
/// Brings together, person by person, what all lists of a month and the month before say. The lists are sorted by
/// person, so one merge over them needs one chunk of each in memory; what was carried over is read whole, since it is
/// the few percent that failed.
/// </summary>
/// <param name="ledger">The rows.</param>
/// <param name="blobs">What the month before carried over.</param>
/// <param name="events">What units reported of people.</param>
public sealed class PeopleOfMonth(EntitlementLedger ledger, BlobStore blobs, EventBook events)
{
    /// <summary>The people, by key.</summary>
    /// <param name="units">The work of every unit of the month.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal async IAsyncEnumerable<PersonFacts> ReadAsync(
        UnitWork[] units, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MonthRef month = units[0].Month;
        IReadOnlyList<CarryOver> carried = await CarriedAsync(month, units, cancellationToken);
        IAsyncEnumerable<object>[] sequences =
        [
            .. units.SelectMany(static unit => unit.Lists).Select(list => RowsAsync(month, list, cancellationToken)),
            carried.ToAsyncEnumerable(),
            (await events.ReadAsync(month, cancellationToken)).ToAsyncEnumerable(),
        ];
        var facts = new List<object>();
        await foreach ((_, object fact) in SortedMerge.MergeAsync(sequences, PersonOf, cancellationToken))
        {
            if (facts.Count > 0 && PersonOf(facts[0]) != PersonOf(fact))
            {
                yield return Gather(facts);
                facts.Clear();
            }

            facts.Add(fact);
        }

        if (facts.Count > 0)
        {
            yield return Gather(facts);
        }
    }

    private static PersonKey PersonOf(object fact) => fact switch
    {
        PersonRow row => row.Row.Key.Person,
        CarryOver carry => carry.Key.Person,
        BeneficiaryEvent happened => happened.Person,
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    /// <summary>The merge hands out a person's rows list by list; a stable sort keeps that order within a key.</summary>
    private static PersonFacts Gather(List<object> facts) => new(
        PersonOf(facts[0]),
        [.. facts.OfType<PersonRow>().OrderBy(static row => row.Row.Key)],
        [.. facts.OfType<CarryOver>()],
        [.. facts.OfType<BeneficiaryEvent>()]);

    private async IAsyncEnumerable<object> RowsAsync(
        MonthRef month, FrozenList list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (EntitlementRow row in ledger.ReadAsync(month, list, cancellationToken))
        {
            yield return new PersonRow(list, row);
        }
    }

    private async Task<IReadOnlyList<CarryOver>> CarriedAsync(
        MonthRef month, UnitWork[] units, CancellationToken cancellationToken)
    {
        IReadOnlyList<CarryOver> carried = await blobs.LeftByAsync(
            month.Before(), units.Select(static unit => unit.Unit).ToHashSet(StringComparer.Ordinal), cancellationToken);
        return [.. carried.OrderBy(static carry => carry.Key).ThenBy(static carry => carry.Period)];
    }
}
