using System.Globalization;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// Where the payments of a released file stand: the fold of its result parts, which are numbered without a gap by
/// create-if-absent. Whoever creates a number decides what comes there; everybody else reads it.
/// </summary>
/// <param name="blobs">The ledger.</param>
public sealed class StandingStore(BlobStore blobs)
{
    /// <summary>Every so many parts the fold is kept, so that at most so many are read.</summary>
    private const int PartsPerSnapshot = 16;

    private readonly StandingCache _cache = new();

    /// <summary>The payments of a released file, in file order, each with where it stands now.</summary>
    /// <param name="month">The month of the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<(PaymentEntry Entry, PaymentStanding Standing)>> LatestAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        FileStanding standing = await LoadAsync(month, file, cancellationToken);
        (PaymentEntry, PaymentStanding)[] latest =
            [.. standing.Entries.Select(entry => (entry, standing.Payments[entry.Id]))];
        Keep(month, file, standing);
        return latest;
    }

    /// <summary>Keeps a standing for the next who needs it. The caller must not touch it after that.</summary>
    internal void Keep(MonthRef month, PaymentFileEntity file, FileStanding standing) =>
        _cache.Put(month, file.RowKey, standing);

    /// <summary>The file after all parts there are.</summary>
    internal async Task<FileStanding> LoadAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        if (_cache.Take(month, file.RowKey) is not { } known)
        {
            return await ReadAsync(month, file, cancellationToken);
        }

        while (!known.IsSealed && await TryFoldNextAsync(month, file, known, cancellationToken))
        {
            // Another process was here too.
        }

        return known;
    }

    /// <summary>
    /// The file as this process knows it, for a caller that will claim the next part: an old standing is refused then,
    /// and does not come twice.
    /// </summary>
    internal async Task<FileStanding> LoadToAppendAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken) =>
        _cache.Take(month, file.RowKey) ?? await ReadAsync(month, file, cancellationToken);

    private async Task<FileStanding> ReadAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        FileStanding standing = FileStanding.Of(await EntriesAsync(month, file, cancellationToken));
        string folder = LedgerPaths.Results(month, file.RowKey);
        int last = (await blobs.ListAsync(Containers.Ledger, folder + "/", cancellationToken)).Count;
        int snapshot = last / PartsPerSnapshot * PartsPerSnapshot;
        if (snapshot > 0 && await blobs.FindAsync(
            Containers.Ledger, SnapshotPath(month, file, snapshot), cancellationToken) is { } content)
        {
            ResultParts.ReadSnapshot(content, standing.Payments);
            standing.Number = snapshot;
        }

        while (standing.Number < last)
        {
            if (!await TryFoldNextAsync(month, file, standing, cancellationToken))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"The results of {file.RowKey} have a gap after part {standing.Number} of {last}."));
            }
        }

        return standing;
    }

    /// <summary>Offers a part as the next one after a standing that it was folded into already.</summary>
    /// <returns>False when somebody else's part has that number: load again.</returns>
    internal async Task<bool> TryAppendAsync(
        MonthRef month,
        PaymentFileEntity file,
        FileStanding standing,
        IReadOnlyList<FoldedResult> part,
        CancellationToken cancellationToken)
    {
        if (!await TryClaimAsync(month, file, standing, ResultParts.Write(part), cancellationToken))
        {
            return false;
        }

        await KeepSnapshotAsync(month, file, standing, cancellationToken);
        return true;
    }

    /// <summary>Seals a file: its results are final for this month, and later ones are for a person.</summary>
    /// <returns>The final standing, the same for everybody who asks.</returns>
    internal async Task<FileStanding> SealAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        while (true)
        {
            FileStanding standing = await LoadToAppendAsync(month, file, cancellationToken);
            if (standing.IsSealed)
            {
                return standing;
            }

            if (await TryClaimAsync(month, file, standing, ResultParts.Seal, cancellationToken))
            {
                standing.IsSealed = true;
                return standing;
            }
        }
    }

    /// <summary>The entries of a file, in file order.</summary>
    internal async Task<IReadOnlyList<PaymentEntry>> EntriesAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        BinaryData content = await blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.Entries(month, file.Round, file.Proposal, file.RowKey), cancellationToken);
        using Stream stream = content.ToStream();
        return [.. PaymentEntryCsv.Read(stream)];
    }

    private async Task<bool> TryClaimAsync(
        MonthRef month,
        PaymentFileEntity file,
        FileStanding standing,
        BinaryData content,
        CancellationToken cancellationToken)
    {
        string path = PartPath(month, file, standing.Number + 1);
        bool claimed = await blobs.CreateAsync(Containers.Ledger, path, content, LedgerBytes.ContentType, cancellationToken);
        standing.Number += claimed ? 1 : 0;
        return claimed;
    }

    /// <summary>Folds the next part in; false when there is none.</summary>
    private async Task<bool> TryFoldNextAsync(
        MonthRef month, PaymentFileEntity file, FileStanding standing, CancellationToken cancellationToken)
    {
        string path = PartPath(month, file, standing.Number + 1);
        if (await blobs.FindAsync(Containers.Ledger, path, cancellationToken) is not { } content)
        {
            return false;
        }

        standing.Number++;
        if (ResultParts.IsSeal(content))
        {
            standing.IsSealed = true;
            return true;
        }

        PaymentFold.Replay(standing.Payments, ResultParts.Read(content));
        await KeepSnapshotAsync(month, file, standing, cancellationToken);
        return true;
    }

    private async Task KeepSnapshotAsync(
        MonthRef month, PaymentFileEntity file, FileStanding standing, CancellationToken cancellationToken)
    {
        if (standing.Number % PartsPerSnapshot == 0)
        {
            await blobs.CreateAsync(
                Containers.Ledger,
                SnapshotPath(month, file, standing.Number),
                ResultParts.WriteSnapshot(standing.Payments.Values),
                LedgerBytes.ContentType,
                cancellationToken);
        }
    }

    private static string PartPath(MonthRef month, PaymentFileEntity file, int number) =>
        $"{LedgerPaths.Results(month, file.RowKey)}/{Name(number)}";

    private static string SnapshotPath(MonthRef month, PaymentFileEntity file, int number) =>
        $"{LedgerPaths.Standing(month, file.RowKey)}/{Name(number)}";

    private static string Name(int number) => number.ToString("0000", CultureInfo.InvariantCulture) + ".csv";
}
