using Disbursement.Functions.Intake;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Kills.Poison;

/// <summary>The reader of lists, which a poisoned list brings down with its whole process.</summary>
/// <param name="services">What the real reader needs.</param>
public sealed class CrashingListReader(IServiceProvider services)
{
    /// <summary>Reads, or takes the process down.</summary>
    [Function(nameof(ReadListActivity))]
    public Task<ListReading> RunAsync([ActivityTrigger] IntakeRequest request, CancellationToken cancellationToken)
    {
        PoisonFile.CrashOn(request.Path);
        return ActivatorUtilities.CreateInstance<ReadListActivity>(services).RunAsync(request, cancellationToken);
    }
}
