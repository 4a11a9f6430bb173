using System.Text.Json;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain002;
using Disbursement.Formats.Results;
using Disbursement.Testing;

namespace Disbursement.Sandbox.Tests.Providers;

/// <summary>One provider with one released file of four payments, and what the sandbox answered for it.</summary>
internal sealed class PlayedProvider : IAsyncDisposable
{
    private static readonly string[] Accounts = ["10", "11", "12", "13"];
    private static readonly string[] People = ["017140000001", "017140000002", "017140000003", "017140000004"];

    private readonly FakeApp _app;

    private PlayedProvider(FakeApp app, string provider)
    {
        (_app, Provider) = (app, provider);
        FileId = $"17-202406-r1-148-btxh-{provider}-001";
    }

    /// <summary>Who pays.</summary>
    public string Provider { get; }

    /// <summary>The released file.</summary>
    public string FileId { get; }

    /// <summary>The released file's bytes.</summary>
    public byte[] Released { get; private set; } = [];

    /// <summary>The payments in it.</summary>
    public EndToEndId[] Payments { get; private set; } = [];

    /// <summary>Paths of all answers, ordinal.</summary>
    public string[] Paths => [.. _app.Returns.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Releases the file and lets the sandbox answer until nothing is left to say.</summary>
    /// <param name="provider">Who pays.</param>
    /// <param name="faults">Its faults, as <c>--fault</c> names them.</param>
    /// <param name="settings">More settings.</param>
    public static async Task<PlayedProvider> PlayAsync(
        string provider, string faults, params (string Name, string Value)[] settings)
    {
        FakeApp app = await FakeApp.StartAsync();
        var played = new PlayedProvider(app, provider);
        bool cash = provider == "vnpost" || provider.StartsWith("xa-", StringComparison.Ordinal);
        bool list = provider == "970418";
        played.Payments = [.. (cash ? People : Accounts).Select(Providers.Payments.IdOf)];
        played.Released = cash ? Providers.Payments.PayoutList(played.FileId, People)
            : list ? Providers.Payments.TransferList(played.FileId, "transfers-csv-1", Accounts)
            : Providers.Payments.CreditTransfer(played.FileId, Accounts);
        string format = cash ? "payout-list-1" : list ? "transfers-csv-1" : "pain.001.001.09";
        app.Release(provider, played.FileId, format, played.Released);
        await RunAsync(app, [("Wild:Faults", faults), ("Wild:FaultPerMille", "1000"), .. settings]);
        return played;
    }

    /// <summary>Runs the sandbox beside an app until it has no more to answer.</summary>
    public static async Task RunAsync(FakeApp app, params (string Name, string Value)[] settings)
    {
        using var world = new WorldFolder(behaviour: "\n");
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AppUrl"] = app.Url,
            ["ProviderToken"] = FakeApp.Token,
            ["PollMilliseconds"] = "20",
            ["LateSeconds"] = "0",
        };
        foreach ((string name, string value) in settings)
        {
            all[name] = value;
        }

        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world, all);
        await Eventually.HoldsAsync(async () =>
        {
            string health = await sandbox.Http.GetStringAsync("/health", TestContext.Current.CancellationToken);
            return app.Looks > 1 && JsonDocument.Parse(health).RootElement.GetProperty("toAnswer").GetInt32() == 0;
        });
    }

    /// <summary>The bytes of an answer.</summary>
    public byte[] Bytes(string path) => _app.Returns[path];

    /// <summary>What the provider said in its own place, wave by wave; each payment's status in one wave once.</summary>
    /// <param name="wave">1 for the first answers.</param>
    public Dictionary<EndToEndId, ResultStatus> Said(int wave) => SaidIn(
        Paths.Where(path => path.StartsWith($"{Provider}/17/2024-06/{FileId}.{wave}-", StringComparison.Ordinal)));

    /// <summary>What some answers say.</summary>
    public Dictionary<EndToEndId, ResultStatus> SaidIn(IEnumerable<string> paths) => paths
        .SelectMany(path => Read(path).Lines)
        .ToDictionary(static line => line.Id, static line => line.Result!.Status);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private ResultDocument Read(string path)
    {
        using var stream = new MemoryStream(_app.Returns[path]);
        return path.EndsWith(".xml", StringComparison.Ordinal)
            ? Pain002Reader.Read(stream)
            : ResultList.Read(stream, DateTimeOffset.UnixEpoch);
    }
}
