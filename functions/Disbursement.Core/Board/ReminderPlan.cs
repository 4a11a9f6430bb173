namespace Disbursement.Core.Board;

/// <summary>When units that owe a list are reminded. Pure.</summary>
public static class ReminderPlan
{
    /// <summary>Days after the deadline from which nobody is reminded: the month is a case for people.</summary>
    public const int DaysMax = 31;

    /// <summary>
    /// The moment that is due: the latest one passed. Those before it are not made up for, so that an app that stood
    /// still reminds once. <see langword="null"/> before the first moment and when the deadline is long past.
    /// </summary>
    /// <param name="deadline">When lists are late.</param>
    /// <param name="before">Days before the deadline.</param>
    /// <param name="after">Days after the deadline; 0 is the deadline itself.</param>
    /// <param name="now">The time.</param>
    public static ReminderMoment? Due(
        DateTimeOffset deadline, IEnumerable<int> before, IEnumerable<int> after, DateTimeOffset now) =>
        now > deadline.AddDays(DaysMax)
            ? null
            : before.Select(static days => -days).Concat(after)
                .Select(days => new ReminderMoment(days, deadline.AddDays(days)))
                .Where(moment => moment.At <= now)
                .MaxBy(static moment => moment.At);
}
