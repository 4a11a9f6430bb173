namespace Disbursement.Functions.Web.Views;

/// <summary>Where one person's money is; without the programme, whose code can tell a diagnosis.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Months">The months in which the person is listed or paid, oldest first; empty when in none.</param>
public sealed record PersonView(string Province, IReadOnlyList<PersonMonthView> Months);

/// <summary>One month of a person.</summary>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="State">State of the month.</param>
/// <param name="Payments">What is due and each attempt to pay it.</param>
public sealed record PersonMonthView(string Period, string State, IReadOnlyList<PersonPaymentView> Payments);

/// <summary>One amount due, or one attempt to pay it.</summary>
/// <param name="Unit">Code of the list-making unit.</param>
/// <param name="UnitName">Its name; empty when the register does not know it.</param>
/// <param name="Group">Programme group: <c>BTXH</c>, <c>NCC</c> or <c>KHAC</c>.</param>
/// <param name="ForPeriod">The month the money is for; earlier than the month when it was carried over.</param>
/// <param name="AmountDong">Money, in đồng.</param>
/// <param name="Round">Round of the attempt; 0 when there is none.</param>
/// <param name="Attempt">Number of the attempt; 0 when there is none.</param>
/// <param name="Channel">How it is paid; null when it is not.</param>
/// <param name="ChannelName">The same in Vietnamese.</param>
/// <param name="Provider">Who pays; null when nobody does.</param>
/// <param name="State">A payment's state, or <c>Listed</c> before it is routed.</param>
/// <param name="Reason">Why it is held or failed, in Vietnamese; null otherwise.</param>
/// <param name="At">When it came to that, as the provider says; null before.</param>
/// <param name="Payment">EndToEndId of the attempt; null when there is none.</param>
/// <param name="Earlier">All attempts for the same money before this one, oldest first, also those of other months.</param>
public sealed record PersonPaymentView(
    string Unit,
    string UnitName,
    string Group,
    string ForPeriod,
    long AmountDong,
    int Round,
    int Attempt,
    string? Channel,
    string? ChannelName,
    string? Provider,
    string State,
    string? Reason,
    DateTimeOffset? At,
    string? Payment,
    IReadOnlyList<EarlierAttempt> Earlier);
