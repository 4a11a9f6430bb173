using System.Diagnostics;
using Disbursement.LocalRuntime.Durable.Storage;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>
/// This worker's lease, and what it knows of the others'. One lease covers all instances of a worker, so idle
/// instances cost nothing; it only says when to take over. The version of the state row decides who may write.
/// </summary>
internal sealed class Membership(DurableHub hub)
{
    private volatile IReadOnlyList<WorkerLease> _others = [];
    private volatile HashSet<string> _dead = new(StringComparer.Ordinal);

    /// <summary>Whether another worker of this hub is alive.</summary>
    public bool HasCompany => _others.Any(IsAlive);

    /// <summary>Writes the lease and learns who else is there.</summary>
    /// <returns>True when a worker has gone that was there before.</returns>
    public async Task<bool> RenewAsync()
    {
        DateTimeOffset expiry = hub.Time.GetUtcNow() + hub.Options.LeaseDuration;
        var lease = new WorkerLease(hub.WorkerId, Environment.MachineName, Environment.ProcessId, expiry);
        await hub.Workers.WriteLeaseAsync(lease, hub.Stopping);
        string[] before = [.. _others.Select(other => other.WorkerId)];
        await LookAsync();
        return before.Except(_others.Select(other => other.WorkerId), StringComparer.Ordinal).Any();
    }

    /// <summary>Whether a worker is taken to be alive. A worker once dead stays dead: ids are not used twice.</summary>
    public async Task<bool> IsAliveAsync(string workerId)
    {
        if (workerId == hub.WorkerId)
        {
            return true;
        }

        if (workerId.Length == 0 || _dead.Contains(workerId))
        {
            return false;
        }

        if (!_others.Any(other => other.WorkerId == workerId && IsAlive(other)))
        {
            await LookAsync();
        }

        bool isAlive = _others.Any(other => other.WorkerId == workerId);
        if (!isAlive)
        {
            _dead = new HashSet<string>(_dead, StringComparer.Ordinal) { workerId };
        }

        return isAlive;
    }

    private async Task LookAsync()
    {
        IReadOnlyList<WorkerLease> leases = await hub.Workers.ListLeasesAsync(hub.Stopping);
        var alive = new List<WorkerLease>();
        foreach (WorkerLease lease in leases.Where(lease => lease.WorkerId != hub.WorkerId))
        {
            if (IsAlive(lease))
            {
                alive.Add(lease);
            }
            else if (lease.ExpiresAt + hub.Options.LeaseDuration * 10 < hub.Time.GetUtcNow())
            {
                await hub.Workers.DeleteLeaseAsync(lease.WorkerId, hub.Stopping);
            }
        }

        _others = alive;
    }

    private bool IsAlive(WorkerLease lease) => lease.ExpiresAt > hub.Time.GetUtcNow() && !IsGoneFromThisMachine(lease);

    /// <summary>A killed process of this machine need not be waited for until its lease runs out.</summary>
    private static bool IsGoneFromThisMachine(WorkerLease lease)
    {
        if (lease.Machine != Environment.MachineName || lease.ProcessId == Environment.ProcessId)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(lease.ProcessId);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
