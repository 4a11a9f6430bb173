using Disbursement.Core.Money;
using Disbursement.Functions.Months;

namespace Disbursement.Functions.Storage;

/// <summary>Why months and rounds stopped, beside the month's row. The first cause stays: what follows is its echo.</summary>
public sealed class StopStore(Tables tables, TimeProvider clock)
{
    /// <summary>Keeps a stop, unless one of the same month and round is kept already.</summary>
    public Task KeepAsync(StopRequest stop, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stop);
        var row = new StopEntity
        {
            PartitionKey = stop.Month.PartitionKey,
            RowKey = FormattableString.Invariant($"{StopEntity.Prefix}r{stop.Round}"),
            Round = stop.Round,
            Code = stop.Code.ToString(),
            Activity = stop.Activity,
            Because = stop.Because,
            StoppedAt = clock.GetUtcNow(),
        };
        // A month that stopped with its round only echoes it: the sides stand in the round's own row.
        if (stop.Code != StopCode.RoundStopped && ControlDifference.TryParse(stop.Because, out ControlDifference? difference))
        {
            (row.Proof, row.Left, row.Right) = (difference.What, difference.Left, difference.Right);
            (row.FirstKey, row.FirstLeft, row.FirstRight) = difference.First is { } first
                ? (first.Key, first.Left, first.Right)
                : ("", "", "");
        }

        return tables.AddAsync(Tables.Months, row, cancellationToken);
    }

    /// <summary>The stops of a month, the month's own first.</summary>
    public async Task<IReadOnlyList<StopEntity>> ListAsync(MonthRef month, CancellationToken cancellationToken) =>
        await tables.ListAsync<StopEntity>(Tables.Months, month.PartitionKey, StopEntity.Prefix, cancellationToken);
}
