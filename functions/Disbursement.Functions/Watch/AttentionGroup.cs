namespace Disbursement.Functions.Watch;

/// <summary>How a thing that needs a person hangs, the worst first.</summary>
public enum AttentionGroup
{
    /// <summary>Stopped: nothing goes on until a person acts.</summary>
    Stopped = 1,

    /// <summary>Put aside after it failed to the end.</summary>
    Poisoned = 2,

    /// <summary>Should move and does not.</summary>
    Stuck = 3,

    /// <summary>Past its time, or waits for a person.</summary>
    Overdue = 4,
}
