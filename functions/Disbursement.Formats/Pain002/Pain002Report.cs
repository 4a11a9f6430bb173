using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;

namespace Disbursement.Formats.Pain002;

/// <summary>The status of one payment, as a provider reports it.</summary>
/// <param name="EndToEndId">The payment.</param>
/// <param name="Status">A code of ExternalPaymentTransactionStatus1Code, such as <c>ACCC</c> or <c>RJCT</c>.</param>
/// <param name="Reason">A code of ExternalStatusReason1Code; empty for none.</param>
/// <param name="Amount">The amount; <see langword="null"/> to leave it out.</param>
/// <param name="At">When it happened.</param>
/// <param name="Mark"><see cref="IsoStatus.ReturnedMark"/> or <see cref="IsoStatus.UnclaimedMark"/>; empty for
/// none.</param>
public sealed record Pain002Status(
    EndToEndId EndToEndId, string Status, string Reason, Vnd? Amount, DateTimeOffset At, string Mark = "");

/// <summary>A pain.002 to be written: the answer to one pain.001.</summary>
public sealed record Pain002Report
{
    /// <summary>The version of the message.</summary>
    public Pain002Version Version { get; init; } = Pain002Version.V10;

    /// <summary>The report's own id, at most 35 characters.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The payment file it answers.</summary>
    public required string OriginalMessageId { get; init; }

    /// <summary>How many payments that file had, as the provider read it.</summary>
    public required Tally Original { get; init; }

    /// <summary>The status of the whole file: <c>PART</c> beside lines, <c>RJCT</c> for a refused file, ….</summary>
    public required string GroupStatus { get; init; }

    /// <summary>Why the whole file has its status; empty for none.</summary>
    public string GroupReason { get; init; } = "";

    /// <summary>The payments; none when the status is the whole file's.</summary>
    public IReadOnlyList<Pain002Status> Payments { get; init; } = [];
}
