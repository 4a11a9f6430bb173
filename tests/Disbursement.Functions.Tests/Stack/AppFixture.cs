using System.Globalization;
using Azure.Storage.Blobs;
using Disbursement.Core.Contracts;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Web;
using Disbursement.Functions.Verification;
using Disbursement.Functions.Web;
using Disbursement.LocalRuntime.Hosting;
using Disbursement.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// The whole app as it runs on one machine: every trigger, timer, orchestration and endpoint, in this process, over an
/// Azurite that nobody else writes to. Only the institutions are played, by <see cref="Inquiry"/>. Months are not
/// shared: each test takes its own from <see cref="NewMonth"/>.
/// </summary>
public sealed class AppFixture : IAsyncLifetime
{
    private int _months;
    private int _intakes;

    private readonly AzuriteFixture _azurite = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("disbursement-app-").FullName;
    private IHost? _host;

    /// <summary>The institutions.</summary>
    internal FakeInquiry Inquiry { get; } = new();

    /// <summary>Payment rounds of its months.</summary>
    public int RoundsMax { get; init; } = 2;

    /// <summary>Where the API listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The blobs.</summary>
    public BlobStore Blobs => Get<BlobStore>();

    /// <summary>The engine's client.</summary>
    public DurableTaskClient Engine => Get<DurableTaskClient>();

    /// <summary>A service of the app.</summary>
    public T Get<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    /// <summary>A month of Hòa Bình to pay, that no other test has, nor the month before it.</summary>
    public MonthRef NewMonth()
    {
        int number = Interlocked.Increment(ref _months);
        return MonthOf(number, firstOfYear: 1);
    }

    /// <summary>A month of Hòa Bình to send lists for and no more, that no other test has.</summary>
    /// <remarks>It lies before one that is paid; nothing is carried over from it, since it never ends.</remarks>
    public MonthRef NewIntakeMonth()
    {
        int number = Interlocked.Increment(ref _intakes);
        return MonthOf(number, firstOfYear: 2);
    }

    /// <summary>Two months in a row; one test takes them, of an app where nobody takes the month before.</summary>
    public static (MonthRef First, MonthRef Second) MonthsInARow => (new("17", "2025-05"), new("17", "2025-06"));

    /// <summary>Two months in a row of the other app, for what the second finds about the first; one test takes them.</summary>
    public static (MonthRef First, MonthRef Second) MonthsOfRecovery => (new("17", "2025-02"), new("17", "2025-03"));

    /// <summary>A month with three before it that no other test has; one test takes it.</summary>
    public static MonthRef MonthAfterThree => new("17", "2025-04");

    private static MonthRef MonthOf(int number, int firstOfYear)
    {
        // What comes after is spoken for by name.
        Assert.True(number <= 30, "The districts of Hòa Bình make lists until 2025-06: there are no more months.");
        int month = firstOfYear + (number - 1) % 6 * 2;
        return new MonthRef("17", FormattableString.Invariant($"{2020 + (number - 1) / 6}-{month:00}"));
    }

    /// <summary>Puts a file into the inbox, as an upload does.</summary>
    public async Task DropAsync(string path, ReadOnlyMemory<byte> content)
    {
        BlobContainerClient inbox = await Blobs.ContainerAsync(Containers.Inbox, TestContext.Current.CancellationToken);
        await inbox.GetBlobClient(path).UploadAsync(
            new BinaryData(content), overwrite: true, TestContext.Current.CancellationToken);
    }

