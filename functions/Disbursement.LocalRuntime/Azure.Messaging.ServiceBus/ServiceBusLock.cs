using Azure.Storage.Queues.Models;

namespace Azure.Messaging.ServiceBus;

/// <summary>The hold on one received message: it ends by settling the message or by running out.</summary>
internal sealed class ServiceBusLock : IDisposable
{
    private readonly ServiceBusQueue _queue;
    private readonly string _messageId;
    private readonly TimeSpan _duration;

    // The receipt changes with each renewal, so renewing and settling take turns.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private string _receipt;

    /// <summary>Takes the hold that receiving gave.</summary>
    public ServiceBusLock(ServiceBusQueue queue, QueueMessage message, TimeSpan duration)
    {
        _queue = queue;
        _messageId = message.MessageId;
        _receipt = message.PopReceipt;
        _duration = duration;
        Token = message.PopReceipt;
        LockedUntil = message.NextVisibleOn ?? default;
    }

    /// <summary>Names the hold.</summary>
    public string Token { get; }

    /// <summary>When it runs out (UTC).</summary>
    public DateTimeOffset LockedUntil { get; private set; }

    /// <summary>Whether the message was completed, abandoned or moved.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Removes the message.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) =>
        SettleAsync(
            () => _queue.Messages.DeleteMessageAsync(_messageId, _receipt, cancellationToken), cancellationToken);

    /// <summary>Makes the message visible to all at once.</summary>
    public Task AbandonAsync(ServiceBusEnvelope envelope, CancellationToken cancellationToken) =>
        SettleAsync(
            () => _queue.Messages.UpdateMessageAsync(
                _messageId, _receipt, envelope.Write(_queue.EntityPath), TimeSpan.Zero, cancellationToken),
            cancellationToken);

    /// <summary>
    /// Moves the message to the dead letters: written there first, so that it may be there twice, never nowhere.
    /// </summary>
    public Task DeadLetterAsync(ServiceBusEnvelope envelope, CancellationToken cancellationToken) =>
        SettleAsync(
            async () =>
            {
                // Proves that the hold still stands before anything is written.
                await RenewCoreAsync(cancellationToken);
                await _queue.Dead.SendMessageAsync(
                    envelope.Write(_queue.EntityPath), visibilityTimeout: null, timeToLive: Forever, cancellationToken);
                await _queue.Messages.DeleteMessageAsync(_messageId, _receipt, cancellationToken);
            },
            cancellationToken);

    /// <summary>Holds the message for another duration.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) =>
        InTurnAsync(() => RenewCoreAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Storage queues drop messages after seven days unless told otherwise.</summary>
    internal static TimeSpan Forever { get; } = TimeSpan.FromSeconds(-1);

    private async Task RenewCoreAsync(CancellationToken cancellationToken)
    {
        UpdateReceipt renewed = await _queue.Messages.UpdateMessageAsync(
            _messageId, _receipt, (BinaryData?)null, _duration, cancellationToken);
        _receipt = renewed.PopReceipt;
        LockedUntil = renewed.NextVisibleOn;
    }

    private Task SettleAsync(Func<Task> settle, CancellationToken cancellationToken) =>
        InTurnAsync(
            async () =>
            {
                await settle();
                IsSettled = true;
            },
            cancellationToken);

    private async Task InTurnAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (IsSettled)
            {
                throw Lost(null);
            }

            await action();
        }
        catch (RequestFailedException exception) when (exception.Status is 400 or 404)
        {
            // 404: gone; 400: another receiver holds a newer receipt.
            throw Lost(exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    private ServiceBusException Lost(Exception? cause) => new(
        "The lock on the message ran out, or the message was settled already.",
        ServiceBusFailureReason.MessageLockLost,
        _queue.EntityPath,
        cause);
}
