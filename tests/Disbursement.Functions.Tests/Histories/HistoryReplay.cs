using System.Text.Json;
using System.Text.Json.Nodes;
using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Durable.Execution;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.Functions.Tests.Histories;

/// <summary>
/// Runs today's code against what a month recorded: the orchestrator must ask for the same at every step, and what it
/// wrote down for its activities, and they for it, must still be read whole.
/// </summary>
internal static class HistoryReplay
{
    private const string WhatToDo =
        "A month in flight would stop here. Leave the orchestrator as it was and put the change under a new name beside "
        + "it: functions/docs/runbook.md, “Changing an orchestrator while months run”. Only when no month runs anywhere: "
        + "DISBURSEMENT_UPDATE_HISTORIES=1 records anew.";

    /// <summary>Replays a history with the app's own orchestrator.</summary>
    /// <returns>What a month in flight would meet; null when it would not notice.</returns>
    public static string? FindBreak(RecordedHistory history) =>
        AppFunctions.FindOrchestrator(history.Orchestrator) is { } orchestrator
            ? FindBreak(history, orchestrator)
            : $"Orchestrator '{history.Orchestrator}' is gone, and instance '{history.InstanceId}' needs it. {WhatToDo}";

    /// <summary>Replays a history with another orchestrator in the place of its own.</summary>
    public static string? FindBreak(
        RecordedHistory history, Func<TaskOrchestrationContext, Task<object?>> orchestrator)
    {
        string? problem = null;
        var execution = new OrchestrationExecution(
            StateOf(history), orchestrator, NullLoggerFactory.Instance, text => problem ??= text);
        var calls = new Dictionary<int, string>();
        foreach (HistoryStep step in history.Steps)
        {
            problem ??= step.Received.Select(received => FindLost(received, calls)).FirstOrDefault(lost => lost is not null);
            StepOutcome outcome = execution.Run(step.Received, step.Time, replaying: true);
            problem ??= Determinism.FindDifference(history.Orchestrator, step, outcome);
            foreach (TaskScheduled scheduled in step.Scheduled.OfType<TaskScheduled>())
            {
                calls[scheduled.Id] = scheduled.Name;
                problem ??= FindLost(scheduled);
            }

            if (problem is not null)
            {
                return $"{problem} (instance '{history.InstanceId}', step {step.Number} of {history.Steps.Count}). {WhatToDo}";
            }
        }

        return null;
    }

    /// <summary>A call that waits in the outbox is given to its activity by whatever code runs then.</summary>
    private static string? FindLost(TaskScheduled scheduled) =>
        AppFunctions.FindActivity(scheduled.Name) is { } activity
            ? FindLost($"the input of activity '{scheduled.Name}' (call {scheduled.Id})", scheduled.Input, activity.Input)
            : $"Activity '{scheduled.Name}' (call {scheduled.Id}) is gone.";

    private static string? FindLost(DurableEvent received, Dictionary<int, string> calls) =>
        received is TaskCompleted done && calls.TryGetValue(done.Id, out string? name)
            && AppFunctions.FindActivity(name) is { } activity
            ? FindLost($"the result of activity '{name}' (call {done.Id})", done.Result, activity.Result)
            : null;

    private static string? FindLost(string what, string? json, Type type)
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            object? read = JsonSerializer.Deserialize(json, type, DurableJson.Options);
            string? path = FindMissing(JsonNode.Parse(json), JsonNode.Parse(DurableJson.Write(read) ?? "null"), "");
            return path is null ? null : $"Of {what} '{path}' is lost when {type.Name} reads it.";
        }
        catch (JsonException failure)
        {
            return $"{what} cannot be read as {type.Name} any more: {failure.Message}";
        }
    }

    /// <summary>What the recorded text has and the text written again has not.</summary>
    private static string? FindMissing(JsonNode? recorded, JsonNode? again, string path) => (recorded, again) switch
    {
        (null, null) => null,
        (JsonObject left, JsonObject right) => left
            .Select(member => FindMissing(
                member.Value,
                right.FirstOrDefault(other => other.Key.Equals(member.Key, StringComparison.OrdinalIgnoreCase)).Value,
                $"{path}/{member.Key}"))
            .FirstOrDefault(static missing => missing is not null),
        (JsonArray left, JsonArray right) when left.Count == right.Count => left
            .Select((item, index) => FindMissing(item, right[index], $"{path}/{index}"))
            .FirstOrDefault(static missing => missing is not null),
        _ => JsonNode.DeepEquals(recorded, again) ? null : path,
    };

    private static InstanceState StateOf(RecordedHistory history) => new()
    {
        InstanceId = history.InstanceId,
        Name = history.Orchestrator,
        ExecutionId = "replay",
        Generation = 1,
        CreatedAt = new DateTimeOffset(history.Steps[0].Time, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(history.Steps[0].Time, TimeSpan.Zero),
        Input = history.Input,
        Owner = "replay",
    };
}
