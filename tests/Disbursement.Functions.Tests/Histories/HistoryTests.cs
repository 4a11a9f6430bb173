using Disbursement.LocalRuntime.Durable.History;
using Microsoft.DurableTask;

namespace Disbursement.Functions.Tests.Histories;

/// <summary>
/// Goal: a change that breaks a month in flight is seen before it is deployed, with the orchestrator, the event and
/// what to do. Method: run today's orchestrators against histories of a month that really ran; then show that changed
/// code is found out.
/// </summary>
public sealed class HistoryTests
{
    /// <summary>Every recorded file.</summary>
    public static TheoryData<string> Files => [.. RecordedHistory.Names()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Replay_RecordedMonth_AsksForTheSameAtEveryStep(string file)
    {
        RecordedHistory history = RecordedHistory.Read(file);

        Assert.True(history.Steps.Count > 1, "A history of one step proves nothing.");
        Assert.Null(HistoryReplay.FindBreak(history));
    }

    [Fact]
    public void Files_EveryOrchestrator_HasOne()
    {
        IEnumerable<string> recorded = RecordedHistory.Names()
            .Select(static name => RecordedHistory.Read(name).Orchestrator).Distinct(StringComparer.Ordinal);

        Assert.Equal(AppFunctions.Orchestrators.Order(StringComparer.Ordinal), recorded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_EveryOne_EndsWhereItsMonthWent()
    {
        foreach (string name in RecordedHistory.Names())
        {
            Assert.Contains(RecordedHistory.Read(name).Steps[^1].Scheduled, static end => end is ExecutionCompleted);
        }
    }

    [Fact]
    public void Replay_OrchestratorCallsSomethingElseFirst_NamesItTheEventAndWhatToDo()
    {
        RecordedHistory history = Round();
        Func<TaskOrchestrationContext, Task<object?>> own = AppFunctions.FindOrchestrator(history.Orchestrator)!;

        string? broken = HistoryReplay.FindBreak(history, async context =>
        {
            await context.CallActivityAsync<string>("AskTheTreasuryActivity", "new");
            return await own(context);
        });

        Assert.Contains("Non-deterministic orchestrator 'RunRoundOrchestrator'", broken, StringComparison.Ordinal);
        Assert.Contains("history has activity 'StartRoundActivity' (call 0)", broken, StringComparison.Ordinal);
        Assert.Contains("asked for activity 'AskTheTreasuryActivity' (call 0)", broken, StringComparison.Ordinal);
        Assert.Contains("runbook.md", broken, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OrchestratorStopsEarlier_IsFoundAtThatStep()
    {
        RecordedHistory history = Round();

        string? broken = HistoryReplay.FindBreak(history, async context =>
            await context.CallActivityAsync<object>("StartRoundActivity", "r1"));

        Assert.Contains("asked for the end (Completed)", broken, StringComparison.Ordinal);
        Assert.Contains("step 2 of", broken, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OrchestratorGone_SaysWhoNeedsIt()
    {
        RecordedHistory history = Round() with { Orchestrator = "PayRoundOrchestrator" };

        string? broken = HistoryReplay.FindBreak(history);

        Assert.Contains("'PayRoundOrchestrator' is gone", broken, StringComparison.Ordinal);
        Assert.Contains(history.InstanceId, broken, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_InputHasWhatItsTypeNoLongerReads_NamesTheMember()
    {
        RecordedHistory history = Round();
        HistoryStep first = history.Steps[0];
        var call = (TaskScheduled)first.Scheduled[0];
        TaskScheduled wider = call with { Input = call.Input!.Insert(1, "\"paidBy\":\"17\",") };
        IReadOnlyList<HistoryStep> steps = [first with { Scheduled = [wider] }, .. history.Steps.Skip(1)];

        string? broken = HistoryReplay.FindBreak(history with { Steps = steps });

        Assert.Contains("activity 'StartRoundActivity' (call 0) '/paidBy' is lost", broken, StringComparison.Ordinal);
    }

    private static RecordedHistory Round() => RecordedHistory.Names().Select(RecordedHistory.Read)
        .First(static history => history.Orchestrator == "RunRoundOrchestrator");
}
