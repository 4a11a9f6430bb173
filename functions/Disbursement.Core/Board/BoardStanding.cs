namespace Disbursement.Core.Board;

/// <summary>How one expected list stands. The names are printed and read by programs; append, never rename.</summary>
public enum BoardStanding
{
    /// <summary>Not sent, and there is time.</summary>
    Waiting = 1,

    /// <summary>Not sent, and the deadline is past.</summary>
    Overdue = 2,

    /// <summary>Sent in time.</summary>
    Sent = 3,

    /// <summary>Sent after the deadline, before close.</summary>
    SentLate = 4,

    /// <summary>Intake closed without it.</summary>
    ClosedWithout = 5,

    /// <summary>Sent after close only: it waits for a supplementary round.</summary>
    AfterClose = 6,
}
