namespace Disbursement.Functions.Web.Views;

/// <summary>Both sides of a proof that does not hold.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Left">What was declared or stored.</param>
/// <param name="Right">What was found.</param>
/// <param name="FirstKey">The first differing row: an EndToEndId, file id or code; null when not kept by row.</param>
/// <param name="FirstLeft">What the left side has for it.</param>
/// <param name="FirstRight">What the right side has for it.</param>
public sealed record ProofSidesView(
    string Name, string Left, string Right, string? FirstKey, string? FirstLeft, string? FirstRight);

/// <summary>One thing of a month that needs a person.</summary>
/// <param name="Group">How it hangs: <c>Stopped</c>, <c>Poisoned</c>, <c>Stuck</c>, <c>Overdue</c>.</param>
/// <param name="Code">What it is; for <c>Stopped</c> why.</param>
/// <param name="Subject">What it is about: an instance, a path, a file id.</param>
/// <param name="Unit">Code of the unit; empty for the whole province.</param>
/// <param name="Since">Since when; null when unknown.</param>
/// <param name="Alarm">Whether it is wrong already; false for what waits within its time.</param>
/// <param name="Cause">The cause, in Vietnamese.</param>
/// <param name="CauseEnglish">The cause, in English.</param>
/// <param name="Next">What to do, in Vietnamese.</param>
/// <param name="NextEnglish">What to do, in English.</param>
/// <param name="Proof">Both sides of the proof that stopped it; null for anything else.</param>
public sealed record AttentionView(
    string Group,
    string Code,
    string Subject,
    string Unit,
    DateTimeOffset? Since,
    bool Alarm,
    string Cause,
    string CauseEnglish,
    string Next,
    string NextEnglish,
    ProofSidesView? Proof);
