using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Signing;

/// <summary>What signs payment files.</summary>
internal static class SigningServices
{
    /// <summary>Adds it; a key that cannot be used stops the app at start-up.</summary>
    public static IServiceCollection AddSigning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SigningOptions>()
            .Bind(configuration.GetSection(SigningOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddHttpClient(nameof(KeyVault), static http => http.Timeout = TimeSpan.FromSeconds(30));
        services.AddSingleton(provider => new KeyVault(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(KeyVault)),
            configuration));
        services.AddSingleton<IFileSigner, FileSigner>();
        services.AddSingleton<FileSignatures>();
        return services;
    }
}