    /// <summary>Puts a file into the inbox and waits for the receipt that answers this very version.</summary>
    public async Task<Receipt> SendAsync(string path, ReadOnlyMemory<byte> content)
    {
        await DropAsync(path, content);
        BlobContainerClient inbox = await Blobs.ContainerAsync(Containers.Inbox, TestContext.Current.CancellationToken);
        var sent = await inbox.GetBlobClient(path).GetPropertiesAsync(
            cancellationToken: TestContext.Current.CancellationToken);
        string version = sent.Value.ETag.ToString().Trim('"');
        BlobContainerClient receipts =
            await Blobs.ContainerAsync(Containers.Receipts, TestContext.Current.CancellationToken);
        BlobClient answer = receipts.GetBlobClient(path + ".receipt.json");
        await Eventually.HoldsAsync(
            async () => await answer.ExistsAsync(TestContext.Current.CancellationToken)
                && (await answer.GetPropertiesAsync(cancellationToken: TestContext.Current.CancellationToken))
                    .Value.Metadata["etag"] == version,
            TimeSpan.FromSeconds(90));
        using Stream stream = await answer.OpenReadAsync(cancellationToken: TestContext.Current.CancellationToken);
        return await Receipt.ReadAsync(stream, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until a round is in a state.</summary>
    public async Task<RoundEntity> RoundAsync(MonthRef month, int round, string state)
    {
        RoundEntity? row = null;
        await Eventually.HoldsAsync(
            async () => (row = await Get<RoundStore>().FindAsync(month, round, CancellationToken.None))?.State == state,
            TimeSpan.FromSeconds(90));
        return row!;
    }

    /// <summary>Waits until the month is in a state.</summary>
    public async Task<MonthEntity> MonthAsync(MonthRef month, string state)
    {
        MonthEntity? row = null;
        await Eventually.HoldsAsync(
            async () => (row = await Get<MonthStore>().FindAsync(month, CancellationToken.None))?.State == state,
            TimeSpan.FromSeconds(90));
        return row!;
    }

    /// <summary>Calls the API as a person.</summary>
    public Task<ApiAnswer> CallAsync(string token, HttpMethod method, string path, object? body = null) =>
        ApiCalls.SendAsync(Address, token, method, path, body);

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "host.json"), "{ \"version\": \"2.0\" }");
        var builder = new FunctionsApplicationBuilder(new LocalHostOptions
        {
            Arguments = ["--urls", "http://127.0.0.1:0"],
            BaseDirectory = _folder,
            FunctionTypes = typeof(WebServices).Assembly.GetTypes(),
            Settings = new Dictionary<string, string?>(SettingsOf(_azurite.ConnectionString))
            {
                ["Months:RoundsMax"] = RoundsMax.ToString(CultureInfo.InvariantCulture),
            },
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddDisbursement(builder.Configuration);
        builder.Services.AddHttpClient<AccountInquiryClient>().ConfigurePrimaryHttpMessageHandler(() => Inquiry);
        builder.AddWeb();
        _host = builder.Build();
        await _host.StartAsync();
        await PayEarlierMonthsAsync();
        Address = new Uri(_host.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The shipped contracts, in force for every month that tests take.</summary>
    private Task PayEarlierMonthsAsync() => Blobs.ReplaceAsync(
        Containers.Reference,
        "contracts.json",
        BinaryData.FromString(ContractBook.ShippedJson().Replace("2023-01-01", "2019-01-01", StringComparison.Ordinal)),
        "application/json",
        CancellationToken.None);

    /// <summary>What the app is told; the storage alone differs.</summary>
    internal static Dictionary<string, string?> SettingsOf(string storage) => new()
    {
        ["AzureWebJobsStorage"] = storage,
        ["ServiceBusConnection"] = storage,
        ["ServiceBus:Topics:payment-files"] = "sandbox",
        ["Auth:DevelopmentKey"] = TestTokens.Key,
        ["Identifiers:ProvinceKey"] = TestTokens.Key,
        ["Settlement:MessageKey"] = Convert.ToBase64String(new byte[32]),
        ["Verification:InquiryUrl"] = "http://127.0.0.1:1",
        ["Verification:ApiKey"] = "none",
        ["Verification:DecisionWindow"] = "00:30:00",
        ["Signing:Pfx"] = SigningSamples.PayerPfx,
        ["Intake:FileBytesMax"] = "16777216",
    };
}

/// <summary>The tests that share one app. Its months are few, so that there is <see cref="OtherAppTests"/> too.</summary>
[CollectionDefinition(Name)]
public sealed class AppTests : ICollectionFixture<AppFixture>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "app";
}

/// <summary>The tests that share another app, with months of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OtherAppTests : ICollectionFixture<AppFixture>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "other-app";
}
