using Microsoft.Extensions.Configuration;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Connection strings and names from settings, as attributes refer to them.</summary>
internal sealed class Connections(IConfiguration configuration)
{
    /// <summary>The setting of the storage account that triggers and the host itself use.</summary>
    public const string StorageSetting = "AzureWebJobsStorage";

    /// <summary>The storage account of the host.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing.</exception>
    public string Storage => Required(StorageSetting);

    /// <summary>A trigger's storage account.</summary>
    /// <param name="connection">The setting's name, with or without <c>AzureWebJobs</c>; null for the host's.</param>
    public string StorageOf(string? connection) => connection is null
        ? Storage
        : configuration["AzureWebJobs" + connection] ?? Required(connection);

    /// <summary>A trigger's bus; locally the host's storage account unless the setting names another.</summary>
    public string BusOf(string? connection) =>
        configuration[connection ?? "AzureWebJobsServiceBus"] is { Length: > 0 } named ? named : Storage;

    /// <summary>Puts settings in the place of <c>%names%</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public string Resolve(string text)
    {
        string[] parts = text.Split('%');
        for (int index = 1; index < parts.Length - 1; index += 2)
        {
            parts[index] = Required(parts[index]);
        }

        return string.Concat(parts);
    }

    private string Required(string setting) => configuration[setting] is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"The setting {setting} is missing; put it into local.settings.json or the environment.");
}
