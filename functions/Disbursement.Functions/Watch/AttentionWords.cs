namespace Disbursement.Functions.Watch;

/// <summary>Cause and next step, in both languages of the product.</summary>
/// <param name="Cause">The cause, in Vietnamese.</param>
/// <param name="CauseEnglish">The cause, in English.</param>
/// <param name="Next">What to do, in Vietnamese.</param>
/// <param name="NextEnglish">What to do, in English.</param>
public sealed record AttentionWords(string Cause, string CauseEnglish, string Next, string NextEnglish);
