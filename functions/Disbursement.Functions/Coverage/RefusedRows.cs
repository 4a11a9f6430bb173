using Disbursement.Core.Programmes;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>The persons of the rows that a list had refused, so that a person is counted once.</summary>
/// <param name="months">The slots.</param>
/// <param name="blobs">The ledger.</param>
public sealed class RefusedRows(MonthStore months, BlobStore blobs)
{
    /// <summary>Beside the accepted rows of a list version: a header, then a line for each refused row.</summary>
    private const string FileName = "refused.csv";

    /// <summary>One text for each refused row: who it was for, or empty when the row does not say.</summary>
    /// <exception cref="InvalidDataException">The refused rows in the ledger are not those of the slot.</exception>
    public async Task<IReadOnlyList<string>> PeopleAsync(
        MonthRef month, string unit, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        IReadOnlyList<SlotEntity> slots = await months.SlotsAsync(month, cancellationToken);
        SlotEntity? slot = slots.FirstOrDefault(item => item.Unit == unit && item.List == group.ToListCode());
        if (slot is null || slot.RowsRefused == 0)
        {
            return [];
        }

        string path = $"{LedgerPaths.Intake(month, unit, group, slot.Sha256[..12])}/{FileName}";
        BinaryData content = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
        string[] people = content.ToString().Split('\n')[1..^1];
        return people.Length == slot.RowsRefused
            ? people
            : throw new InvalidDataException(FormattableString.Invariant(
                $"{path} has {people.Length} rows; {slot.RowsRefused} were refused."));
    }
}
