using Disbursement.Core.Board;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Core.Units;
using Disbursement.Functions.Close;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Board;

/// <summary>Reminds units that owe a list, before and after the deadline: once per unit and moment.</summary>
/// <param name="months">The months.</param>
/// <param name="store">Whether a month is there.</param>
/// <param name="reader">Reads the board.</param>
/// <param name="sender">Sends a reminder once.</param>
/// <param name="successions">The province of the month that comes.</param>
/// <param name="close">The deadline.</param>
/// <param name="options">The moments.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class ReminderTimer(
    MonthByMonth months,
    MonthStore store,
    BoardReader reader,
    ReminderSender sender,
    SuccessionStore successions,
    IOptions<CloseOptions> close,
    IOptions<BoardOptions> options,
    TimeProvider clock,
    ILogger<ReminderTimer> logger)
{
    /// <summary>Looks every ten minutes.</summary>
    [Function(nameof(ReminderTimer))]
    public async Task RunAsync(
        [TimerTrigger("45 */10 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        UnitSuccession succession = await successions.CurrentAsync(cancellationToken);
        await months.EachAsync(
            async (month, row) =>
            {
                if (row.State == nameof(MonthState.Collecting))
                {
                    await RemindAsync(month, cancellationToken);
                }

                await RemindOfNextAsync(month, succession, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>A month for which nobody has sent anything has no row yet: the month before it leads there.</summary>
    private async Task RemindOfNextAsync(
        MonthRef month, UnitSuccession succession, CancellationToken cancellationToken)
    {
        Period period = month.ToPeriod();
        if (DueMoment(period.Next) is null)
        {
            return;
        }

        UnitMapping province = succession.Successors(month.Province, period, period.Next);
        if (province is { IsComparable: true, Units: [string code] })
        {
            var next = new MonthRef(code, period.Next.ToString());
            if (await store.FindAsync(next, cancellationToken) is null)
            {
                await RemindAsync(next, cancellationToken);
            }
        }
    }

    private async Task RemindAsync(MonthRef month, CancellationToken cancellationToken)
    {
        if (DueMoment(month.ToPeriod()) is not { } moment
            || await reader.FindAsync(month, cancellationToken) is not { } board)
        {
            return;
        }

        int sent = 0;
        foreach (IGrouping<string, BoardLine> unit in board.Lines
            .Where(static line => line is { IsExpected: true, Now: null, LaterAt: null })
            .GroupBy(static line => line.Unit, StringComparer.Ordinal))
        {
            string[] lists = [.. unit.Select(static line => line.List).Where(static list => list.Length > 0)];
            sent += await sender.SendAsync(month, unit.Key, moment, lists, cancellationToken) ? 1 : 0;
        }

        if (sent > 0)
        {
            logger.UnitsReminded(month.PartitionKey, moment.Code, sent);
        }
    }

    private ReminderMoment? DueMoment(Period period) => ReminderPlan.Due(
        close.Value.DeadlineOf(period), options.Value.DaysBefore, options.Value.DaysAfter, clock.GetUtcNow());
}
