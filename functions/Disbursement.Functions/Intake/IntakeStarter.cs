using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Intake;

/// <summary>Starts the reading of one version of one file, once.</summary>
/// <param name="logger">Where it says so.</param>
public sealed class IntakeStarter(ILogger<IntakeStarter> logger)
{
    /// <summary>Starts it unless it runs. Running it again after it finished finds the same bytes and changes nothing.</summary>
    public async Task StartAsync(DurableTaskClient client, IntakeRequest request, CancellationToken cancellationToken)
    {
        var options = new StartOrchestrationOptions(FileVersions.InstanceIdOf("intake", request.Path, request.ETag));
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(ReadListOrchestrator), request, options, cancellationToken);
            logger.IntakeStarted(options.InstanceId!);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            logger.IntakeRunning(options.InstanceId!);
        }
    }
}
