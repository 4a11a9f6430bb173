using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Disbursement.LocalRuntime.Durable.Storage;
using Disbursement.LocalRuntime.Durable.Storage.Memory;
using Disbursement.LocalRuntime.Durable.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>Adds the durable engine to a host.</summary>
internal static partial class DurableServices
{
    /// <summary>Registers the registry, the hub as a hosted service and its client.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">The hub's name is not one.</exception>
    public static IServiceCollection AddDurableHub(
        this IServiceCollection services, Action<DurableHubOptions> configure)
    {
        var options = new DurableHubOptions();
        configure(options);
        if (!HubNames().IsMatch(options.HubName))
        {
            throw new ArgumentException(
                $"'{options.HubName}' is no hub name: 3 to 45 letters and digits, a letter first.", nameof(configure));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DurableRegistry>();
        services.AddSingleton(options);
        AddStore(services, options);
        services.AddSingleton<DurableHub>();
        services.AddSingleton<DurableTaskClient, LocalDurableTaskClient>();
        services.AddHostedService(provider => provider.GetRequiredService<DurableHub>());
        return services;
    }

    /// <summary>The stores of a hub in a storage account.</summary>
    internal static (IInstanceStore Instances, IWorkerStore Workers) OpenStores(DurableHubOptions options)
    {
        string lowerName = options.HubName.ToLowerInvariant();
        TableClient table = new TableServiceClient(options.ConnectionString)
            .GetTableClient(options.HubName + "Instances");
        var container = new BlobContainerClient(options.ConnectionString, lowerName + "-payloads");
        return (
            new TableStore(table, new PayloadBlobs(container)),
            new TableWorkerStore(
                table, worker => new QueueClient(options.ConnectionString, $"{lowerName}-wake-{worker}")));
    }

    private static void AddStore(IServiceCollection services, DurableHubOptions options)
    {
        if (options.InMemory)
        {
            services.AddSingleton<MemoryStore>();
            services.AddSingleton<IInstanceStore>(provider => provider.GetRequiredService<MemoryStore>());
            services.AddSingleton<IWorkerStore>(provider => provider.GetRequiredService<MemoryStore>());
        }
        else
        {
            (IInstanceStore instances, IWorkerStore workers) = OpenStores(options);
            services.AddSingleton(instances);
            services.AddSingleton(workers);
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HubNames();
}
