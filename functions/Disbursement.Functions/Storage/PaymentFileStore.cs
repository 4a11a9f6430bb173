using Azure;
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

    /// <summary>
    /// Writes the files of one unit as built for a proposal, in place of those of the proposal before it. Each row is
    /// changed only as it was read, so that a late run of an earlier proposal changes none.
    /// </summary>
    /// <param name="month">The month.</param>
    /// <param name="round">The round with its proposal.</param>
    /// <param name="unit">Code of the unit, or the province's for files that group units.</param>
    /// <param name="built">The files.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="IOException">Another run changed a row meanwhile: the caller tries again.</exception>
    public async Task ReplaceUnitAsync(
        MonthRef month,
        RoundEntity round,
        string unit,
        IReadOnlyList<PaymentFileEntity> built,
        CancellationToken cancellationToken)
    {
        Dictionary<string, PaymentFileEntity> before =
            (await ListAsync(month, RoundStore.NumberOf(round), cancellationToken))
            .Where(file => file.Unit == unit)
            .ToDictionary(static file => file.RowKey, StringComparer.Ordinal);
        if (before.Values.Any(file => file.Proposal > round.Proposal))
        {
            throw new IOException($"The files of {unit} are those of a later proposal.");
        }

        var actions = new List<TableTransactionAction>();
        foreach (PaymentFileEntity file in built)
        {
            if (!before.Remove(file.RowKey, out PaymentFileEntity? earlier))
            {
                actions.Add(new(TableTransactionActionType.Add, file));
            }
            else if (earlier.Proposal < file.Proposal)
            {
                actions.Add(new(TableTransactionActionType.UpdateReplace, file, earlier.ETag));
            }
        }

        actions.AddRange(before.Values.Select(static file =>
            new TableTransactionAction(TableTransactionActionType.Delete, file, file.ETag)));
        await SubmitAsync(month, actions, cancellationToken);
    }

    /// <summary>Writes files as they were read and changed: all of a hundred, or none.</summary>
    /// <exception cref="IOException">Another run changed a row meanwhile: the caller tries again.</exception>
    public Task UpdateAsync(
        MonthRef month, IReadOnlyList<PaymentFileEntity> files, CancellationToken cancellationToken) => SubmitAsync(
            month,
            [.. files.Select(static file => new TableTransactionAction(
                TableTransactionActionType.UpdateReplace, file, file.ETag))],
            cancellationToken);

    private async Task SubmitAsync(
        MonthRef month, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        TableClient client = await tables.GetAsync(Tables.PaymentFiles, cancellationToken);
        try
        {
            foreach (TableTransactionAction[] batch in actions.Chunk(100))
            {
                await client.SubmitTransactionAsync(batch, cancellationToken);
            }
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412)
        {
            throw new IOException($"Payment files of {month.PartitionKey} changed meanwhile.", failure);
        }
    }

    /// <summary>Writes a file as it was read and changed. False when somebody else changed it since.</summary>
    public Task<bool> UpdateAsync(PaymentFileEntity file, CancellationToken cancellationToken) =>
        tables.UpdateAsync(Tables.PaymentFiles, file, cancellationToken);
}
