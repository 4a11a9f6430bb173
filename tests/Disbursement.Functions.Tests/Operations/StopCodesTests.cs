using Disbursement.Core.Money;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Verification;
using Disbursement.Functions.Watch;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Tests.Operations;

/// <summary>Goal: a stop is told by the code whose runbook entry helps. Method: failures as orchestrators get them.</summary>
public sealed class StopCodesTests
{
    [Theory]
    [InlineData(nameof(BuildFilesActivity), StopCode.FileUnbalanced)]
    [InlineData(nameof(BuildGroupedFilesActivity), StopCode.FileUnbalanced)]
    [InlineData(nameof(ProposeActivity), StopCode.RoundUnbalanced)]
    [InlineData("ReleaseProviderActivity", StopCode.ReleaseDiffers)]
    [InlineData("CloseRoundActivity", StopCode.SettlementUnbalanced)]
    [InlineData(nameof(CountUnitActivity), StopCode.CoverageUnbalanced)]
    [InlineData(nameof(ProveMonthActivity), StopCode.MonthUnbalanced)]
    [InlineData(nameof(VerifyChunkActivity), StopCode.ListsDiffer)]
    public void Of_ABrokenProof_IsTheProofsCode(string activity, StopCode expected) =>
        Assert.Equal(expected, StopCodes.Of(Failure(activity, typeof(ControlTotalException))));

    [Fact]
    public void Of_AnotherFailure_IsFailedWork() =>
        Assert.Equal(StopCode.WorkFailed, StopCodes.Of(Failure(nameof(ProposeActivity), typeof(IOException))));

    [Fact]
    public void Of_ARoundThatEndedByItself_IsAFailedRound() =>
        Assert.Equal(
            StopCode.RoundFailed,
            StopCodes.Of(Failure(nameof(RunRoundOrchestrator), typeof(InvalidOperationException))));

    [Fact]
    public void Words_EveryCode_HasItsOwnCauseInBothLanguages()
    {
        AttentionWords[] words = [.. Enum.GetValues<StopCode>().Select(StopWords.Of)];

        Assert.Equal(words.Length, words.Select(static word => word.Cause).Distinct(StringComparer.Ordinal).Count());
        Assert.All(words, static word => Assert.DoesNotContain(
            "", (string[])[word.Cause, word.CauseEnglish, word.Next, word.NextEnglish]));
    }

    private static TaskFailedException Failure(string activity, Type cause) =>
        new(activity, 0, new TaskFailureDetails(cause.FullName!, "rows: expected 2, found 1.", null, null, null));
}
