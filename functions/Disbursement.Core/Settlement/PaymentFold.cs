using Disbursement.Core.Payments;

namespace Disbursement.Core.Settlement;

/// <summary>What became of a result.</summary>
public enum FoldOutcome
{
    /// <summary>It counts.</summary>
    Applied,

    /// <summary>The same was said before; nothing changes.</summary>
    SameAgain,

    /// <summary>It contradicts what was said before; a person decides and nothing changes.</summary>
    Conflict,

    /// <summary>It names another amount than was ordered; a person decides and nothing changes.</summary>
    AmountDifferent,

    /// <summary>The payment is not one that was sent: not ours, not of this file, or not released.</summary>
    Stranger,

    /// <summary>A person with the right to override decided it against what was said before; it counts.</summary>
    Overridden,
}

/// <summary>A result with what became of it.</summary>
/// <param name="Result">The result.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Before">Where the payment stood; <see langword="null"/> for a payment nobody knows.</param>
public sealed record FoldedResult(PaymentResult Result, FoldOutcome Outcome, PaymentStanding? Before);

/// <summary>Folds results into the standing of payments (DESIGN 4, results; 5.7).</summary>
/// <remarks>
/// The order of questions, written down in functions/docs/settlement.md: was it sent; is it the ordered amount; does it
/// only complete the story of a return; then the cell of <see cref="ResultDecisions"/>; and a repeat whose reason asks
/// people for something else is no repeat.
/// </remarks>
public static class PaymentFold
{
    /// <summary>Applies one result to one payment.</summary>
    /// <exception cref="ArgumentException">The result is of another payment.</exception>
    public static (FoldOutcome Outcome, PaymentStanding Standing) Apply(PaymentStanding standing, PaymentResult result)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(result);
        if (standing.Id != result.Id)
        {
            throw new ArgumentException("The result is of another payment.", nameof(result));
        }

        if (standing.State is PaymentState.Held or PaymentState.Ready)
        {
            return (FoldOutcome.Stranger, standing);
        }

        if (result.Amount is { } amount && amount != standing.Amount)
        {
            return (FoldOutcome.AmountDifferent, standing);
        }

