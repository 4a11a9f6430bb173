using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>
/// Writes a payment file once more from what the ledger keeps: its payments, the contract as frozen at close, and the time
/// of the proposal. The bytes are those that were approved, or something was changed that must not be.
/// </summary>
/// <param name="blobs">The ledger.</param>
/// <param name="reference">Contracts as frozen.</param>
public sealed class FileRebuilder(BlobStore blobs, ReferenceStore reference)
{
    /// <summary>Rebuilds a file.</summary>
    /// <param name="month">The month.</param>
    /// <param name="file">The file's row.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InvalidOperationException">The ledger lacks what the file was made of.</exception>
    public async Task<BinaryData> RebuildAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(file);
        Proposal proposal = await blobs.FindJsonAsync<Proposal>(
            Containers.Ledger, LedgerPaths.Proposal(month, file.Round, file.Proposal), cancellationToken)
            ?? throw new InvalidOperationException($"The proposal of {file.RowKey} is missing.");
        ReferenceData data = await reference.FrozenAsync(month, cancellationToken);
        ProgrammeGroup group = ProgrammeGroups.TryParse(file.Source, out ProgrammeGroup parsed)
            ? parsed
            : throw new InvalidOperationException($"There is no budget source '{file.Source}'.");
        Contract contract = data.Contracts.For(month.Province).Find(
            file.Provider, new ContractScope(month.Province, file.Unit, group, month.ToPeriod().FirstDay))
            ?? throw new InvalidOperationException($"There is no contract with {file.Provider} for {file.Unit}.");
        IReadOnlyList<PaymentEntry> entries = await EntriesAsync(month, file, cancellationToken);
        string family = PaymentFileFormats.FamilyOf(file.RowKey);
        int siblings = proposal.Files.Count(one => PaymentFileFormats.FamilyOf(one.FileId) == family);
        var planned = new PlannedFile(FileId.Parse(file.RowKey), siblings, entries)
        {
            Route = contract.RouteOf(entries[0].Institution, entries[0].Amount),
        };
        return PaymentFileFormats.Write(contract, group, month, planned, proposal.ProposedAt);
    }

    private async Task<IReadOnlyList<PaymentEntry>> EntriesAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        string path = LedgerPaths.Entries(month, file.Round, file.Proposal, file.RowKey);
        using Stream content = (await blobs.ReadAsync(Containers.Ledger, path, cancellationToken)).ToStream();
        return [.. PaymentEntryCsv.Read(content)];
    }
}
