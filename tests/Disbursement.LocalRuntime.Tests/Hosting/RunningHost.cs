using System.Globalization;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Tests.Hosting;

/// <summary>A function host in this process, on a port of its own, with the functions of the types it is
/// given.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningHost(IHost host)
    {
        _host = host;
        Uri address = new(host.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>A folder for <c>host.json</c>, given back by the caller; empty means the defaults.</summary>
    public static async Task<RunningHost> StartAsync(
        string connectionString,
        Type[] functions,
        Action<FunctionsApplicationBuilder>? configure = null,
        Dictionary<string, string?>? settings = null,
        string? baseDirectory = null,
        TimeProvider? time = null)
    {
        IHost host = Build(connectionString, functions, configure, settings, baseDirectory, time);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new RunningHost(host);
    }

    public static IHost Build(
        string connectionString,
        Type[] functions,
        Action<FunctionsApplicationBuilder>? configure = null,
        Dictionary<string, string?>? settings = null,
        string? baseDirectory = null,
        TimeProvider? time = null)
    {
        var all = new Dictionary<string, string?>(settings ?? [], StringComparer.OrdinalIgnoreCase)
        {
            ["AzureWebJobsStorage"] = connectionString,
            ["ServiceBusConnection"] = connectionString,
            ["urls"] = "http://127.0.0.1:0",
        };
        var builder = new FunctionsApplicationBuilder(new LocalHostOptions
        {
            FunctionTypes = functions,
            Settings = all,
            BaseDirectory = baseDirectory ?? AppContext.BaseDirectory,
            Time = time,
        });
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.ClearProviders();
        configure?.Invoke(builder);
        return builder.Build();
    }

    public Uri At(string path) => new(path, UriKind.Relative);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _host.StopAsync(limit.Token);
        _host.Dispose();
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
