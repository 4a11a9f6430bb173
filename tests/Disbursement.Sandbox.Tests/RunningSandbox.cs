using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Disbursement.Sandbox.Tests;

/// <summary>The sandbox on a free port of this machine.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    /// <summary>The key the sandbox asks for.</summary>
    public const string Key = "a-key";

    private readonly WebApplication _app;

    private RunningSandbox(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Http.DefaultRequestHeaders.Add("X-Api-Key", Key);
    }

    /// <summary>A client with the right key.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts the sandbox.</summary>
    /// <param name="world">Its world.</param>
    /// <param name="settings">Settings below <c>Sandbox</c>.</param>
    /// <param name="clock">Its clock; null for the system's.</param>
    public static async Task<RunningSandbox> StartAsync(
        WorldFolder world, Dictionary<string, string?>? settings = null, TimeProvider? clock = null)
    {
        WebApplication app = SandboxApp.Build([], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["urls"] = "http://127.0.0.1:0",
                ["Sandbox:World"] = world.Path,
                ["Sandbox:ApiKey"] = Key,
            });
            builder.Configuration.AddInMemoryCollection(
                (settings ?? []).Select(pair => KeyValuePair.Create($"Sandbox:{pair.Key}", pair.Value)));
            if (clock is not null)
            {
                builder.Services.AddSingleton(clock);
            }
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningSandbox(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
