namespace Disbursement.LocalRuntime.Durable.Storage;

/// <summary>A process that works on the hub, and until when it is taken to be alive.</summary>
/// <param name="WorkerId">Made anew at each start.</param>
/// <param name="Machine">The machine it runs on.</param>
/// <param name="ProcessId">Its process there.</param>
/// <param name="ExpiresAt">When others may take over its instances, UTC, unless it renews.</param>
internal sealed record WorkerLease(string WorkerId, string Machine, int ProcessId, DateTimeOffset ExpiresAt);

/// <summary>
/// How the processes of a hub know of each other. None of it decides anything: a lost lease or wake-up costs time,
/// a wrong one costs work done twice and refused once.
/// </summary>
internal interface IWorkerStore
{
    /// <summary>Writes or renews a lease.</summary>
    Task WriteLeaseAsync(WorkerLease lease, CancellationToken cancellationToken);

    /// <summary>Deletes a lease and the worker's wake-ups.</summary>
    Task DeleteLeaseAsync(string workerId, CancellationToken cancellationToken);

    /// <summary>Reads all leases, expired ones too.</summary>
    Task<IReadOnlyList<WorkerLease>> ListLeasesAsync(CancellationToken cancellationToken);

    /// <summary>Asks another worker to look at an instance.</summary>
    Task SendWakeUpAsync(string workerId, string instanceId, CancellationToken cancellationToken);

    /// <summary>Takes the wake-ups that are waiting; ids may come twice or never.</summary>
    Task<IReadOnlyList<string>> ReceiveWakeUpsAsync(string workerId, CancellationToken cancellationToken);
}
