using System.Globalization;
using Disbursement.Testing;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>
/// Goal: what the simulation proves on the memory account holds on a storage server. Method: each scenario is played
/// on Azurite and in memory by the same clients, and their answers are compared line by line: results, statuses, error
/// codes, order.
/// </summary>
public sealed class StorageConformanceTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly Dictionary<string, Func<StorageGround, Transcript, Task>> Scenarios = new[]
    {
        BlobScenarios.All, BlobWriteScenarios.All, BlobListScenarios.All, TableScenarios.All, TableQueryScenarios.All,
        TransactionScenarios.All, QueueScenarios.All,
    }
        .SelectMany(static scenarios => scenarios)
        .ToDictionary(static scenario => scenario.Key, static scenario => scenario.Value, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Scenarios.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_OnServerAndInMemory_IsAnsweredAlike(string name)
    {
        string run = AzuriteFixture.NewName("conform");

        IReadOnlyList<string> server = await PlayAsync(
            name, StorageGround.OnServer(azurite.ConnectionString, run));
        IReadOnlyList<string> memory = await PlayAsync(name, StorageGround.InMemory(run));

        Assert.NotEmpty(server);
        Assert.Equal(Numbered(server), Numbered(memory));
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(string name, StorageGround ground)
    {
        var transcript = new Transcript();
        await Scenarios[name](ground, transcript).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return transcript.Lines;
    }

    private static string Numbered(IReadOnlyList<string> lines) => string.Join('\n', lines.Select(
        static (line, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1} {line}")));
}
