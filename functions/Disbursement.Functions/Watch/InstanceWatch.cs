using System.Text.Json;
using Disbursement.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Watch;

/// <summary>The orchestrations of a month.</summary>
internal static class InstanceWatch
{
    /// <summary>The month's orchestration and those of its rounds; those that never ran are left out.</summary>
    public static async Task<IReadOnlyList<WatchedInstance>> OfMonthAsync(
        DurableTaskClient client, MonthRef month, int rounds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(month);
        var found = new List<WatchedInstance>();
        IEnumerable<string> ids = Enumerable.Range(1, rounds).Select(month.RoundInstanceId).Prepend(month.InstanceId);
        foreach (string id in ids)
        {
            OrchestrationMetadata? instance = await client.GetInstanceAsync(
                id, getInputsAndOutputs: true, cancellationToken);
            if (instance is not null)
            {
                found.Add(Of(instance));
            }
        }

        return found;
    }

    /// <summary>Orchestrations that failed and are of the month: its own, its rounds', and those of its files.</summary>
    public static async Task<IReadOnlyList<WatchedInstance>> FailedAsync(
        DurableTaskClient client, MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(month);
        var query = new OrchestrationQuery
        {
            Statuses = [OrchestrationRuntimeStatus.Failed],
            FetchInputsAndOutputs = true,
        };
        var found = new List<WatchedInstance>();
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(query)
            .WithCancellation(cancellationToken))
        {
            WatchedInstance watched = Of(instance);
            if (IsOf(month, watched))
            {
                found.Add(watched);
            }
        }

        return found;
    }

    private static bool IsOf(MonthRef month, WatchedInstance instance) =>
        instance.Id == month.InstanceId
        || instance.Id.StartsWith($"round-{month.Province}-{month.Period}-", StringComparison.Ordinal)
        || instance.Path.Contains(month.Folder + '/', StringComparison.Ordinal);

    private static WatchedInstance Of(OrchestrationMetadata instance) => new(
        instance.InstanceId,
        instance.Name,
        !instance.IsCompleted,
        instance.LastUpdatedAt,
        TextOf(instance.SerializedCustomStatus, "stage"),
        // The real client leaves the details null and puts the text into the output.
        instance.FailureDetails?.ErrorMessage ?? instance.SerializedOutput ?? "",
        TextOf(instance.SerializedInput, "path"));

    private static string TextOf(string? json, string name)
    {
        if (string.IsNullOrEmpty(json))
        {
            return "";
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject()
                    .Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                        && member.Value.ValueKind == JsonValueKind.String)
                    .Select(static member => member.Value.GetString()!)
                    .FirstOrDefault("")
                : "";
        }
        catch (JsonException)
        {
            // Of another version of the app: what is known of the instance is its state.
            return "";
        }
    }
}
