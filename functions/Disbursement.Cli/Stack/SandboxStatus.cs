using System.Text.Json;

namespace Disbursement.Cli.Stack;

/// <summary>Asks the sandbox whether the providers it plays have more to say.</summary>
internal static class SandboxStatus
{
    /// <summary>True when every file they saw has all the answers it will get; false too when they do not say.</summary>
    /// <param name="sandboxUrl">The sandbox's address, without a slash at the end.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<bool> HaveProvidersAnsweredAsync(string sandboxUrl, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using JsonDocument health = JsonDocument.Parse(
                await http.GetStringAsync(new Uri(sandboxUrl + "/health"), cancellationToken));
            return health.RootElement.TryGetProperty("toAnswer", out JsonElement left) && left.GetInt32() == 0;
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException
            || (problem is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
