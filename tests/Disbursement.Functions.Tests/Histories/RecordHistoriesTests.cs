using System.Globalization;
using Disbursement.Functions.Tests.Privacy;
using Disbursement.Functions.Tests.Stack;
using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Durable.Storage;

namespace Disbursement.Functions.Tests.Histories;

/// <summary>
/// Goal: histories are of real months and name nobody. Method: take every instance of a month that ran as processes;
/// each must replay. With <c>DISBURSEMENT_UPDATE_HISTORIES=1</c> one of each shape is written into this folder.
/// </summary>
/// <param name="month">The month that ran.</param>
[Collection(KeptMonth.Collection)]
public sealed class RecordHistoriesTests(KeptMonth month)
{
    private const string UpdateVariable = "DISBURSEMENT_UPDATE_HISTORIES";

    /// <summary>The hub's name in <c>host.json</c>.</summary>
    private const string HubName = "Disbursement";

    [Fact]
    public async Task Replay_EveryInstanceOfTheMonth_AsksForTheSame()
    {
        IReadOnlyList<RecordedHistory> histories = await ReadAsync();

        Assert.Equal(
            AppFunctions.Orchestrators.Order(StringComparer.Ordinal),
            histories.Select(static history => history.Orchestrator).Distinct().Order(StringComparer.Ordinal));
        Assert.All(histories, static history => Assert.Null(HistoryReplay.FindBreak(history)));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Record(histories);
        }
    }

    [Fact]
    public async Task Files_EveryOne_NamesNobodyOfTheMonth()
    {
        var searcher = new LeakSearcher(PersonalTexts.Read(month.Parties));
        IReadOnlyList<RecordedHistory> histories = await ReadAsync();

        Assert.Empty(histories.SelectMany(history => searcher.Search(history.InstanceId, history.ToText())));
        Assert.Empty(RecordedHistory.Names().SelectMany(name =>
            searcher.Search(name, File.ReadAllText(Path.Combine(RecordedHistory.Folder, name)))));
    }

    private async Task<IReadOnlyList<RecordedHistory>> ReadAsync()
    {
        (IInstanceStore store, _) = DurableServices.OpenStores(
            new DurableHubOptions { HubName = HubName, ConnectionString = month.Storage });
        var histories = new List<RecordedHistory>();
        var all = new InstanceFilter();
        await foreach (InstanceState state in store.ListAsync(all, TestContext.Current.CancellationToken))
        {
            StoredInstance? instance = await store.LoadAsync(state.InstanceId, TestContext.Current.CancellationToken);
            histories.Add(RecordedHistory.Of(instance!));
        }

        return histories;
    }

    /// <summary>One of each shape: the shortest, since that is the one people read.</summary>
    private static void Record(IReadOnlyList<RecordedHistory> histories)
    {
        // Those with a number; one with a name is of months closed by an earlier version, which may still run.
        foreach (string old in RecordedHistory.Names().Where(
            static name => char.IsAsciiDigit(Path.GetFileNameWithoutExtension(name)[^1])))
        {
            File.Delete(Path.Combine(RecordedHistory.Folder, old));
        }

        foreach (IGrouping<string, RecordedHistory> orchestrator in histories.GroupBy(static history => history.Orchestrator))
        {
            IEnumerable<RecordedHistory> shapes = orchestrator.GroupBy(static history => history.Shape)
                .Select(static shape => shape.MinBy(static history => history.ToText().Length)!)
                .OrderBy(static history => history.InstanceId, StringComparer.Ordinal);
            foreach ((int index, RecordedHistory history) in shapes.Index())
            {
                history.Write(string.Create(CultureInfo.InvariantCulture, $"{orchestrator.Key}-{index + 1}.json"));
            }
        }
    }
}
