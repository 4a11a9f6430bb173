using System.Globalization;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Storage;

/// <summary>The rounds of a month. Each change is conditional on the row as it was read.</summary>
public sealed class RoundStore(Tables tables)
{
    /// <summary>The row key of a round.</summary>
    /// <param name="round">Round number, from 1.</param>
    public static string RowKey(int round) => FormattableString.Invariant($"r{round}");

    /// <summary>The number of a round.</summary>
    public static int NumberOf(RoundEntity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return int.Parse(row.RowKey.AsSpan(1), CultureInfo.InvariantCulture);
    }

    /// <summary>The round; null before it starts.</summary>
    public Task<RoundEntity?> FindAsync(MonthRef month, int round, CancellationToken cancellationToken) =>
        tables.FindAsync<RoundEntity>(Tables.Rounds, month.PartitionKey, RowKey(round), cancellationToken);

    /// <summary>The round; created as Verifying when it is new.</summary>
    public async Task<RoundEntity> GetAsync(MonthRef month, int round, CancellationToken cancellationToken)
    {
        RoundEntity? found = await FindAsync(month, round, cancellationToken);
        if (found is not null)
        {
            return found;
        }

        var created = new RoundEntity { PartitionKey = month.PartitionKey, RowKey = RowKey(round) };
        await tables.AddAsync(Tables.Rounds, created, cancellationToken);
        return await FindAsync(month, round, cancellationToken)
            ?? throw new InvalidOperationException($"The round {round} of {month.PartitionKey} could not be created.");
    }

    /// <summary>The rounds in order.</summary>
    public async Task<IReadOnlyList<RoundEntity>> ListAsync(MonthRef month, CancellationToken cancellationToken) =>
        await tables.ListAsync<RoundEntity>(Tables.Rounds, month.PartitionKey, "", cancellationToken);

    /// <summary>Writes a round as it was read and changed. False when somebody else changed it since.</summary>
    public Task<bool> UpdateAsync(RoundEntity row, CancellationToken cancellationToken) =>
        tables.UpdateAsync(Tables.Rounds, row, cancellationToken);

    /// <summary>Moves a round's state. False when somebody else moved it first.</summary>
    public Task<bool> MoveAsync(RoundEntity row, RoundState state, CancellationToken cancellationToken)
    {
        row.State = state.ToString();
        return UpdateAsync(row, cancellationToken);
    }
}
