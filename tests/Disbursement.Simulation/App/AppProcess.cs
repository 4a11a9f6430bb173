using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Disbursement.Core.Units;
using Disbursement.Functions;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Verification;
using Disbursement.Functions.Web.Actions;
using Disbursement.LocalRuntime.Durable;
using Disbursement.LocalRuntime.Hosting;
using Disbursement.LocalRuntime.Tests.Durable.Simulation;
using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.LocalRuntime.Triggers.Durable;
using Disbursement.Simulation.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.Simulation.App;

/// <summary>
/// One process of the app: its own services, clients and caches, its share of the hub, and nothing that outlives it.
/// </summary>
internal sealed class AppProcess
{
    private readonly ServiceProvider _services;

    /// <summary>Puts a process together.</summary>
    /// <param name="process">Its place on the simulation's thread.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="configuration">The app's settings.</param>
    /// <param name="transport">Its way to storage.</param>
    /// <param name="retries">How often its storage clients try again by themselves.</param>
    /// <param name="inquiry">Its way to the institutions.</param>
    /// <param name="store">Its way to the hub.</param>
    /// <param name="options">How its share of the hub runs.</param>
    /// <param name="runs">Counts runs of orchestrations, so that a seed always gives the same ids.</param>
    /// <param name="around">Put around every activity.</param>
    public AppProcess(
        SimulatedProcess process,
        ProcessClock clock,
        IConfiguration configuration,
        HttpPipelineTransport transport,
        int retries,
        HttpMessageHandler inquiry,
        CrashableStore store,
        DurableHubOptions options,
        Func<string> runs,
        Func<string, Func<Task<object?>>, Task<object?>> around)
    {
        (Process, Clock, Store) = (process, clock, store);
        var registry = new DurableRegistry();
        Hub = new DurableHub(registry, options, store, store, clock, NullLoggerFactory.Instance)
        {
            WorkerId = process.Name,
            NewExecutionId = runs,
            Background = process.StartAsync,
        };
        Client = new LocalDurableTaskClient(Hub);
        _services = NewServices(configuration, clock, transport, retries, inquiry, Client);
        Register(registry, around);
    }

    /// <summary>Its place on the thread.</summary>
    public SimulatedProcess Process { get; }

    /// <summary>Its clock.</summary>
    public ProcessClock Clock { get; }

    /// <summary>Its way to the hub.</summary>
    public CrashableStore Store { get; }

    /// <summary>Its share of the hub.</summary>
    public DurableHub Hub { get; }

    /// <summary>Starts and wakes orchestrations.</summary>
    public LocalDurableTaskClient Client { get; }

    /// <summary>Whether it has started.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Starts it, as the host would: storage first, then the hub.</summary>
    public async Task StartAsync()
    {
        await new StoragePreparation(Get<BlobStore>(), Get<Functions.Reference.ReferenceStore>())
            .StartAsync(CancellationToken.None);
        await Get<ServiceBusClient>().Queues.EnsureSubscriptionAsync("payment-files", "parties", CancellationToken.None);
        await Hub.StartAsync(CancellationToken.None);
        IsUp = true;
    }

    /// <summary>A service, function or action with its services.</summary>
    public T Get<T>()
        where T : class => ActivatorUtilities.GetServiceOrCreateInstance<T>(_services);

    private void Register(DurableRegistry registry, Func<string, Func<Task<object?>>, Task<object?>> around)
    {
        var found = new DurableRegistry();
        DurableFunctions.Register(found, AppFunctions.Orchestrators, _services);
        foreach (string name in AppFunctions.Orchestrators.Select(static function => function.Name))
        {
            registry.AddOrchestrator(name, found.FindOrchestrator(name)!);
        }

        foreach (string name in AppFunctions.Activities)
        {
            Func<DurableActivityCall, CancellationToken, Task<object?>> run = found.FindActivity(name)!;
            registry.AddActivity(name, (call, cancellation) => around(name, () => run(call, cancellation)));
        }
    }

    private static ServiceProvider NewServices(
        IConfiguration configuration,
        ProcessClock clock,
        HttpPipelineTransport transport,
        int retries,
        HttpMessageHandler inquiry,
        DurableTaskClient client)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddDisbursement(configuration);

        services.AddSingleton(new BlobServiceClient(
            new Uri(MemoryAddresses.Blob), Without(new BlobClientOptions(), transport, retries)));
        services.AddSingleton(NewTables(transport, retries));
        services.AddSingleton(new ServiceBusClient(new ServiceBusQueues(
            new QueueServiceClient(new Uri(MemoryAddresses.Queue), Without(new QueueClientOptions(), transport, retries)), clock)));
        services.AddSingleton(provider => new AccountInquiryClient(
            new HttpClient(inquiry)
            {
                BaseAddress = new Uri("http://inquiry.simulation/"),
                Timeout = Timeout.InfiniteTimeSpan,
            },
            provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<VerificationOptions>>(),
            clock,
            NullLogger<AccountInquiryClient>.Instance));
        services.AddSingleton(UnitRegister.Shipped);
        services.AddSingleton<CloseMonth>();
        services.AddSingleton<ApprovalChecks>();
        services.AddSingleton(client);
        services.AddSingleton(AppFunctions.Index);
        services.AddSingleton(provider => new FunctionInvoker(
            provider.GetRequiredService<IServiceScopeFactory>(), new FunctionPipeline().Build()));
        return services.BuildServiceProvider();
    }

    /// <summary>Tables by a transport of the simulation's.</summary>
    internal static TableServiceClient NewTables(HttpPipelineTransport transport, int retries) => new(
        MemoryAddresses.ConnectionString, Without(new TableClientOptions(), transport, retries));

    /// <summary>Options without waits, logs and traces.</summary>
    internal static T Without<T>(T options, HttpPipelineTransport transport, int retries)
        where T : Azure.Core.ClientOptions
    {
        options.Transport = transport;
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.Zero; // a wait would be by the machine's clock
        options.Retry.NetworkTimeout = Timeout.InfiniteTimeSpan; // and so would this one
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return options;
    }
}
