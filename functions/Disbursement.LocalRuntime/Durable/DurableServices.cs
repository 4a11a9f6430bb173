using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>Adds the durable engine to a host.</summary>
internal static class DurableServices
{
    /// <summary>Registers the registry, the hub as a hosted service and its client.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddDurableHub(
        this IServiceCollection services, Action<DurableHubOptions> configure)
    {
        var options = new DurableHubOptions();
        configure(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DurableRegistry>();
        services.AddSingleton(options);
        services.AddSingleton<DurableHub>();
        services.AddHostedService(provider => provider.GetRequiredService<DurableHub>());
        return services;
    }
}
