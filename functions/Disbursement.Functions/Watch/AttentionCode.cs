namespace Disbursement.Functions.Watch;

/// <summary>What needs a person. Each has its entry in the runbook.</summary>
/// <remarks>The names are printed and read by programs. Never rename one; append.</remarks>
public enum AttentionCode
{
    /// <summary>A month or round stopped; its <c>StopCode</c> says why.</summary>
    Stopped = 1,

    /// <summary>A list lies in the inbox and nobody answered it.</summary>
    ListUnanswered = 2,

    /// <summary>A month that should move stands still.</summary>
    MonthStill = 3,

    /// <summary>A round that should move stands still.</summary>
    RoundStill = 4,

    /// <summary>An orchestration ended by failure.</summary>
    WorkFailed = 5,

    /// <summary>A file on which its function failed to the end.</summary>
    BlobPoisoned = 6,

    /// <summary>Messages that could not be applied.</summary>
    MessagesDead = 7,

    /// <summary>Intake is open past its day.</summary>
    CloseOverdue = 8,

    /// <summary>A proposal waits for an approver.</summary>
    ApprovalWaiting = 9,

    /// <summary>A provider has not answered a file by its contract's cut-off.</summary>
    FileOverdue = 10,

    /// <summary>Things wait for a person's decision.</summary>
    DecisionsWaiting = 11,
}
