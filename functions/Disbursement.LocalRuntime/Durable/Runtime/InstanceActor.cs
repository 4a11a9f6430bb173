namespace Disbursement.LocalRuntime.Durable.Runtime;

/// <summary>
/// An instance in memory. It works off its mailbox, one batch at a time, never two at once: what comes in while a
/// step is being recorded goes into the next step together.
/// </summary>
internal sealed class InstanceActor
{
    private readonly Lock _lock = new();
    private readonly DurableHub _hub;
    private List<ActorItem> _mailbox = [];
    private volatile InstanceSession? _session;
    private bool _isWorking;
    private bool _isRetired;

    /// <summary>Makes an actor.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="session">The instance as just created; null to load it when there is work.</param>
    public InstanceActor(DurableHub hub, string instanceId, InstanceSession? session)
    {
        _hub = hub;
        InstanceId = instanceId;
        _session = session;
        LastWorkedAt = hub.Time.GetTimestamp();
    }

    /// <summary>The instance.</summary>
    public string InstanceId { get; }

    /// <summary>When it last finished work, in ticks of the hub's clock.</summary>
    public long LastWorkedAt { get; private set; }

    /// <summary>
    /// Whether it is in memory and under way, as far as this process knows. False before its end is signalled.
    /// </summary>
    public bool IsLoaded => _session is { IsActive: true };

    /// <summary>Puts something into the mailbox and sees to it that it is worked on.</summary>
    /// <returns>False when the actor has left memory: ask the hub for another.</returns>
    public bool Post(ActorItem item)
    {
        lock (_lock)
        {
            if (_isRetired)
            {
                return false;
            }

            _mailbox.Add(item);
            if (_isWorking)
            {
                return true;
            }

            _isWorking = true;
        }

        _hub.Spawn(WorkAsync);
        return true;
    }

    /// <summary>Leaves memory if there is nothing to do and nothing under way that only memory knows.</summary>
    public bool TryRetire()
    {
        lock (_lock)
        {
            bool isBusy = _isWorking || _mailbox.Count > 0 || _session is { HoldsOpenWork: true };
            _isRetired |= !isBusy;
            return _isRetired;
        }
    }

    private async Task WorkAsync()
    {
        IDisposable slot = await _hub.OrchestratorSlots.EnterAsync();
        try
        {
            while (TakeMail() is { Count: > 0 } batch)
            {
                await WorkOffAsync(batch);
                LastWorkedAt = _hub.Time.GetTimestamp();
            }
        }
        finally
        {
            slot.Dispose();
            if (_isRetired)
            {
                _hub.Forget(this);
            }
        }

        _hub.EvictIfCrowded();
    }

    private List<ActorItem> TakeMail()
    {
        lock (_lock)
        {
            List<ActorItem> batch = _mailbox;
            _mailbox = [];
            if (batch.Count == 0)
            {
                _isWorking = false;
                _isRetired = _session is null;
            }

            return batch;
        }
    }

    /// <summary>Works on a batch until it is recorded, or until the instance turns out not to be ours.</summary>
    private async Task WorkOffAsync(IReadOnlyList<ActorItem> batch)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                bool isFresh = _session is null;
                _session ??= await InstanceLoader.LoadAsync(_hub, InstanceId);
                SessionEnd end = _session is null ? SessionEnd.Gone : await _session.WorkAsync(batch, isFresh);
                if (end == SessionEnd.None)
                {
                    return;
                }

                DropSession(batch);
                if (end == SessionEnd.Gone)
                {
                    Disown(batch);
                    return;
                }
            }
#pragma warning disable CA1031 // The store failed, or answered in doubt: read again what holds, and go on from there.
            catch (Exception failure) when (!_hub.Stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                DropSession(batch);
                _hub.Log.StoreFailed(InstanceId, failures + 1, failure);
            }

            await _hub.PauseAsync(failures);
        }
    }

    /// <param name="batch">Worked on again, or given up by the caller: its waiters are not told anything here.</param>
    private void DropSession(IReadOnlyList<ActorItem> batch)
    {
        _session?.GiveUpEvents(batch);
        _session?.Dispose();
        _session = null;
    }

    /// <summary>Whoever waits for an event to be recorded must not wait for ever.</summary>
    private static void Disown(IReadOnlyList<ActorItem> batch)
    {
        foreach (EventItem item in batch.OfType<EventItem>())
        {
            item.Recorded?.TrySetResult(false);
        }
    }
}
