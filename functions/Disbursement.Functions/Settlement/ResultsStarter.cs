using Disbursement.Functions.Intake;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Settlement;

/// <summary>Starts the reading of one version of one result file, once.</summary>
public sealed class ResultsStarter
{
    /// <summary>Starts it unless it runs. Running it again after it finished says the same again and changes nothing.</summary>
    /// <param name="client">Starts orchestrations.</param>
    /// <param name="path">Path in <c>returns</c>.</param>
    /// <param name="version">The version's ETag.</param>
    /// <param name="arrivedAt">When the version was written.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task StartAsync(
        DurableTaskClient client,
        string path,
        string version,
        DateTimeOffset arrivedAt,
        CancellationToken cancellationToken)
    {
        string instance = FileVersions.InstanceIdOf("results", path, version);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(ReceiveResultsOrchestrator),
                new ResultsRequest(path, version, arrivedAt, instance),
                new StartOrchestrationOptions(instance),
                cancellationToken);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // It runs: the same version was announced twice.
        }
    }
}
