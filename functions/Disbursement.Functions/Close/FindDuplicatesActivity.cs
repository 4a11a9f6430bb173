using Disbursement.Core.Entitlements;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Close;

/// <summary>
/// Finds benefits listed twice, across all units and lists of the province, in bounded memory: the lists are sorted
/// by person, so one merge over them sees all rows of a person together.
/// </summary>
/// <param name="ledger">The rows.</param>
/// <param name="blobs">Where the held keys are written.</param>
/// <param name="identifiers">Names people by hash outside the ledger.</param>
/// <param name="exceptions">The queue for people.</param>
public sealed class FindDuplicatesActivity(
    EntitlementLedger ledger, BlobStore blobs, Identifiers identifiers, ExceptionStore exceptions)
{
    /// <summary>Writes the held keys of each list and opens one exception per person. Tells how many rows are held.</summary>
    [Function(nameof(FindDuplicatesActivity))]
    public async Task<int> RunAsync([ActivityTrigger] UnitWork[] units, CancellationToken cancellationToken)
    {
        if (units.Length == 0)
        {
            return 0;
        }

        MonthRef month = units[0].Month;
        FrozenList[] lists = [.. units.SelectMany(static unit => unit.Lists)];
        var held = new List<EntitlementKey>[lists.Length];
        int rowsHeld = 0;
        IAsyncEnumerable<EntitlementRow>[] sequences =
            [.. lists.Select(list => ledger.ReadAsync(month, list, cancellationToken))];
        await foreach (List<(int Source, EntitlementRow Row)> person in SortedMerge.PeopleAsync(
            sequences, cancellationToken))
        {
            IReadOnlySet<int> positions = DuplicateRules.Held([.. person.Select(static side => side.Row.Key)]);
            if (positions.Count == 0)
            {
                continue;
            }

            rowsHeld += positions.Count;
            foreach (int position in positions)
            {
                (held[person[position].Source] ??= []).Add(person[position].Row.Key);
            }

            foreach (IGrouping<string, int> conflict in positions.Order().GroupBy(
                position => identifiers.DuplicateSubjectOf(month.Province, person[position].Row.Key),
                StringComparer.Ordinal))
            {
                await OpenAsync(month, lists, person, conflict, cancellationToken);
            }
        }

        for (int index = 0; index < lists.Length; index++)
        {
            await WriteHeldAsync(month, lists[index], held[index] ?? [], cancellationToken);
        }

        return rowsHeld;
    }

    private Task OpenAsync(
        MonthRef month,
        FrozenList[] lists,
        List<(int Source, EntitlementRow Row)> person,
        IGrouping<string, int> conflict,
        CancellationToken cancellationToken)
    {
        DuplicateSide[] sides = [.. conflict.Select(position => new DuplicateSide(
            lists[person[position].Source].Unit,
            lists[person[position].Source].List,
            person[position].Row.LineNumber,
            lists[person[position].Source].Round))];
        string words = string.Join("; ", sides.Select(static (side, index) => FormattableString.Invariant(
            $"({index + 1}) {side.ToVietnamese()}")));
        return exceptions.OpenAsync(
            month,
            ExceptionKind.Duplicate,
            conflict.Key,
            row =>
            {
                row.Unit = sides[0].Unit;
                row.List = sides[0].List;
                row.Sides = DuplicateSide.Write(sides);
                row.Summary = $"Trùng chế độ, đang giữ lại: {words}. Chọn bên được chi, hoặc không chi bên nào.";
                row.Evidence = $"{month.Folder}/close/held/";
            },
            cancellationToken);
    }

    private Task<bool> WriteHeldAsync(
        MonthRef month, FrozenList list, List<EntitlementKey> keys, CancellationToken cancellationToken) =>
        blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.Held(month, list.Unit, EntitlementLedger.GroupOf(list), list.Round),
            LedgerBytes.Of(HeldCsv.Header, keys.Order(), HeldCsv.Write),
            LedgerBytes.ContentType,
            cancellationToken);
}
