using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace Disbursement.LocalRuntime.Durable.History;

/// <summary>The history as text. Vietnamese stays legible and empty members are left out.</summary>
internal static class HistoryJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes a step's events.</summary>
    public static string Write(HistoryStep step) =>
        JsonSerializer.Serialize(new StepEvents(step.Time, step.Received, step.Scheduled), Options);

    /// <summary>Reads a step's events.</summary>
    public static HistoryStep ReadStep(int number, string json)
    {
        StepEvents events = JsonSerializer.Deserialize<StepEvents>(json, Options)
            ?? throw new JsonException($"Step {number} has no events.");
        return new HistoryStep(number, events.Time, events.Received, events.Scheduled);
    }

    /// <summary>Writes one event, for the inbox.</summary>
    public static string Write(DurableEvent durableEvent) => JsonSerializer.Serialize(durableEvent, Options);

    /// <summary>Reads one event of the inbox.</summary>
    public static DurableEvent ReadEvent(string json) =>
        JsonSerializer.Deserialize<DurableEvent>(json, Options) ?? throw new JsonException("No event.");

    /// <summary>Writes a failure.</summary>
    public static string? Write(TaskFailureDetails? failure) =>
        failure is null ? null : JsonSerializer.Serialize(failure, Options);

    /// <summary>Reads a failure.</summary>
    public static TaskFailureDetails? ReadFailure(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<TaskFailureDetails>(json, Options);

    /// <summary>The time is in here, not only in a column: it must come back to the tick.</summary>
    private sealed record StepEvents(
        DateTime Time, IReadOnlyList<DurableEvent> Received, IReadOnlyList<DurableEvent> Scheduled);
}
