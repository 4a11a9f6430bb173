using System.Collections.Concurrent;
using System.Text.Json;
using Disbursement.Functions.Storage;
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

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// The API in a real host on a port of its own, over Azurite. Orchestrations are written down, not run. Tests do not
/// share months: each takes its own from <see cref="NewMonth"/>.
/// </summary>
public sealed class ApiFixture(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<string, int> Months = new(StringComparer.Ordinal);
    private readonly string _folder = Directory.CreateTempSubdirectory("disbursement-api-").FullName;
    private IHost? _host;

    /// <summary>What was started and raised.</summary>
    public RecordingTaskClient Client { get; } = new();

    /// <summary>Everything that was logged.</summary>
    public ConcurrentQueue<string> Logged { get; } = new();

    /// <summary>Where the API listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>A service of the app.</summary>
    public T Get<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    /// <summary>A month no other test has.</summary>
    /// <param name="province">99 is unknown to the register; 17 is known, for 66 months from 2020.</param>
    public static MonthRef NewMonth(string province = "99")
    {
        int number = Months.AddOrUpdate(province, 0, (_, before) => before + 1);
        int first = province == "99" ? 2001 : 2020; // The month before the first is one, too.
        return new MonthRef(province, FormattableString.Invariant($"{first + (number / 12)}-{1 + (number % 12):00}"));
    }

    /// <summary>A caller with a token; without one when it is null.</summary>
    public HttpClient As(string? token)
    {
        var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        if (token is not null)
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return http;
    }

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "host.json"), "{ \"version\": \"2.0\" }");
        var builder = new FunctionsApplicationBuilder(new LocalHostOptions
        {
            Arguments = ["--urls", "http://127.0.0.1:0"],
            BaseDirectory = _folder,
            FunctionTypes =
            [
                .. typeof(WebServices).Assembly.GetTypes().Where(
                    type => type.Namespace == "Disbursement.Functions.Web.Endpoints"),
                typeof(ForgottenFunction),
            ],
            Settings = new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = azurite.ConnectionString,
                ["ServiceBusConnection"] = azurite.ConnectionString,
                ["Auth:DevelopmentKey"] = TestTokens.Key,
                ["Identifiers:ProvinceKey"] = TestTokens.Key,
                ["Verification:InquiryUrl"] = "http://127.0.0.1:1",
                ["Verification:ApiKey"] = "none",
            },
        });
        builder.Logging.AddProvider(new QueueLoggerProvider(Logged));
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddDisbursement(builder.Configuration);
        builder.Services.AddSingleton<DurableTaskClient>(Client);
        builder.AddWeb();
        _host = builder.Build();
        await _host.StartAsync();
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

        Directory.Delete(_folder, recursive: true);
    }

    private sealed class QueueLoggerProvider(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}

/// <summary>The tests that share one host.</summary>
[CollectionDefinition(Name)]
public sealed class ApiTests : ICollectionFixture<ApiFixture>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "api";
}

/// <summary>What an answer said.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON body; undefined when there is none.</param>
/// <param name="Type">Media type.</param>
public sealed record ApiAnswer(int Status, JsonElement Body, string? Type)
{
    /// <summary>The code of a problem; empty otherwise.</summary>
    public string Code => Text("code");

    /// <summary>A text of the body; empty when it is not there.</summary>
    public string Text(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
