using Disbursement.Core.Settlement;
using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Web.Sweeps;

/// <summary>
/// Closes intake at the deadline, where <c>Close:Automatic</c> says so, exactly as a person would: the same conditional
/// write, audit and start, in the name of the app. A month that misses units waits for a person unless the setting
/// accepts that.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="close">Closes.</param>
/// <param name="options">Whether, and when.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class CloseAtDeadlineTimer(
    MonthStore months,
    CloseMonth close,
    IOptions<CloseOptions> options,
    TimeProvider clock,
    ILogger<CloseAtDeadlineTimer> logger)
{
    /// <summary>
    /// How long after its deadline a month is still closed by the clock. A list for a month longer gone is a slip of
    /// the path, or a case for a person: it must not be paid within minutes.
    /// </summary>
    public static readonly TimeSpan LateMax = TimeSpan.FromDays(31);

    /// <summary>The reason kept where the setting, and no person, accepts that lists are missing.</summary>
    private const string Because = "tự động khóa sổ đúng hạn theo cài đặt Close:AcceptMissing";

    /// <summary>Looks every five minutes.</summary>
    [Function(nameof(CloseAtDeadlineTimer))]
    public async Task RunAsync(
        [TimerTrigger("15 */5 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!options.Value.Automatic)
        {
            return;
        }

        foreach ((MonthRef month, MonthEntity row) in await months.ListAsync(cancellationToken))
        {
            // Closed by the app: a crash may have come between the write and its audit. Doing it again changes nothing.
            bool unfinished = row.State == nameof(MonthState.Closed) && Actor.App.HasSigned(row.ClosedBy);
            if (unfinished || (row.State == nameof(MonthState.Collecting) && IsDue(month)))
            {
                await CloseAsync(client, month, cancellationToken);
            }
        }
    }

    private bool IsDue(MonthRef month)
    {
        TimeSpan late = clock.GetUtcNow() - options.Value.DeadlineOf(month.ToPeriod());
        return late >= TimeSpan.Zero && late <= LateMax;
    }

    private async Task CloseAsync(DurableTaskClient client, MonthRef month, CancellationToken cancellationToken)
    {
        try
        {
            CloseChoice choice = options.Value.AcceptMissing ? CloseChoice.Without(Because) : CloseChoice.Complete;
            await close.RunAsync(client, month, Actor.App, choice, cancellationToken);
        }
        catch (ProblemException refused)
        {
            // Units are missing, nothing was sent, or a person closed in between: the next look sees how it stands.
            logger.NotClosed(month.Folder, refused.Problem.Code, refused.Problem.Detail);
        }
    }
}
