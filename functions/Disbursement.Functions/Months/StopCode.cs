namespace Disbursement.Functions.Months;

/// <summary>Why a month or a round stopped. Each has its entry in the runbook.</summary>
/// <remarks>The names are stored and printed. Never rename one; append.</remarks>
public enum StopCode
{
    /// <summary>The rows of a list are not those that intake wrote, or not all of them went on.</summary>
    ListsDiffer = 1,

    /// <summary>A payment file read back does not say what it was built from.</summary>
    FileUnbalanced = 2,

    /// <summary>What came into a round is not what is in its files and held.</summary>
    RoundUnbalanced = 3,

    /// <summary>A file about to be released is not the one that was approved.</summary>
    ReleaseDiffers = 4,

    /// <summary>What was released is not what is paid, failed and open.</summary>
    SettlementUnbalanced = 5,

    /// <summary>The counts of a unit do not add up.</summary>
    CoverageUnbalanced = 6,

    /// <summary>The month's last proof does not hold.</summary>
    MonthUnbalanced = 7,

    /// <summary>Work failed that no retry cured: storage, an institution, reference data.</summary>
    WorkFailed = 8,

    /// <summary>A round's orchestration itself ended by failure.</summary>
    RoundFailed = 9,

    /// <summary>The month stopped because one of its rounds did.</summary>
    RoundStopped = 10,
}
