using Azure;
using Azure.Data.Tables;
using Disbursement.Core.Events;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Storage;

/// <summary>What became of an offered list.</summary>
public enum SlotDecision
{
    /// <summary>It is the slot's current version now.</summary>
    Accepted,

    /// <summary>This very arrival is the current version: its acceptance was cut off, or is asked for again.</summary>
    AcceptedBefore,

    /// <summary>Another file with the same bytes is current; nothing changed.</summary>
    Same,

    /// <summary>A file that arrived later is current.</summary>
    Superseded,

    /// <summary>Intake was closed before, and no round of the month takes supplements any more.</summary>
    AfterClose,

    /// <summary>It came after close: its new rows are paid in the next supplementary round.</summary>
    Supplement,

    /// <summary>It came after close, and the month has all its rows already; nothing changed.</summary>
    ListedAlready,

    /// <summary>It came after close, and its list has as many supplements in the round as there may be.</summary>
    TooManySupplements,

    /// <summary>It came after the last day on which the month takes supplements.</summary>
    AfterLastDay,
}

/// <summary>
/// The month and its slots. Accepting a list and closing intake both move the ETag of the month's row in one
/// partition, so a list is either in the frozen manifest or told that it came after close, never between.
/// </summary>
public sealed class MonthStore(Tables tables, TimeProvider clock)
{
    /// <summary>Bound on attempts when many files of one month are accepted at once.</summary>
    private const int AttemptsMax = 100;

    private const string MonthRowsOnly = $"RowKey eq '{MonthEntity.Key}'";

    /// <summary>The month; created as Collecting when it is new.</summary>
    public async Task<MonthEntity> GetAsync(MonthRef month, CancellationToken cancellationToken)
    {
        MonthEntity? found = await FindAsync(month, cancellationToken);
        if (found is not null)
        {
            return found;
        }

        var created = new MonthEntity { PartitionKey = month.PartitionKey, RowKey = MonthEntity.Key };
        await tables.AddAsync(Tables.Months, created, cancellationToken);
        return await FindAsync(month, cancellationToken)
            ?? throw new InvalidOperationException($"The month {month.PartitionKey} could not be created.");
    }

    /// <summary>The month; null when nothing was ever sent for it.</summary>
    public Task<MonthEntity?> FindAsync(MonthRef month, CancellationToken cancellationToken) =>
        tables.FindAsync<MonthEntity>(Tables.Months, month.PartitionKey, MonthEntity.Key, cancellationToken);

    /// <summary>The months there are and that read, newest last.</summary>
    public async Task<IReadOnlyList<(MonthRef Month, MonthEntity Row)>> ListAsync(
        CancellationToken cancellationToken) => (await ReadAllAsync(cancellationToken)).Rows;

    /// <summary>The months there are: those that read, and those that somebody broke by hand.</summary>
    public async Task<AllMonths> ReadAllAsync(CancellationToken cancellationToken)
    {
        TableClient client = await tables.GetAsync(Tables.Months, cancellationToken);
        var rows = new List<(MonthRef, MonthEntity)>();
        var broken = new List<BrokenMonth>();
        try
        {
            await foreach (MonthEntity row in client.QueryAsync<MonthEntity>(
                MonthRowsOnly, cancellationToken: cancellationToken))
            {
                Sort(row, rows, broken);
            }
        }
        catch (Exception failure) when (BrokenRows.IsCauseOf(failure))
        {
            // One row spoils the listing: read them apart, so that it spoils nothing but itself.
            rows.Clear();
            broken.Clear();
            await ReadApartAsync(client, rows, broken, cancellationToken);
        }

        return new AllMonths(rows, broken);
    }

    private static void Sort(MonthEntity row, List<(MonthRef, MonthEntity)> rows, List<BrokenMonth> broken)
    {
        bool isKnown = Enum.TryParse(row.State, out MonthState state) && Enum.IsDefined(state);
        if (isKnown && row.PartitionKey.Split('|') is [var province, var period])
        {
            rows.Add((new MonthRef(province, period), row));
        }
        else
        {
            broken.Add(new BrokenMonth(row.PartitionKey, isKnown ? "PartitionKey" : nameof(MonthEntity.State)));
        }
    }

    private static async Task ReadApartAsync(
        TableClient client,
        List<(MonthRef, MonthEntity)> rows,
        List<BrokenMonth> broken,
        CancellationToken cancellationToken)
    {
        await foreach (TableEntity raw in client.QueryAsync<TableEntity>(
            MonthRowsOnly, cancellationToken: cancellationToken))
        {
            try
            {
                NullableResponse<MonthEntity> row = await client.GetEntityIfExistsAsync<MonthEntity>(
                    raw.PartitionKey, raw.RowKey, cancellationToken: cancellationToken);
                if (row.HasValue)
                {
                    Sort(row.Value!, rows, broken);
                }
            }
            catch (Exception failure) when (BrokenRows.IsCauseOf(failure))
            {
                broken.Add(new BrokenMonth(raw.PartitionKey, failure.GetType().Name));
            }
        }
    }

