using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.People;

/// <summary>Rows of one person in one list.</summary>
/// <param name="List">The list.</param>
/// <param name="Chunk">0-based number of the chunk they stand in.</param>
/// <param name="Rows">The rows.</param>
internal sealed record PersonRows(FrozenList List, int Chunk, IReadOnlyList<EntitlementRow> Rows);

/// <summary>
/// Finds a person's rows in the lists of a month. Lists are sorted by person, and the index of each says with which
/// person every chunk begins, so that one chunk of a list is read, rarely two.
/// </summary>
/// <param name="months">The slots, while a month collects.</param>
/// <param name="lists">The lists frozen so far, once it is closed.</param>
/// <param name="ledger">The rows.</param>
public sealed class PersonLists(MonthStore months, MonthLists lists, EntitlementLedger ledger)
{
    /// <summary>Sorts after every programme and reference.</summary>
    private const string Last = "\uffff";

    /// <summary>The person's rows, list by list.</summary>
    internal async Task<IReadOnlyList<PersonRows>> FindAsync(
        MonthRef month, MonthEntity state, PersonKey person, CancellationToken cancellationToken)
    {
        var first = new EntitlementKey(person, "", "");
        var last = new EntitlementKey(person, Last, Last);
        var found = new List<PersonRows>();
        foreach (FrozenList list in await ListsAsync(month, state, cancellationToken))
        {
            IReadOnlyList<int> chunks = await ledger.ChunksBetweenAsync(month, list, first, last, cancellationToken);
            foreach (int chunk in chunks)
            {
                IReadOnlyList<EntitlementRow> rows =
                    await ledger.ReadChunkAsync(month, list, chunk, cancellationToken);
                EntitlementRow[] own = [.. rows.Where(row => row.Key.Person == person)];
                if (own.Length > 0)
                {
                    found.Add(new PersonRows(list, chunk, own));
                }
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<FrozenList>> ListsAsync(
        MonthRef month, MonthEntity state, CancellationToken cancellationToken)
    {
        if (state.State != nameof(MonthState.Collecting))
        {
            SlotManifest? manifest = await lists.FindAsync(month, cancellationToken);
            if (manifest is not null)
            {
                // And what was taken after close and waits for its round.
                IEnumerable<FrozenList> waiting = (await months.SupplementsAsync(month, cancellationToken))
                    .Select(FrozenList.Of)
                    .Where(list => list.Round == state.SupplementRound());
                return [.. manifest.Lists, .. waiting];
            }
        }

        IReadOnlyList<SlotEntity> slots = await months.SlotsAsync(month, cancellationToken);
        return
        [
            .. slots.Where(static slot => slot.RowsAccepted > 0).Select(FrozenList.Of),
        ];
    }
}
