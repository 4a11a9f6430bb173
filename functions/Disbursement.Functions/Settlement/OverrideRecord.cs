namespace Disbursement.Functions.Settlement;

/// <summary>What a person decided about one payment against what was said, as the ledger keeps it. No personal data.</summary>
/// <param name="FileId">The payment file.</param>
/// <param name="Payment">The payment's EndToEndId.</param>
/// <param name="From">Its state before.</param>
/// <param name="FromReason">The reason code before; empty when there was none.</param>
/// <param name="FromSource">The result that made the state before: file or message, and line; empty when none did.</param>
/// <param name="FromAt">When that result says it happened; null when none did.</param>
/// <param name="To">What the person decided: a <c>ResultStatus</c>.</param>
/// <param name="Code">The reason code; empty when paid.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Exceptions">The open exceptions about the payment, which carry what else was said.</param>
public sealed record OverrideRecord(
    string FileId,
    string Payment,
    string From,
    string FromReason,
    string FromSource,
    DateTimeOffset? FromAt,
    string To,
    string Code,
    string By,
    DateTimeOffset At,
    string Reason,
    IReadOnlyList<string> Exceptions);
