namespace Disbursement.Kills.Store;

/// <summary>What a storage does instead of answering well.</summary>
internal enum StoreFault
{
    /// <summary>It answers well.</summary>
    None = 0,

    /// <summary>It says 503, and has done nothing.</summary>
    Busy = 1,

    /// <summary>The connection breaks before anything was done.</summary>
    Refused = 2,

    /// <summary>It does what it was asked, and the answer is lost: asked again it says 409 or 412.</summary>
    AnswerLost = 3,

    /// <summary>It answers well, late.</summary>
    Slow = 4,

    /// <summary>It says that the row was changed by somebody else (412), and has done nothing.</summary>
    Contended = 5,
}
