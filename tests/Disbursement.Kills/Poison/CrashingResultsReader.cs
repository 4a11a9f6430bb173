using Disbursement.Functions.Settlement;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Kills.Poison;

/// <summary>The reader of result files, which a poisoned file brings down with its whole process.</summary>
/// <param name="services">What the real reader needs.</param>
public sealed class CrashingResultsReader(IServiceProvider services)
{
    /// <summary>Reads, or takes the process down.</summary>
    [Function(nameof(ReadResultsActivity))]
    public Task<ResultsReading> RunAsync([ActivityTrigger] ResultsRequest request, CancellationToken cancellationToken)
    {
        PoisonFile.CrashOn(request.Path);
        return ActivatorUtilities.CreateInstance<ReadResultsActivity>(services).RunAsync(request, cancellationToken);
    }
}
