using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>The persons of the rows that a list had refused, so that a person is counted once.</summary>
/// <param name="months">The slots.</param>
/// <param name="blobs">The refused rows, as they were given back to the officer.</param>
public sealed class RefusedRows(MonthStore months, BlobStore blobs)
{
    /// <summary>One text for each refused row: who it was for as sent, or empty when the row does not say.</summary>
    /// <remarks>
    /// A later version of the file that came after close has the same path: when the rows given back are not those of
    /// the frozen version, each refused row counts as a person of its own.
    /// </remarks>
    public async Task<IReadOnlyList<string>> PeopleAsync(
        MonthRef month, string unit, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        IReadOnlyList<SlotEntity> slots = await months.SlotsAsync(month, cancellationToken);
        SlotEntity? slot = slots.FirstOrDefault(item => item.Unit == unit && item.List == group.ToListCode());
        if (slot is null || slot.RowsRefused == 0)
        {
            return [];
        }

        string path = slot.Path + ReceiptPaths.RejectedSuffix;
        List<string> people = await blobs.ExistsAsync(Containers.Receipts, path, cancellationToken)
            ? await ReadAsync(path, cancellationToken)
            : [];
        return people.Count == slot.RowsRefused ? people : [.. Enumerable.Repeat("", slot.RowsRefused)];
    }

    private async Task<List<string>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var people = new List<string>();
        await using Stream stream = await blobs.OpenReadAsync(Containers.Receipts, path, cancellationToken);
        BeneficiaryReader reader = await BeneficiaryReader.OpenCsvAsync(
            stream, cancellationToken: cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            people.Add(reader.Current![IntakeField.CitizenId]);
        }

        return people;
    }
}
