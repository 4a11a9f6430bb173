using System.Globalization;
using Azure.Data.Tables;
using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Storage.Tables;

/// <summary>
/// The keys of an instance's rows. Its partition holds history rows <c>h-{generation}-{step}</c>, messages
/// <c>i-{key}</c> and the row <c>state</c>; they sort in that order.
/// </summary>
internal static class Rows
{
    /// <summary>Row key of the state row.</summary>
    public const string StateKey = "state";

    /// <summary>Row keys of messages start so.</summary>
    public const string InboxPrefix = "i-";

    /// <summary>Sorts after all messages and before the state.</summary>
    public const string InboxEnd = "i.";

    /// <summary>Row keys of history rows start so.</summary>
    public const string HistoryPrefix = "h-";

    /// <summary>Partition of the workers' leases; no instance id starts with @.</summary>
    public const string WorkersPartition = "@workers";

    /// <summary>The first key of a generation's history.</summary>
    public static string HistoryStart(int generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{HistoryPrefix}{generation:D8}-");

    /// <summary>Key of a history row.</summary>
    public static string HistoryKey(int generation, int step) =>
        string.Create(CultureInfo.InvariantCulture, $"{HistoryStart(generation)}{step:D8}");

    /// <summary>The step a history row's key names.</summary>
    public static int StepOf(string rowKey) =>
        int.Parse(rowKey.AsSpan(rowKey.Length - 8), CultureInfo.InvariantCulture);

    /// <summary>A history row: the events as JSON, and beside them what a person looks for first.</summary>
    public static TableEntity History(string instanceId, int generation, HistoryStep step, string events) =>
        new(instanceId, HistoryKey(generation, step.Number))
        {
            ["Time"] = new DateTimeOffset(step.Time, TimeSpan.Zero),
            ["Summary"] = Summary(step),
            ["Events"] = events,
        };

    /// <summary>A message row.</summary>
    public static TableEntity Inbox(string instanceId, InboxMessage message, string json) =>
        new(instanceId, InboxPrefix + message.Key)
        {
            ["ExecutionId"] = message.ExecutionId,
            ["Event"] = json,
        };

    private static string Summary(HistoryStep step)
    {
        IEnumerable<string> counts = step.Received.Concat(step.Scheduled)
            .CountBy(durableEvent => durableEvent.GetType().Name)
            .Select(pair => pair.Value == 1 ? pair.Key : string.Create(
                CultureInfo.InvariantCulture, $"{pair.Key} x{pair.Value}"));
        return string.Join(", ", counts);
    }
}
