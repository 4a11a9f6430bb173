using Disbursement.LocalRuntime.Durable.Storage;

namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>
/// Finds work in the store that no wake-up told of: after a start, after another worker died, and now and then. It
/// reads state rows and the ids of inboxes, never histories.
/// </summary>
internal sealed class Sweeper(DurableHub hub)
{
    /// <summary>Looks through the store once.</summary>
    public async Task SweepAsync()
    {
        var othersInstances = new HashSet<string>(StringComparer.Ordinal);
        await foreach (InstanceState state in hub.Store.ListAsync(InstanceFilter.Active, hub.Stopping))
        {
            if (await hub.Membership.IsAliveAsync(state.Owner) && state.Owner != hub.WorkerId)
            {
                othersInstances.Add(state.InstanceId);
            }
            else if (state.Outstanding > 0 || state.NextTimerAt <= hub.Time.GetUtcNow())
            {
                hub.Deliver(state.InstanceId, new LookItem(Look.Children | Look.Timers | Look.Activities));
            }
            else if (state.NextTimerAt is { } due && !hub.IsResident(state.InstanceId))
            {
                hub.Timers.Set(state.InstanceId, due);
            }
        }

        foreach (string instanceId in await hub.Store.ListInboxesAsync(hub.Stopping))
        {
            if (!othersInstances.Contains(instanceId))
            {
                hub.Deliver(instanceId, new LookItem(Look.Inbox));
            }
        }
    }
}
