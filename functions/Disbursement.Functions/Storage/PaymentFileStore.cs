using Azure.Data.Tables;

namespace Disbursement.Functions.Storage;

/// <summary>The payment files of a month; row key is the file id.</summary>
public sealed class PaymentFileStore(Tables tables)
{
    /// <summary>One file; null when there is none of that id.</summary>
    public Task<PaymentFileEntity?> FindAsync(MonthRef month, string fileId, CancellationToken cancellationToken) =>
        tables.FindAsync<PaymentFileEntity>(Tables.PaymentFiles, month.PartitionKey, fileId, cancellationToken);

    /// <summary>All files of a month, or of one round.</summary>
    /// <param name="month">The month.</param>
    /// <param name="round">Round number; null for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<PaymentFileEntity>> ListAsync(
        MonthRef month, int? round, CancellationToken cancellationToken)
    {
        string prefix = round is null
            ? ""
            : FormattableString.Invariant($"{month.Province}-{month.ToPeriod().Compact}-r{round}-");
        return await tables.ListAsync<PaymentFileEntity>(
            Tables.PaymentFiles, month.PartitionKey, prefix, cancellationToken);
    }

    /// <summary>Writes the files of one unit as built, and takes away those of an earlier proposal that are no more.</summary>
    public async Task ReplaceUnitAsync(
        MonthRef month,
        int round,
        string unit,
        IReadOnlyList<PaymentFileEntity> built,
        CancellationToken cancellationToken)
    {
        HashSet<string> kept = [.. built.Select(static file => file.RowKey)];
        IReadOnlyList<PaymentFileEntity> before = await ListAsync(month, round, cancellationToken);
        PaymentFileEntity[] gone = [.. before.Where(file => file.Unit == unit && !kept.Contains(file.RowKey))];
        TableClient client = await tables.GetAsync(Tables.PaymentFiles, cancellationToken);
        foreach (PaymentFileEntity file in gone)
        {
            await client.DeleteEntityAsync(file.PartitionKey, file.RowKey, file.ETag, cancellationToken);
        }

        await PutAsync(built, cancellationToken);
    }

    /// <summary>Writes files as built, replacing those of an earlier proposal that was sent back.</summary>
    public async Task PutAsync(IReadOnlyList<PaymentFileEntity> files, CancellationToken cancellationToken)
    {
        TableClient client = await tables.GetAsync(Tables.PaymentFiles, cancellationToken);
        foreach (PaymentFileEntity[] batch in files.Chunk(100))
        {
            IEnumerable<TableTransactionAction> actions = batch.Select(
                file => new TableTransactionAction(TableTransactionActionType.UpsertReplace, file));
            await client.SubmitTransactionAsync(actions, cancellationToken);
        }
    }

    /// <summary>Writes a file as it was read and changed. False when somebody else changed it since.</summary>
    public Task<bool> UpdateAsync(PaymentFileEntity file, CancellationToken cancellationToken) =>
        tables.UpdateAsync(Tables.PaymentFiles, file, cancellationToken);
}
