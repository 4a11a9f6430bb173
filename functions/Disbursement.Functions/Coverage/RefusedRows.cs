using Disbursement.Core.Programmes;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>The persons of the rows that a list had refused, so that a person is counted once.</summary>
/// <param name="months">The slots.</param>
/// <param name="blobs">The ledger.</param>
public sealed class RefusedRows(MonthStore months, BlobStore blobs)
{
    /// <summary>Beside the accepted rows of a list version: a header, then a line for each refused row.</summary>
    private const string FileName = "refused.csv";

    /// <summary>
    /// One text for each refused row: who it was for, or empty when the row does not say. Of supplements only rows that
    /// do: one that does not cannot be told from a row that was refused at close and sent again.
    /// </summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="group">The group.</param>
    /// <param name="lists">The lists frozen so far: a supplement counts when it is one of them.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InvalidDataException">The refused rows in the ledger are not those of the slot.</exception>
    public async Task<IReadOnlyList<string>> PeopleAsync(
        MonthRef month,
        string unit,
        ProgrammeGroup group,
        IReadOnlyList<FrozenList> lists,
        CancellationToken cancellationToken)
    {
        HashSet<string> frozen = [.. lists.Where(static list => list.Round > 1).Select(static list => list.Version)];
        IReadOnlyList<SlotEntity> slots =
        [
            .. await months.SlotsAsync(month, cancellationToken),
            .. frozen.Count == 0 ? [] : await months.SupplementsAsync(month, cancellationToken),
        ];
        var people = new List<string>();
        foreach (SlotEntity slot in slots.Where(
            item => item.Unit == unit && item.List == group.ToListCode() && item.RowsRefused > 0))
        {
            if (slot.Round == 1)
            {
                people.AddRange(await ReadAsync(month, group, slot, cancellationToken));
            }
            else if (frozen.Contains(FrozenList.VersionOf(slot.Sha256, slot.Round, slot.Part)))
            {
                people.AddRange((await ReadAsync(month, group, slot, cancellationToken))
                    .Where(static person => !string.IsNullOrWhiteSpace(person)));
            }
        }

        return people;
    }

    private async Task<IReadOnlyList<string>> ReadAsync(
        MonthRef month, ProgrammeGroup group, SlotEntity slot, CancellationToken cancellationToken)
    {
        string version = FrozenList.VersionOf(slot.Sha256, slot.Round, slot.Part);
        string path = $"{LedgerPaths.Intake(month, slot.Unit, group, version)}/{FileName}";
        BinaryData content = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
        string[] people = content.ToString().Split('\n')[1..^1];
        return people.Length == slot.RowsRefused
            ? people
            : throw new InvalidDataException(FormattableString.Invariant(
                $"{path} has {people.Length} rows; {slot.RowsRefused} were refused."));
    }
}
