using Disbursement.Sandbox.Faults;
using Disbursement.Sandbox.Inquiry;
using Disbursement.Sandbox.Population;
using Disbursement.Sandbox.Providers;
using Disbursement.Sandbox.World;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox;

/// <summary>Puts the sandbox together: services, routes, world.</summary>
internal static class SandboxApp
{
    /// <summary>Builds the web app; the caller runs it.</summary>
    /// <param name="args">Command-line settings, for example <c>--Sandbox:World=DIR</c>.</param>
    /// <param name="configure">A test's changes, before the app is built.</param>
    /// <exception cref="OptionsValidationException">A setting is missing or out of range.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        // Storage addresses carry a right in their query; no log is to hold one.
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        configure?.Invoke(builder);
        AddServices(builder.Services);
        WebApplication app = builder.Build();
        // Before the first request: a missing world fails the start, a large one does not time out a caller.
        app.Services.GetRequiredService<WorldStore>();
        MapRoutes(app);
        return app;
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FaultOptions>().BindConfiguration(FaultOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
            WorldStore.Load(provider.GetRequiredService<IOptions<SandboxOptions>>().Value.World));
        services.AddSingleton<FaultPlan>();
        services.AddSingleton<RateLimit>();
        services.AddSingleton<InquiryEndpoint>();
        services.AddSingleton<PopulationEndpoint>();
        AddProviders(services);
    }

    private static void AddProviders(IServiceCollection services)
    {
        services.AddOptions<WildOptions>().BindConfiguration(WildOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                static wild => ProviderFaults.TryParse(wild.Faults, out _, out _),
                $"Sandbox:Wild:Faults must be of {string.Join(", ", ProviderFaults.Names)}, each alone or with @ and one of "
                    + $"{string.Join(", ", ProviderFaults.Kinds)}.")
            .ValidateOnStart();
        services.AddHttpClient<AppApi>(http => http.Timeout = TimeSpan.FromMinutes(2));
        services.AddSingleton<ProviderFaultPlan>();
        services.AddSingleton<AnswerPlanner>();
        services.AddSingleton<MessageAnswers>();
        services.AddTransient<SignatureCheck>();
        services.AddTransient<FileAnswerer>();
        services.AddSingleton<ProviderLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<ProviderLoop>());
    }

    private static void MapRoutes(WebApplication app)
    {
        app.MapGet("/health", (WorldStore world, ProviderLoop providers) => Results.Ok(new
        {
            status = "ok",
            people = world.People,
            accounts = world.Accounts,
            toAnswer = providers.ToAnswer,
        }));
        app.MapGet("/openapi.json", () => Results.Stream(
            typeof(SandboxApp).Assembly.GetManifestResourceStream("account-inquiry.openapi.json")!, "application/json"));
        RouteGroupBuilder guarded = app.MapGroup("").AddEndpointFilter<ApiKeyFilter>();
        guarded.MapPost(InquiryEndpoint.Route,
            (string bin, InquiryRequest request, HttpContext context, InquiryEndpoint endpoint) =>
                endpoint.AskAsync(bin, request, context));
        guarded.MapPost(PopulationEndpoint.Route,
            (PopulationRequest request, PopulationEndpoint endpoint) => endpoint.Check(request));
    }
}
