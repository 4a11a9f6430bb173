using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Disbursement.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.LocalRuntime.Tests.Hosting;

/// <summary>Whole hosts with functions found by attribute, on one storage server; each test has names of its
/// own.</summary>
public sealed class FunctionHostTests(AzuriteFixture azurite)
{
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["InboxContainer"] = AzuriteFixture.NewName("inbox"),
        ["ResultsQueue"] = AzuriteFixture.NewName("results"),
        ["Schedule"] = "* * * * * *",
    };

    private readonly Heard _heard = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartAsync_BlobFunction_HearsEachVersionOnceAcrossRestarts()
    {
        await UploadAsync("22/2025-11/a.csv", "one");
        await using (await StartAsync(typeof(Inbox)))
        {
            await Eventually.HoldsAsync(() => _heard.Count == 1);
        }

        await UploadAsync("22/2025-11/b.csv", "two");
        await using (await StartAsync(typeof(Inbox)))
        {
            await Eventually.HoldsAsync(() => _heard.Count == 2);
        }

        Assert.Equal(["22/2025-11/a.csv one", "22/2025-11/b.csv two"], _heard.Words);
    }

    [Fact]
    public async Task StartAsync_BusFunction_MakesItsQueueAndHears()
    {
        await using RunningHost host = await StartAsync(typeof(Results));
        await using var client = new ServiceBusClient(azurite.ConnectionString);

        await client.CreateSender(_settings["ResultsQueue"]!).SendMessageAsync(new ServiceBusMessage("paid"), Token);
        await Eventually.HoldsAsync(() => _heard.Count == 1);

        Assert.Equal(["paid 1"], _heard.Words);
    }

    [Fact]
    public async Task StartAsync_TopicsInSettings_MakesTheirSubscriptions()
    {
        string topic = AzuriteFixture.NewName("files");
        _settings[$"ServiceBus:Topics:{topic}"] = "970436, xa-04789";

        await using RunningHost host = await StartAsync(typeof(Inbox));

        foreach (string subscription in (string[])["970436", "xa-04789"])
        {
            var queue = new QueueClient(azurite.ConnectionString, $"sb-{topic}-{subscription}");
            Assert.True(await queue.ExistsAsync(Token));
        }
    }

    [Fact]
    public async Task StartAsync_TimerFunction_RunsByItsSetting()
    {
        await using RunningHost host = await StartAsync(typeof(Tick));

        await Eventually.HoldsAsync(() => _heard.Count >= 1);
    }

    [Fact]
    public async Task StartAsync_ScheduleIsNone_NamesTheFunction()
    {
        _settings["Schedule"] = "every day";

        InvalidOperationException failure =
            await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(typeof(Tick)));

        Assert.Contains(nameof(Tick), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_SettingMissing_NamesIt()
    {
        _settings.Remove("Schedule");

        InvalidOperationException failure =
            await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(typeof(Tick)));

        Assert.Contains("Schedule", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_StorageIsDown_SaysHowToStartIt()
    {
        string down = azurite.ConnectionString.Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal);

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => RunningHost.StartAsync(down, [typeof(Tick)], settings: _settings));

        Assert.Contains("disburse up", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_AllKindsOfFunctions_IsFast()
    {
        long started = Stopwatch.GetTimestamp();
        await using RunningHost host = await StartAsync(typeof(Inbox), typeof(Results), typeof(Tick));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);

        TestContext.Current.SendDiagnosticMessage($"host started in {elapsed.TotalMilliseconds:f0} ms");
        Assert.True(elapsed < TimeSpan.FromSeconds(10), $"The host took {elapsed} to start.");
    }

    private Task<RunningHost> StartAsync(params Type[] functions) => RunningHost.StartAsync(
        azurite.ConnectionString,
        functions,
        builder => builder.Services.AddSingleton(_heard),
        _settings);

    private async Task UploadAsync(string name, string text)
    {
        var container = new BlobContainerClient(azurite.ConnectionString, _settings["InboxContainer"]);
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true, Token);
    }

    private sealed class Heard
    {
        private readonly ConcurrentQueue<string> _words = new();

        public int Count => _words.Count;

        public IEnumerable<string> Words => _words;

        public void Add(string word) => _words.Enqueue(word);
    }

    private sealed class Inbox(Heard heard)
    {
        [Function("Inbox")]
        public async Task RunAsync(
            [BlobTrigger("%InboxContainer%/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
            string name,
            CancellationToken cancellationToken)
        {
            Azure.Storage.Blobs.Models.BlobDownloadResult content = await blob.DownloadContentAsync(cancellationToken);
            heard.Add($"{name} {content.Content}");
        }
    }

    private sealed class Results(Heard heard)
    {
        [Function("Results")]
        public async Task RunAsync(
            [ServiceBusTrigger("%ResultsQueue%", Connection = "ServiceBusConnection", AutoCompleteMessages = false)]
            ServiceBusReceivedMessage message,
            ServiceBusMessageActions actions,
            CancellationToken cancellationToken)
        {
            heard.Add($"{message.Body} {message.DeliveryCount}");
            await actions.CompleteMessageAsync(message, cancellationToken);
        }
    }

    private sealed class Tick(Heard heard)
    {
        [Function("Tick")]
        public void Run([TimerTrigger("%Schedule%", UseMonitor = false)] TimerInfo timer) =>
            heard.Add($"tick {timer.IsPastDue}");
    }
}
