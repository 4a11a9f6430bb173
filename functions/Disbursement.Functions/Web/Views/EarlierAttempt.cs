namespace Disbursement.Functions.Web.Views;

/// <summary>An attempt to pay the same money that came before.</summary>
/// <param name="Payment">EndToEndId.</param>
/// <param name="Attempt">Its number over all months: 1 is the first.</param>
/// <param name="Period">The month that tried, <c>yyyy-MM</c>.</param>
/// <param name="Round">The round.</param>
/// <param name="Channel">How it was to be paid.</param>
/// <param name="ChannelName">The same in Vietnamese.</param>
/// <param name="Provider">Who was to pay it.</param>
/// <param name="State">What it came to.</param>
/// <param name="Code">Reason code; empty when none was given.</param>
/// <param name="Reason">Why it failed, in Vietnamese; null when nothing was said.</param>
/// <param name="ReasonEnglish">The same in English.</param>
/// <param name="At">When it came to that, as the provider says; null before.</param>
public sealed record EarlierAttempt(
    string Payment,
    int Attempt,
    string Period,
    int Round,
    string Channel,
    string ChannelName,
    string Provider,
    string State,
    string Code,
    string? Reason,
    string? ReasonEnglish,
    DateTimeOffset? At);
