using Disbursement.Core.Settlement;

namespace Disbursement.Core.Tests.Settlement;

/// <summary>The four tables of DESIGN 4, drawn: a reader checks the drawing, the test checks every cell.</summary>
public sealed class TransitionTests
{
    [Fact]
    public void MonthNext_EveryStateAndEvent_IsTheDrawnCell() =>
        TransitionMatrix.AssertEveryCell<MonthState, MonthEvent>(
            """
                        Close   ReleaseRound  Settle   Stop     Resume
            Collecting  Closed  .             .        .        .
            Closed      =       Paying        .        Stopped  =
            Paying      =       =             Settled  Stopped  .
            Settled     .       .             =        .        .
            Stopped     .       .             .        =        Closed
            """,
            MonthTransitions.Next);

    [Fact]
    public void RoundNext_EveryStateAndEvent_IsTheDrawnCell() =>
        TransitionMatrix.AssertEveryCell<RoundState, RoundEvent>(
            """
                       Propose   SendBack  Rework     Approve   Release   Settle   Stop     FindNothing
            Verifying  Proposed  .         =          .         .         .        Stopped  Settled
            Proposed   =         SentBack  .          Approved  .         .        Stopped  .
            SentBack   .         =         Verifying  .         .         .        Stopped  .
            Approved   .         .         .          =         Released  .        Stopped  .
            Released   .         .         .          .         =         Settled  Stopped  .
            Settled    .         .         .          .         .         =        .        =
            Stopped    .         .         .          .         .         .        =        .
            """,
            RoundTransitions.Next);

    [Fact]
    public void PaymentFileNext_EveryStateAndEvent_IsTheDrawnCell() =>
        TransitionMatrix.AssertEveryCell<PaymentFileState, PaymentFileEvent>(
            """
                          Propose   Withdraw  Release   Fetch    AnswerPart      AnswerAll  PassDeadline
            Built         Proposed  =         .         .        .               .          .
            Proposed      =         Built     Released  .        .               .          .
            Released      .         .         =         Fetched  PartlyAnswered  Answered   Overdue
            Fetched       .         .         =         =        PartlyAnswered  Answered   Overdue
            PartlyAnswered .        .         =         =        =               Answered   Overdue
            Answered      .         .         =         =        .               =          =
            Overdue       .         .         =         =        =               Answered   =
            """,
            PaymentFileTransitions.Next);

    [Fact]
    public void PaymentNext_EveryStateAndEvent_IsTheDrawnCell() =>
        TransitionMatrix.AssertEveryCell<PaymentState, PaymentEvent>(
            """
                         MakeReady  Hold  Send  Pay   Reject    Return    Unclaim    LoseTrack  CarryOver
            Held         Ready      =     .     .     .         .         .          .          CarriedOver
            Ready        =          Held  Sent  .     .         .         .          .          CarriedOver
            Sent         .          .     =     Paid  Rejected  Returned  Unclaimed  Unknown    .
            Paid         .          .     .     =     .         Returned  .          .          .
            Rejected     .          .     .     .     =         .         .          .          CarriedOver
            Returned     .          .     .     .     .         =         .          .          CarriedOver
            Unclaimed    .          .     .     .     .         .         =          .          CarriedOver
            Unknown      .          .     .     Paid  Rejected  Returned  Unclaimed  =          .
            CarriedOver  .          .     .     .     .         .         .          .          =
            """,
            PaymentTransitions.Next);

    [Fact]
    public void CarryOver_StateThatMayHavePaid_IsRefused()
    {
        PaymentState[] mayHavePaid = [PaymentState.Sent, PaymentState.Paid, PaymentState.Unknown];

        Assert.All(mayHavePaid, state =>
            Assert.False(PaymentTransitions.Next(state, PaymentEvent.CarryOver).IsAllowed));
    }

    [Fact]
    public void IsProvenFailure_EveryState_OnlyTheThreeFailures() =>
        Assert.Equal(
            [PaymentState.Rejected, PaymentState.Returned, PaymentState.Unclaimed],
            Enum.GetValues<PaymentState>().Where(PaymentTransitions.IsProvenFailure));

    [Fact]
    public void IsFinal_EveryState_NothingThatIsOpen() =>
        Assert.Equal(
            [PaymentState.Held, PaymentState.Ready, PaymentState.Sent, PaymentState.Unknown],
            Enum.GetValues<PaymentState>().Where(state => !PaymentTransitions.IsFinal(state)));
}
