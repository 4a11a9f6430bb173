namespace Disbursement.Functions.Storage;

/// <summary>A deed that waits to be written.</summary>
/// <param name="key">Row key of what makes it one.</param>
/// <param name="action">What was done.</param>
/// <param name="actor">Who did it.</param>
/// <param name="subject">What it was done to.</param>
internal sealed class AuditDeed(string key, string action, string actor, string subject)
{
    private readonly TaskCompletionSource _written = new();

    /// <summary>Row key of what makes it one.</summary>
    public string Key { get; } = key;

    /// <summary>What was done.</summary>
    public string Action { get; } = action;

    /// <summary>Who did it.</summary>
    public string Actor { get; } = actor;

    /// <summary>What it was done to.</summary>
    public string Subject { get; } = subject;

    /// <summary>Ends when it is written, by this call or an earlier one.</summary>
    public Task Written => _written.Task;

    /// <summary>It is written.</summary>
    public void Succeed() => _written.TrySetResult();

    /// <summary>It may or may not be written.</summary>
    public void Fail(Exception failure) => _written.TrySetException(failure);
}

/// <summary>The deeds of one month that wait in this process. Whoever finds nobody writing writes for all.</summary>
internal sealed class AuditQueue
{
    private readonly Lock _lock = new();
    private readonly Queue<AuditDeed> _waiting = new();
    private bool _isWriting;

    /// <summary>Adds a deed. True when the caller must write, until <see cref="TakeNext"/> gives nothing more.</summary>
    public bool Join(AuditDeed deed)
    {
        lock (_lock)
        {
            _waiting.Enqueue(deed);
            bool mustWrite = !_isWriting;
            _isWriting = true;
            return mustWrite;
        }
    }

    /// <summary>Takes the next deeds in order; none ends the caller's turn.</summary>
    public IReadOnlyList<AuditDeed> TakeNext(int max)
    {
        lock (_lock)
        {
            var next = new List<AuditDeed>();
            while (next.Count < max && _waiting.TryDequeue(out AuditDeed? deed))
            {
                next.Add(deed);
            }

            _isWriting = next.Count > 0;
            return next;
        }
    }
}
