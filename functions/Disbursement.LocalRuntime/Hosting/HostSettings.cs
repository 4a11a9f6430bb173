using Microsoft.Extensions.Configuration;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>
/// What <c>host.json</c> says, with the defaults of the Functions host where it is silent. As in that host, a variable
/// <c>AzureFunctionsJobHost__extensions__http__routePrefix</c> stands before the file's value.
/// </summary>
internal sealed class HostSettings
{
    /// <summary>In front of the variables that stand before the file.</summary>
    private const string VariablePrefix = "AzureFunctionsJobHost__";

    private const string FileName = "host.json";
    private readonly IConfiguration _json;

    private HostSettings(IConfiguration json) => _json = json;

    /// <summary>In front of all HTTP routes.</summary>
    /// <value>Default <c>api</c>; may be empty.</value>
    public string RoutePrefix => _json["extensions:http:routePrefix"] ?? "api";

    /// <summary>The task hub's name.</summary>
    /// <value>Default <c>TestHubName</c>, as in the Functions host.</value>
    public string HubName => _json["extensions:durableTask:hubName"] ?? "TestHubName";

    /// <summary>Activities at one time; null leaves the engine's default.</summary>
    public int? ActivitiesMax => _json.GetValue<int?>("extensions:durableTask:maxConcurrentActivityFunctions");

    /// <summary>Orchestrators at one time; null leaves the engine's default.</summary>
    public int? OrchestratorsMax => _json.GetValue<int?>("extensions:durableTask:maxConcurrentOrchestratorFunctions");

    /// <summary>
    /// Processes that may die in a row over one activity or step; null leaves the engine's default. Only this runtime
    /// knows it: for a harness that kills by chance more often than poison would.
    /// </summary>
    public int? CrashesMax => _json.GetValue<int?>("extensions:durableTask:crashesMax");

    /// <summary>Blobs handled at one time by one function.</summary>
    /// <value>Default 8.</value>
    public int BlobsAtOnceMax => _json.GetValue<int?>("extensions:blobs:maxDegreeOfParallelism") ?? 8;

    /// <summary>Messages handled at one time by one function.</summary>
    /// <value>Default 16.</value>
    public int MessagesAtOnceMax => _json.GetValue<int?>("extensions:serviceBus:maxConcurrentCalls") ?? 16;

    /// <summary>Levels of the log.</summary>
    public IConfigurationSection Logging => _json.GetSection("logging");

    /// <summary>Reads a folder's <c>host.json</c>; without one the defaults hold.</summary>
    /// <exception cref="InvalidDataException">The file is not JSON.</exception>
    public static HostSettings Read(string folder) =>
        new(new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(folder, FileName), optional: true)
            .AddEnvironmentVariables(VariablePrefix)
            .Build());
}
