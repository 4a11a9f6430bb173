using Disbursement.LocalRuntime.Durable.Storage;

namespace Disbursement.LocalRuntime.Tests.Durable.Simulation;

/// <summary>Loses and doubles wake-ups, and now and then hides a living worker, so that two own one instance.</summary>
internal sealed class FaultyWorkers(IWorkerStore inner, Random random) : IWorkerStore
{
    /// <summary>Whether faults still happen: a simulation ends in peace.</summary>
    public bool IsCalm { get; set; }

    public int WakeUpsLost { get; private set; }

    public int WorkersHidden { get; private set; }

    public Task WriteLeaseAsync(WorkerLease lease, CancellationToken cancellationToken) =>
        inner.WriteLeaseAsync(lease, cancellationToken);

    public Task DeleteLeaseAsync(string workerId, CancellationToken cancellationToken) =>
        inner.DeleteLeaseAsync(workerId, cancellationToken);

    public async Task<IReadOnlyList<WorkerLease>> ListLeasesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<WorkerLease> leases = await inner.ListLeasesAsync(cancellationToken);
        if (IsCalm || leases.Count == 0 || random.Next(3) > 0)
        {
            return leases;
        }

        WorkersHidden++;
        int hidden = random.Next(leases.Count);
        return [.. leases.Where((_, index) => index != hidden)];
    }

    public async Task SendWakeUpAsync(string workerId, string instanceId, CancellationToken cancellationToken)
    {
        int copies = IsCalm ? 1 : random.Next(3);
        WakeUpsLost += copies == 0 ? 1 : 0;
        for (int copy = 0; copy < copies; copy++)
        {
            await inner.SendWakeUpAsync(workerId, instanceId, cancellationToken);
        }
    }

    public Task<IReadOnlyList<string>> ReceiveWakeUpsAsync(string workerId, CancellationToken cancellationToken) =>
        inner.ReceiveWakeUpsAsync(workerId, cancellationToken);
}
