using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Watch;

/// <summary>What the watch is made of.</summary>
internal static class WatchServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WatchOptions>()
            .Bind(configuration.GetSection("Watch"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(new QueueServiceClient(configuration["AzureWebJobsStorage"]));
        services.AddSingleton<InboxWatch>();
        services.AddSingleton<AsideWatch>();
        services.AddSingleton<MonthWatch>();
        return services;
    }
}