        return IsOlderThanReturn(standing, result)
            ? CompleteStory(standing, result)
            : Advance(standing, result);
    }

    /// <summary>Applies results in sequence to payments known by their id.</summary>
    /// <param name="standings">The payments of the file; changed in place.</param>
    /// <param name="results">The results, in the order they count.</param>
    public static IReadOnlyList<FoldedResult> ApplyAll(
        IDictionary<EndToEndId, PaymentStanding> standings, IEnumerable<PaymentResult> results)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ArgumentNullException.ThrowIfNull(results);
        var folded = new List<FoldedResult>();
        foreach (PaymentResult result in results)
        {
            if (!standings.TryGetValue(result.Id, out PaymentStanding? before))
            {
                folded.Add(new FoldedResult(result, FoldOutcome.Stranger, Before: null));
                continue;
            }

            (FoldOutcome outcome, PaymentStanding after) = Apply(before, result);
            standings[result.Id] = after;
            folded.Add(new FoldedResult(result, outcome, before));
        }

        return folded;
    }

    /// <summary>Lets a person's word count against what was said before.</summary>
    /// <param name="standing">A payment that was sent and is not carried over.</param>
    /// <param name="decided">What the person decided; names the decision as its source.</param>
    /// <exception cref="InvalidOperationException">The payment was never sent, or a later attempt stands for
    /// it.</exception>
    public static PaymentStanding Override(PaymentStanding standing, PaymentResult decided)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(decided);
        if (standing.Id != decided.Id || standing.State is PaymentState.Held or PaymentState.Ready
            or PaymentState.CarriedOver)
        {
            throw new InvalidOperationException($"Payment {standing.Id} cannot be decided by a person.");
        }

        return With(standing, StateOf(decided.Status), decided);
    }

    /// <summary>Folds a part of the ledger again: what counted when it was written counts.</summary>
    /// <param name="standings">The payments of the file; changed in place.</param>
    /// <param name="part">The part, in its order.</param>
    public static void Replay(IDictionary<EndToEndId, PaymentStanding> standings, IEnumerable<FoldedResult> part)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ArgumentNullException.ThrowIfNull(part);
        foreach (FoldedResult item in part)
        {
            if (item.Outcome == FoldOutcome.Overridden)
            {
                standings[item.Result.Id] = Override(standings[item.Result.Id], item.Result);
            }
            else if (item.Outcome == FoldOutcome.Applied)
            {
                ApplyAll(standings, [item.Result]);
            }
        }
    }

    /// <summary>The state a status leads to when nothing was said before.</summary>
    public static PaymentState StateOf(ResultStatus status) => status switch
    {
        ResultStatus.Paid => PaymentState.Paid,
        ResultStatus.Rejected => PaymentState.Rejected,
        ResultStatus.Returned => PaymentState.Returned,
        ResultStatus.Unclaimed => PaymentState.Unclaimed,
        _ => PaymentState.Unknown,
    };

    /// <summary>The event of a status.</summary>
    public static PaymentEvent EventOf(ResultStatus status) => status switch
    {
        ResultStatus.Paid => PaymentEvent.Pay,
        ResultStatus.Rejected => PaymentEvent.Reject,
        ResultStatus.Returned => PaymentEvent.Return,
        ResultStatus.Unclaimed => PaymentEvent.Unclaim,
        _ => PaymentEvent.LoseTrack,
    };

    private static (FoldOutcome Outcome, PaymentStanding Standing) Advance(
        PaymentStanding standing, PaymentResult result)
    {
        ResultDecision cell = ResultDecisions.Of(standing.State, result.Status);
        return cell.Outcome switch
        {
            FoldOutcome.Applied => (FoldOutcome.Applied, With(standing, cell.After, result)),
            FoldOutcome.SameAgain when AsksForSomethingElse(standing, result) => (FoldOutcome.Conflict, standing),
            FoldOutcome.Conflict when IsRepeatBeforeCarryOver(standing, result) => (FoldOutcome.SameAgain, standing),
            _ => (cell.Outcome, standing),
        };
    }

    /// <summary>
    /// Whether the same failure now has a reason that people must act upon in another way: an account that was closed
    /// and a payee who died are not the same answer.
    /// </summary>
    private static bool AsksForSomethingElse(PaymentStanding standing, PaymentResult result)
    {
        SettlementReason before = ReasonCatalogue.Find(standing.Reason);
        SettlementReason now = ReasonCatalogue.Find(result.Reason);
        bool bothKnown = before.Code.Length > 0 && now.Code.Length > 0;
        return PaymentTransitions.IsProvenFailure(standing.State) && bothKnown
            && before.Action.Action != now.Action.Action;
    }

    /// <summary>A provider that repeats the failure after the payment was carried over says nothing new.</summary>
    private static bool IsRepeatBeforeCarryOver(PaymentStanding standing, PaymentResult result) =>
        standing.State == PaymentState.CarriedOver
        && result.Status != ResultStatus.Paid
        && standing.Last?.Status == result.Status;

    /// <summary>Whether the result says "paid" or "unknown", no later than a return that is already in.</summary>
    private static bool IsOlderThanReturn(PaymentStanding standing, PaymentResult result) =>
        result.Status is ResultStatus.Paid or ResultStatus.Unknown
        && standing.Last is { Status: ResultStatus.Returned } returned
        && result.At <= returned.At;

    private static (FoldOutcome Outcome, PaymentStanding Standing) CompleteStory(
        PaymentStanding standing, PaymentResult result)
    {
        if (standing.Applied.Any(earlier => earlier.Status == result.Status))
        {
            return (FoldOutcome.SameAgain, standing);
        }

        List<PaymentResult> story = [.. standing.Applied];
        story.Insert(story.Count - 1, result);
        return (FoldOutcome.Applied, standing with { Applied = story });
    }

    private static PaymentStanding With(PaymentStanding standing, PaymentState state, PaymentResult result) =>
        standing with { State = state, Applied = [.. standing.Applied, result] };
}
