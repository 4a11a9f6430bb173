using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Triggers.Blob;
using Disbursement.LocalRuntime.Triggers.Durable;
using Disbursement.LocalRuntime.Triggers.Http;
using Disbursement.LocalRuntime.Triggers.ServiceBus;
using Disbursement.LocalRuntime.Triggers.Timer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>The functions of one host and what serves them.</summary>
internal sealed class HostFunctions
{
    private readonly IReadOnlyList<FunctionDescriptor> _orchestrators;
    private readonly IReadOnlyList<BoundFunction> _functions;
    private readonly HostSettings _settings;

    /// <summary>Finds and binds the functions.</summary>
    /// <exception cref="InvalidOperationException">One cannot be bound; the message names it.</exception>
    public HostFunctions(LocalHostOptions options, HostSettings settings)
    {
        _settings = settings;
        var binder = new FunctionBinder(
        [
            new ActivityTriggerKind(),
            new BlobTriggerKind(),
            new HttpTriggerKind(),
            new ServiceBusTriggerKind(),
            new TimerTriggerKind(),
        ]);
        ILookup<bool, FunctionDescriptor> found = FunctionCatalog.Find(options.FunctionTypes)
            .ToLookup(function => function.Trigger is OrchestrationTriggerAttribute);
        _orchestrators = [.. found[true]];
        _functions = [.. found[false].Select(binder.Bind)];
    }

    /// <summary>Whether any function is started by HTTP.</summary>
    public bool HasHttp => Has<HttpTriggerAttribute>();

    /// <summary>Adds what the functions need: engine and listeners, in the order in which they start.</summary>
    public void AddServices(IServiceCollection services, IConfiguration configuration, FunctionPipeline pipeline)
    {
        services.AddSingleton(_settings);
        services.AddSingleton(new Connections(configuration));
        services.AddSingleton(new FunctionIndex(_functions));
        services.AddSingleton(provider => new FunctionInvoker(
            provider.GetRequiredService<IServiceScopeFactory>(), pipeline.Build()));
        services.AddHostedService<StorageProbe>();
        AddDurable(services, configuration);
        AddListener<ServiceBusTriggerAttribute, ServiceBusListener>(services, always: true);
        AddListener<BlobTriggerAttribute, BlobListener>(services);
        AddListener<TimerTriggerAttribute, TimerListener>(services);
        if (HasHttp)
        {
            HttpFunctions.AddServices(services, _functions);
        }
    }

    /// <summary>Connects the functions to engine and web server.</summary>
    public void Register(WebApplication app)
    {
        if (app.Services.GetService<DurableRegistry>() is { } registry)
        {
            DurableFunctions.Register(registry, _orchestrators, app.Services);
        }

        HttpFunctions.Map(app, _settings.RoutePrefix);
    }

    private bool Has<TTrigger>() => _functions.Any(function => function.Descriptor.Trigger is TTrigger);

    private void AddListener<TTrigger, TListener>(IServiceCollection services, bool always = false)
        where TListener : class, Microsoft.Extensions.Hosting.IHostedService
    {
        if (always || Has<TTrigger>())
        {
            services.AddHostedService<TListener>();
        }
    }

    /// <summary>The engine runs only where something is durable: it talks to storage even when idle.</summary>
    private void AddDurable(IServiceCollection services, IConfiguration configuration)
    {
        bool isDurable = _orchestrators.Count > 0 || Has<ActivityTriggerAttribute>();
        if (isDurable)
        {
            services.AddDurableHub(hub =>
            {
                hub.HubName = _settings.HubName;
                hub.ConnectionString = new Connections(configuration).Storage;
                hub.MaxConcurrentActivities = _settings.ActivitiesMax ?? hub.MaxConcurrentActivities;
                hub.MaxConcurrentOrchestrators = _settings.OrchestratorsMax ?? hub.MaxConcurrentOrchestrators;
                hub.CrashesMax = _settings.CrashesMax ?? hub.CrashesMax;
            });
        }
    }
}
