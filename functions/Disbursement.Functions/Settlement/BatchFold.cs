using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Settlement;

/// <summary>What became of one line. Stored by name in receipts; append only.</summary>
public enum ResultOutcome
{
    /// <summary>It counts.</summary>
    Applied = 1,

    /// <summary>The same was said before.</summary>
    SameAgain = 2,

    /// <summary>It contradicts what was said before; a person decides.</summary>
    Conflict = 3,

    /// <summary>It names another amount than was ordered; a person decides.</summary>
    AmountDifferent = 4,

    /// <summary>The payment is in no released file of this provider.</summary>
    Stranger = 5,

    /// <summary>It came after the month was counted for good; a person decides.</summary>
    Late = 6,

    /// <summary>It says that the payment is on its way: no result yet.</summary>
    Pending = 7,

    /// <summary>The line could not be read.</summary>
    Unreadable = 8,

    /// <summary>One booking for a payment file, of exactly its sum.</summary>
    LumpMatches = 9,

    /// <summary>One booking that names a payment file and differs from it; a person decides.</summary>
    LumpDiffers = 10,

    /// <summary>The bank's charge, as booked.</summary>
    Fee = 11,

    /// <summary>A booking of the account that has nothing to do with our payments.</summary>
    OtherBooking = 12,

    /// <summary>An acknowledgement of a payment that went to no focal account.</summary>
    NotFocal = 13,

    /// <summary>An acknowledgement that contradicts an earlier one, which stands.</summary>
    EarlierStands = 14,

    /// <summary>An acknowledgement without word of handing over, or without a known reason why not.</summary>
    SaysNothing = 15,

    /// <summary>An acknowledgement of another amount than was paid in.</summary>
    AmountNotPaidIn = 16,
}

/// <summary>A result with what became of it.</summary>
/// <param name="Result">The result; its source names the line.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Before">The payment's state before; null for a stranger.</param>
/// <param name="Earlier">The result that made that state; null when none did.</param>
public sealed record LineOutcome(
    PaymentResult Result, ResultOutcome Outcome, PaymentState? Before, PaymentResult? Earlier);

/// <summary>What a batch does to a file.</summary>
/// <param name="Lines">Every line with its outcome, in order.</param>
/// <param name="Part">What goes into the ledger when a payment changes; empty when the batch changes nothing.</param>
internal sealed record FoldedBatch(IReadOnlyList<LineOutcome> Lines, IReadOnlyList<FoldedResult> Part);

/// <summary>
/// Folds a batch of results into a file, so that the answer is the same however often the batch comes: a line that
/// was applied before, by its source, counts as applied and changes nothing.
/// </summary>
/// <remarks>
/// Exactly the same words about a payment (status, reason, amount, time) are "the same again" whenever they come back,
/// also when the story has gone on since: an old report sent twice contradicts nothing.
/// </remarks>
internal static class BatchFold
{
    /// <summary>Folds a batch. The standing is changed unless it is sealed.</summary>
    public static FoldedBatch Fold(FileStanding standing, IReadOnlyList<PaymentResult> results)
    {
        var lines = new List<LineOutcome>(results.Count);
        var part = new List<FoldedResult>(results.Count);
        bool changes = false;
        var payments = standing.IsSealed
            ? new Dictionary<EndToEndId, PaymentStanding>(standing.Payments)
            : standing.Payments;
        foreach (PaymentResult result in results)
        {
            PaymentStanding? before = payments.GetValueOrDefault(result.Id);
            (FoldOutcome outcome, PaymentStanding? after) = Decide(before, result);
            if (after is not null)
            {
                payments[result.Id] = after;
                changes = true;
            }

            bool repeat = outcome == FoldOutcome.SameAgain || (outcome == FoldOutcome.Applied && after is null);
            if (!repeat)
            {
                part.Add(new FoldedResult(result, outcome, before));
            }

            bool late = standing.IsSealed && after is not null;
            lines.Add(new LineOutcome(result, late ? ResultOutcome.Late : ToOutcome(outcome), before?.State, before?.Last));
        }

        return new FoldedBatch(lines, changes && !standing.IsSealed ? part : []);
    }

    /// <summary>What a result does to a payment; nothing after it when it changes nothing.</summary>
    private static (FoldOutcome Outcome, PaymentStanding? After) Decide(PaymentStanding? before, PaymentResult result)
    {
        if (before is null)
        {
            return (FoldOutcome.Stranger, null);
        }

        if (before.Applied.Contains(result))
        {
            return (FoldOutcome.Applied, null);
        }

        if (before.Applied.Any(earlier => SaysTheSame(earlier, result)))
        {
            return (FoldOutcome.SameAgain, null);
        }

        (FoldOutcome outcome, PaymentStanding after) = PaymentFold.Apply(before, result);
        return (outcome, outcome == FoldOutcome.Applied ? after : null);
    }

    private static bool SaysTheSame(PaymentResult earlier, PaymentResult result) =>
        earlier.Status == result.Status && earlier.Reason == result.Reason && earlier.At == result.At
        && (earlier.Amount is null || result.Amount is null || earlier.Amount == result.Amount);

    private static ResultOutcome ToOutcome(FoldOutcome outcome) => outcome switch
    {
        FoldOutcome.Applied => ResultOutcome.Applied,
        FoldOutcome.SameAgain => ResultOutcome.SameAgain,
        FoldOutcome.Conflict => ResultOutcome.Conflict,
        FoldOutcome.AmountDifferent => ResultOutcome.AmountDifferent,
        _ => ResultOutcome.Stranger,
    };
}
