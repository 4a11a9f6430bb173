namespace Disbursement.Core.Board;

/// <summary>A moment at which units are reminded.</summary>
/// <param name="Days">Days before (negative) or after (positive) the deadline.</param>
/// <param name="At">The moment.</param>
public sealed record ReminderMoment(int Days, DateTimeOffset At)
{
    /// <summary>The moment as names and keys carry it: <c>before-3</c>, <c>after-1</c>.</summary>
    public string Code => Days < 0
        ? FormattableString.Invariant($"before-{-Days}")
        : FormattableString.Invariant($"after-{Days}");
}
