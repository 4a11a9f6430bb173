using Disbursement.LocalRuntime.Durable.History;

namespace Disbursement.LocalRuntime.Durable.Execution;

/// <summary>
/// Events that came before they were awaited, and waits that came before their event. Names are compared without
/// regard to case; events of a name are given out in order, to the oldest wait first.
/// </summary>
internal sealed class ExternalEvents
{
    private readonly List<EventRaised> _buffered = [];
    private readonly List<(string Name, TaskCompletionSource<string?> Wait)> _waits = [];

    /// <summary>Whether a wait is open.</summary>
    public bool HasOpenWaits => _waits.Count > 0;

    /// <summary>Events nobody waited for yet, in order.</summary>
    public IReadOnlyList<EventRaised> Buffered => _buffered;

    /// <summary>Hands an event to the oldest wait of its name, or keeps it.</summary>
    public void Raise(EventRaised raised)
    {
        int index = _waits.FindIndex(wait => SameName(wait.Name, raised.Name));
        if (index < 0)
        {
            _buffered.Add(raised);
            return;
        }

        TaskCompletionSource<string?> wait = _waits[index].Wait;
        _waits.RemoveAt(index);
        wait.SetResult(raised.Payload);
    }

    /// <summary>Waits for an event; takes the oldest kept one at once.</summary>
    public Task<string?> WaitAsync(string name, Action onCancel, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<string?>(cancellationToken);
        }

        int index = _buffered.FindIndex(raised => SameName(raised.Name, name));
        if (index >= 0)
        {
            string? payload = _buffered[index].Payload;
            _buffered.RemoveAt(index);
            return Task.FromResult(payload);
        }

        var wait = new TaskCompletionSource<string?>();
        _waits.Add((name, wait));
        cancellationToken.Register(() =>
        {
            onCancel();
            if (_waits.RemoveAll(open => open.Wait == wait) > 0)
            {
                wait.SetCanceled(cancellationToken);
            }
        });
        return wait.Task;
    }

    private static bool SameName(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
