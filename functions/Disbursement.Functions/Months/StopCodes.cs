using Disbursement.Core.Money;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Settlement;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Months;

/// <summary>Which code a failure stops with. Pure: orchestrators call it.</summary>
public static class StopCodes
{
    /// <summary>The code of a failed call.</summary>
    public static StopCode Of(TaskFailedException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.FailureDetails.IsCausedBy<ControlTotalException>()
            ? OfProof(failure.TaskName)
            : failure.TaskName == nameof(RunRoundOrchestrator) ? StopCode.RoundFailed : StopCode.WorkFailed;
    }

    /// <summary>The code of a proof that an activity found broken.</summary>
    public static StopCode OfProof(string activity) => activity switch
    {
        nameof(BuildFilesActivity) or nameof(BuildGroupedFilesActivity) => StopCode.FileUnbalanced,
        nameof(ProposeActivity) => StopCode.RoundUnbalanced,
        nameof(ReleaseProviderActivity) or nameof(FinishReleaseActivity) => StopCode.ReleaseDiffers,
        nameof(CloseRoundActivity) or nameof(CarryOverActivity) => StopCode.SettlementUnbalanced,
        nameof(CountUnitActivity) or nameof(PublishCoverageActivity) => StopCode.CoverageUnbalanced,
        nameof(ProveMonthActivity) => StopCode.MonthUnbalanced,
        nameof(RunRoundOrchestrator) => StopCode.RoundFailed,
        _ => StopCode.ListsDiffer,
    };
}
