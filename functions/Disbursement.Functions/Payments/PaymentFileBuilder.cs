using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>
/// Writes the files of one family: provider × budget source × unit × round, where a contract may put the province in
/// the unit's place. Each file is read back by our own reader and balanced before anything says that it is built.
/// </summary>
/// <param name="blobs">Routed rows, staging, ledger.</param>
public sealed class PaymentFileBuilder(BlobStore blobs)
{
    /// <summary>The payments that routing made for one unit and group in the round's present proposal.</summary>
    public async Task<IReadOnlyList<PaymentEntry>> ReadAsync(
        MonthRef month, RoundEntity round, string unit, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        string routed = LedgerPaths.Routed(month, RoundStore.NumberOf(round), round.Proposal, unit, group);
        string folder = $"{routed}/{LedgerPaths.PaymentsPrefix}";
        var entries = new List<PaymentEntry>();
        foreach (string path in await blobs.ListAsync(Containers.Ledger, folder, cancellationToken))
        {
            BinaryData content = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
            using Stream stream = content.ToStream();
            entries.AddRange(PaymentEntryCsv.Read(stream));
        }

        return entries;
    }

    /// <summary>Builds one family, split by the contract's caps, in an order that depends on the payments alone.</summary>
    /// <param name="month">The month.</param>
    /// <param name="round">The round: its recorded time stands inside the files.</param>
    /// <param name="family">The payments and their contract.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="ControlTotalException">A file does not say what was meant. Never retried.</exception>
    public async Task<IReadOnlyList<PaymentFileEntity>> BuildAsync(
        MonthRef month, RoundEntity round, PaymentFamily family, CancellationToken cancellationToken)
    {
        FileId first = FileId.Create(
            month.Province,
            month.ToPeriod().Compact,
            round.RowKey,
            family.Unit,
            family.Group.ToListCode(),
            family.Provider,
            number: 1);
        var built = new List<PaymentFileEntity>();
        foreach (PlannedFile file in FileSplitter.Split(first, family.Entries, family.Contract))
        {
            built.Add(await BuildAsync(month, round, family, file, cancellationToken));
        }

        return built;
    }

    /// <summary>Count and money of files.</summary>
    public static Tally TallyOf(IEnumerable<PaymentFileEntity> built) => built.Aggregate(
        Tally.None, static (sum, file) => sum + new Tally(file.Payments, Vnd.FromDong(file.SumDong)));

    private async Task<PaymentFileEntity> BuildAsync(
        MonthRef month,
        RoundEntity round,
        PaymentFamily family,
        PlannedFile file,
        CancellationToken cancellationToken)
    {
        int number = RoundStore.NumberOf(round);
        Contract contract = family.Contract;
        string name = PaymentFileFormats.FileName(contract, file);
        BinaryData content = PaymentFileFormats.Write(
            contract, family.Group, month, file, round.ProposedAt!.Value);
        string staged = PaymentPaths.Staged(month, number, round.Proposal, file.Id.Provider, name);
        await blobs.CreateAsync(
            Containers.Staging, staged, content, PaymentPaths.ContentType(name), cancellationToken);

        // Read back what storage holds, not what memory held.
        BinaryData stored = await blobs.ReadAsync(Containers.Staging, staged, cancellationToken);
        PaymentFileFormats.Balance(contract, file, stored);
        string sha256 = PayoutPrints.HashOf(stored);
        string[] prints = await PrintAsync(month, round, contract, file, sha256, cancellationToken);
        await blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.Entries(month, number, round.Proposal, file.Id.ToString()),
            LedgerBytes.Of(PaymentEntryCsv.Header, file.Entries, PaymentEntryCsv.Write),
            LedgerBytes.ContentType,
            cancellationToken);
        return new PaymentFileEntity
        {
            PartitionKey = month.PartitionKey,
            RowKey = file.Id.ToString(),
            Round = number,
            Proposal = round.Proposal,
            Provider = file.Id.Provider,
            Unit = family.Unit,
            Source = family.Group.ToListCode(),
            FileName = name,
            Format = PaymentFileFormats.NameOf(contract),
            Payments = file.Entries.Count,
            SumDong = file.Total.Sum.Dong,
            Sha256 = sha256,
            HtmlSha256 = prints is [{ } html, ..] ? html : "",
            XlsxSha256 = prints is [_, { } xlsx] ? xlsx : "",
            State = nameof(PaymentFileState.Built),
            Open = file.Entries.Count,
            OpenDong = file.Total.Sum.Dong,
        };
    }

    /// <summary>Stages the page and the workbook of a list that is paid by hand; their hashes, in that order.</summary>
    private async Task<string[]> PrintAsync(
        MonthRef month,
        RoundEntity round,
        Contract contract,
        PlannedFile file,
        string sha256,
        CancellationToken cancellationToken)
    {
        var hashes = new List<string>();
        foreach ((string name, BinaryData content) in PaymentFileFormats.Print(
            contract, month, file, round.ProposedAt!.Value, sha256))
        {
            string path = PaymentPaths.Staged(
                month, RoundStore.NumberOf(round), round.Proposal, file.Id.Provider, name);
            await blobs.CreateAsync(
                Containers.Staging, path, content, PaymentPaths.ContentType(name), cancellationToken);
            hashes.Add(PayoutPrints.HashOf(await blobs.ReadAsync(Containers.Staging, path, cancellationToken)));
        }

        return [.. hashes];
    }
}
