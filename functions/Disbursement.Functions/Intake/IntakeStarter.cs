using System.Security.Cryptography;
using System.Text;
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
        var options = new StartOrchestrationOptions(InstanceIdOf(request));
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

    /// <summary>The instance id of a version: the path's hash keeps whatever a file is called out of it.</summary>
    internal static string InstanceIdOf(IntakeRequest request)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Path}\n{request.ETag}"));
        return $"intake-{Convert.ToHexStringLower(hash.AsSpan(0, 12))}";
    }
}