    /// <summary>The current slots, ordered by unit and list.</summary>
    public async Task<IReadOnlyList<SlotEntity>> SlotsAsync(MonthRef month, CancellationToken cancellationToken) =>
        await tables.ListAsync<SlotEntity>(
            Tables.Months, month.PartitionKey, SlotEntity.Prefix, cancellationToken);

    /// <summary>The lists taken after close, ordered by round, unit and list.</summary>
    public async Task<IReadOnlyList<SlotEntity>> SupplementsAsync(
        MonthRef month, CancellationToken cancellationToken) => await tables.ListAsync<SlotEntity>(
            Tables.Months, month.PartitionKey, SlotEntity.SupplementPrefix, cancellationToken);

    /// <summary>The current slots of event lists, ordered by unit.</summary>
    public async Task<IReadOnlyList<SlotEntity>> EventSlotsAsync(MonthRef month, CancellationToken cancellationToken) =>
        await tables.ListAsync<SlotEntity>(
            Tables.Months, month.PartitionKey, SlotEntity.EventsPrefix, cancellationToken);

    /// <summary>Offers a version of a list for its slot.</summary>
    public async Task<SlotDecision> OfferAsync(MonthRef month, SlotEntity slot, CancellationToken cancellationToken)
    {
        slot.PartitionKey = month.PartitionKey;
        slot.RowKey = $"{PrefixOf(slot.List)}{slot.Unit}|{slot.List}";
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            MonthEntity row = await GetAsync(month, cancellationToken);
            SlotEntity? current = await tables.FindAsync<SlotEntity>(
                Tables.Months, slot.PartitionKey, slot.RowKey, cancellationToken);
            SlotDecision decision = Decide(row, current, slot);
            if (decision != SlotDecision.Accepted || await TryAcceptAsync(row, slot, cancellationToken))
            {
                return decision;
            }
        }

        throw new InvalidOperationException($"The slot {slot.RowKey} could not be written {AttemptsMax} times.");
    }

    /// <summary>Moves the month's state by the transition table. False when somebody else moved it first.</summary>
    /// <param name="row">The month as it was read.</param>
    /// <param name="state">The new state.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> MoveAsync(MonthEntity row, MonthState state, CancellationToken cancellationToken)
    {
        row.State = state.ToString();
        if (state == MonthState.Settled)
        {
            row.SettledAt = clock.GetUtcNow();
        }

        return await tables.UpdateAsync(Tables.Months, row, cancellationToken);
    }

    private static string PrefixOf(string list) =>
        list == EventsPath.ListCode ? SlotEntity.EventsPrefix : SlotEntity.Prefix;

    private static SlotDecision Decide(MonthEntity month, SlotEntity? current, SlotEntity offered)
    {
        bool same = current is not null && current.Sha256 == offered.Sha256;
        if (same && current!.Path == offered.Path && current.ArrivedAt == offered.ArrivedAt)
        {
            return SlotDecision.AcceptedBefore;
        }

        if (month.State != nameof(MonthState.Collecting))
        {
            // The very version that was frozen is not late, however often its trigger fires.
            return same ? SlotDecision.Same : SlotDecision.AfterClose;
        }

        return current switch
        {
            null => SlotDecision.Accepted,
            _ when IsBefore(offered, current) => SlotDecision.Superseded,
            _ when same => SlotDecision.Same,
            _ => SlotDecision.Accepted,
        };
    }

    /// <summary>
    /// Storage tells times to the second: two files of one second are ordered by their names, so that the same one
    /// wins whichever is read first.
    /// </summary>
    internal static bool IsBefore(SlotEntity offered, SlotEntity current) =>
        offered.ArrivedAt < current.ArrivedAt
        || (offered.ArrivedAt == current.ArrivedAt && string.CompareOrdinal(offered.Path, current.Path) < 0);

    /// <summary>Puts a version into its slot if the month is still as it was read. False when it is not.</summary>
    /// <param name="row">The month as it was read.</param>
    /// <param name="slot">The version, with its keys.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    internal async Task<bool> TryAcceptAsync(MonthEntity row, SlotEntity slot, CancellationToken cancellationToken)
    {
        row.Accepted++;
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.UpdateReplace, row, row.ETag),
            new(TableTransactionActionType.UpsertReplace, slot),
        ];
        TableClient client = await tables.GetAsync(Tables.Months, cancellationToken);
        try
        {
            await client.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 412)
        {
            return false;
        }
    }
}
