using Disbursement.Core.Programmes;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>The persons of the rows that a list had refused, so that a person is counted once.</summary>
/// <param name="months">The slots.</param>
/// <param name="blobs">The ledger.</param>
public sealed class RefusedRows(MonthStore months, BlobStore blobs)
{
    /// <summary>One text for each refused row: who it was for as sent, or empty when the row does not say.</summary>
    /// <remarks>A slot without the list of its refused rows counts each of them as a person of its own.</remarks>
    public async Task<IReadOnlyList<string>> PeopleAsync(
        MonthRef month, string unit, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        IReadOnlyList<SlotEntity> slots = await months.SlotsAsync(month, cancellationToken);
        SlotEntity? slot = slots.FirstOrDefault(item => item.Unit == unit && item.List == group.ToListCode());
        if (slot is null || slot.RowsRefused == 0)
        {
            return [];
        }

        string path = $"{LedgerPaths.Intake(month, unit, group, slot.Sha256[..12])}/refused.csv";
        BinaryData? content = await blobs.FindAsync(Containers.Ledger, path, cancellationToken);
        if (content is null)
        {
            return [.. Enumerable.Repeat("", slot.RowsRefused)];
        }

        // A header and one identity, or nothing, to a line; the last line ends too.
        string[] lines = content.ToString().Split('\n');
        return lines[1..^1];
    }
}
