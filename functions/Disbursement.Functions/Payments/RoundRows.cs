using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>
/// The payments of a round, row by row, for a proof that does not hold: as routing wrote them, and as they stand in the
/// files, which may group units. All are read at once: a round whose proof holds never comes here.
/// </summary>
/// <param name="blobs">The ledger.</param>
public sealed class RoundRows(BlobStore blobs)
{
    /// <summary>The first payment, in the order of identifiers, that is not in both; else the first file whose row says
    /// otherwise than its payments; null when both agree.</summary>
    public async Task<RowDifference?> FindFirstAsync(
        ProposeRequest request, IReadOnlyList<PaymentFileEntity> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(files);
        RoundRef round = request.Round;
        var routed = new SortedDictionary<string, Vnd>(StringComparer.Ordinal);
        foreach (RoutedUnit unit in request.Units)
        {
            await AddRoutedAsync(routed, round, request.Attempt, unit.Unit, cancellationToken);
        }

        var inFiles = new SortedDictionary<string, Vnd>(StringComparer.Ordinal);
        RowDifference? byFile = null;
        foreach (PaymentFileEntity file in files)
        {
            string path = LedgerPaths.Entries(round.Month, round.Round, file.Proposal, file.RowKey);
            Tally sum = await AddAsync(inFiles, path, cancellationToken);
            Tally said = new(file.Payments, Vnd.FromDong(file.SumDong));
            byFile ??= sum == said ? null : new RowDifference(file.RowKey, TextOf(sum), TextOf(said));
        }

        return FindFirst(routed, inFiles) ?? byFile;
    }

    private static RowDifference? FindFirst(SortedDictionary<string, Vnd> routed, SortedDictionary<string, Vnd> inFiles)
    {
        string? id = routed.Keys.Union(inFiles.Keys, StringComparer.Ordinal)
            .Where(id => AmountOf(routed, id) != AmountOf(inFiles, id))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        return id is null ? null : new RowDifference(id, AmountOf(routed, id), AmountOf(inFiles, id));
    }

    private static string AmountOf(SortedDictionary<string, Vnd> rows, string id) =>
        rows.TryGetValue(id, out Vnd amount) ? amount.ToString() : RowDifference.Absent;

    private static string TextOf(Tally tally) => $"{VietnameseNumber.Format(tally.Count)} rows, {tally.Sum} dong";

    private async Task AddRoutedAsync(
        SortedDictionary<string, Vnd> rows,
        RoundRef round,
        int attempt,
        string unit,
        CancellationToken cancellationToken)
    {
        foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
        {
            string folder =
                $"{LedgerPaths.Routed(round.Month, round.Round, attempt, unit, group)}/{LedgerPaths.PaymentsPrefix}";
            foreach (string path in await blobs.ListAsync(Containers.Ledger, folder, cancellationToken))
            {
                await AddAsync(rows, path, cancellationToken);
            }
        }
    }

    private async Task<Tally> AddAsync(
        SortedDictionary<string, Vnd> rows, string path, CancellationToken cancellationToken)
    {
        BinaryData content = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
        using Stream stream = content.ToStream();
        Tally sum = Tally.None;
        foreach (PaymentEntry entry in PaymentEntryCsv.Read(stream))
        {
            rows[entry.Id.ToString()] = entry.Amount;
            sum = sum.With(entry.Amount);
        }

        return sum;
    }
}
