using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disbursement.Functions.Tests.Stack;
using Disbursement.LocalRuntime.Durable.History;
using Disbursement.LocalRuntime.Durable.Storage;

namespace Disbursement.Functions.Tests.Histories;

/// <summary>What one instance of a real month received and asked for, step by step, as a file of this folder.</summary>
/// <param name="Orchestrator">The orchestrator's name.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="Steps">Its steps, in order.</param>
internal sealed record RecordedHistory(
    string Orchestrator, string InstanceId, string? Input, IReadOnlyList<HistoryStep> Steps)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The folder of the files, in the source tree.</summary>
    public static string Folder { get; } =
        Path.Combine(DisburseProgram.Root, "tests", "Disbursement.Functions.Tests", "Histories");

    /// <summary>What the instance went through, without its values: two histories of one shape prove the same.</summary>
    public string Shape => string.Join('|', Steps.SelectMany(static step => step.Scheduled)
        .Select(static scheduled => scheduled is TaskScheduled task ? task.Name : scheduled.GetType().Name)
        .Aggregate(new List<string>(), static (names, name) =>
        {
            if (names.Count == 0 || names[^1] != name)
            {
                names.Add(name);
            }

            return names;
        }));

    /// <summary>The names of the recorded files, in order.</summary>
    public static IReadOnlyList<string> Names() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.json").Select(static path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The history of a stored instance.</summary>
    public static RecordedHistory Of(StoredInstance instance) => new(
        instance.Stored.State.Name, instance.Stored.State.InstanceId, instance.Stored.State.Input, instance.Steps);

    /// <summary>Reads a file of this folder.</summary>
    public static RecordedHistory Read(string name)
    {
        JsonNode file = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, name)))!;
        return new RecordedHistory(
            file["orchestrator"]!.GetValue<string>(),
            file["instanceId"]!.GetValue<string>(),
            file["input"]?.ToJsonString(),
            [
                .. file["steps"]!.AsArray().Select(static (step, index) =>
                    HistoryJson.ReadStep(index + 1, step!.ToJsonString())),
            ]);
    }

    /// <summary>The file's text, indented so that a change reads like code.</summary>
    public string ToText() => new JsonObject
    {
        ["orchestrator"] = Orchestrator,
        ["instanceId"] = InstanceId,
        ["input"] = Input is null ? null : JsonNode.Parse(Input),
        ["steps"] = new JsonArray([.. Steps.Select(static step => WithoutStacks(JsonNode.Parse(HistoryJson.Write(step))))]),
    }.ToJsonString(Indented) + "\n";

    /// <summary>Writes the file.</summary>
    public void Write(string name) =>
        File.WriteAllText(Path.Combine(Folder, name), ToText(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>A failure's stack says where the source stood on the machine that recorded; replay does not read it.</summary>
    private static JsonNode? WithoutStacks(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            members.Remove("stackTrace");
            foreach ((_, JsonNode? value) in members)
            {
                WithoutStacks(value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
            {
                WithoutStacks(item);
            }
        }

        return node;
    }
}
