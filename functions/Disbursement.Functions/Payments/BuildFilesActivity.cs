using System.Security.Cryptography;
using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Payments;

/// <summary>
/// Builds the payment files of one unit: one file per provider and budget source, split by the contract's caps, in an
/// order that depends on the payments alone. Each file is read back by our own reader and balanced before its row is
/// written; a file that does not balance stops the round.
/// </summary>
/// <param name="rounds">The rounds: a released round is not built again.</param>
/// <param name="files">The rows of payment files.</param>
/// <param name="reference">Contracts as frozen.</param>
/// <param name="blobs">Routed rows, staging, ledger.</param>
public sealed class BuildFilesActivity(
    RoundStore rounds, PaymentFileStore files, ReferenceStore reference, BlobStore blobs)
{
    /// <summary>Builds the unit's files and tells their count and money.</summary>
    [Function(nameof(BuildFilesActivity))]
    public async Task<Tally> RunAsync([ActivityTrigger] UnitWork work, CancellationToken cancellationToken)
    {
        RoundEntity round = await rounds.GetAsync(work.Month, work.Round, cancellationToken);
        if (round.State != nameof(RoundState.Verifying))
        {
            return Tally.None;
        }

        ReferenceData data = await reference.FrozenAsync(work.Month, cancellationToken);
        ContractBook contracts = data.Contracts.For(work.Month.Province);
        var built = new List<PaymentFileEntity>();
        foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
        {
            var scope = new ContractScope(work.Month.Province, work.Unit, group, work.Month.ToPeriod().FirstDay);
            ILookup<string, PaymentEntry> byProvider =
                (await ReadAsync(work, group, cancellationToken)).ToLookup(static entry => entry.Provider);
            foreach (IGrouping<string, PaymentEntry> provider in byProvider.OrderBy(
                static entries => entries.Key, StringComparer.Ordinal))
            {
                Contract contract = contracts.Find(provider.Key, scope)
                    ?? throw new InvalidOperationException($"There is no contract with {provider.Key} for {work.Unit}.");
                FileId first = FirstId(work, scope, group, provider.Key);
                foreach (PlannedFile file in FileSplitter.Split(first, provider, contract.Caps))
                {
                    built.Add(await BuildAsync(work, round, contract, group, file, cancellationToken));
                }
            }
        }

        await files.ReplaceUnitAsync(work.Month, work.Round, work.Unit, built, cancellationToken);
        return built.Aggregate(
            Tally.None,
            static (sum, file) => sum + new Tally(file.Payments, Vnd.FromDong(file.SumDong)));
    }

    private static FileId FirstId(UnitWork work, ContractScope scope, ProgrammeGroup group, string provider) =>
        FileId.Create(
            work.Month.Province,
            work.Month.ToPeriod().Compact,
            RoundStore.RowKey(work.Round),
            scope.Unit,
            group.ToListCode(),
            provider,
            number: 1);

    private async Task<List<PaymentEntry>> ReadAsync(
        UnitWork work, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        string folder = $"{LedgerPaths.Routed(work.Month, work.Round, work.Unit, group)}/{LedgerPaths.PaymentsPrefix}";
        var entries = new List<PaymentEntry>();
        foreach (string path in await blobs.ListAsync(Containers.Ledger, folder, cancellationToken))
        {
            BinaryData content = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
            using Stream stream = content.ToStream();
            entries.AddRange(PaymentEntryCsv.Read(stream));
        }

        return entries;
    }

    private async Task<PaymentFileEntity> BuildAsync(
        UnitWork work,
        RoundEntity round,
        Contract contract,
        ProgrammeGroup group,
        PlannedFile file,
        CancellationToken cancellationToken)
    {
        string name = PaymentFileFormats.FileName(contract, file);
        BinaryData content = PaymentFileFormats.Write(contract, group, work.Month, file, round.ProposedAt!.Value);
        string staged = PaymentPaths.Staged(work.Month, work.Round, file.Id.Provider, name);
        await blobs.ReplaceAsync(
            Containers.Staging, staged, content, PaymentPaths.ContentType(name), cancellationToken);

        // Read back what storage holds, not what memory held.
        BinaryData stored = await blobs.ReadAsync(Containers.Staging, staged, cancellationToken);
        PaymentFileFormats.Balance(contract, file, stored);
        await WriteEntriesAsync(work, file, cancellationToken);
        return new PaymentFileEntity
        {
            PartitionKey = work.Month.PartitionKey,
            RowKey = file.Id.ToString(),
            Round = work.Round,
            Provider = file.Id.Provider,
            Unit = work.Unit,
            Source = group.ToListCode(),
            FileName = name,
            Format = PaymentFileFormats.NameOf(contract.Format),
            Payments = file.Entries.Count,
            SumDong = file.Total.Sum.Dong,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(stored.ToMemory().Span)),
            State = nameof(PaymentFileState.Built),
            Open = file.Entries.Count,
            OpenDong = file.Total.Sum.Dong,
        };
    }

    private async Task WriteEntriesAsync(UnitWork work, PlannedFile file, CancellationToken cancellationToken)
    {
        await blobs.ReplaceAsync(
            Containers.Ledger,
            LedgerPaths.Entries(work.Month, work.Round, file.Id.ToString()),
            LedgerBytes.Of(PaymentEntryCsv.Header, file.Entries, PaymentEntryCsv.Write),
            LedgerBytes.ContentType,
            cancellationToken);
    }
}
