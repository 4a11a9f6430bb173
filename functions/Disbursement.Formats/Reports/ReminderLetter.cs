using Disbursement.Core.Periods;

namespace Disbursement.Formats.Reports;

/// <summary>What a reminder to one unit says.</summary>
/// <param name="Unit">The unit's name.</param>
/// <param name="Period">The month.</param>
/// <param name="Deadline">When lists are late.</param>
/// <param name="IsPast">Whether the deadline was past when the reminder was made.</param>
/// <param name="Lists">Codes of the lists it owes; empty where it is only known that it owes one.</param>
public sealed record ReminderLetter(
    string Unit, Period Period, DateTimeOffset Deadline, bool IsPast, IReadOnlyList<string> Lists);
