using System.Globalization;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Triggers.ServiceBus;

/// <summary>Receives from one queue under a lock and settles each message by how its run ended.</summary>
internal sealed class MessagePump(
    MessagePumpOptions options,
    ServiceBusQueue queue,
    Func<ServiceBusReceivedMessage[], CancellationToken, Task> run,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    /// <summary>The most that a storage queue gives at once.</summary>
    private const int ReceivedMax = 32;

    private readonly SemaphoreSlim _slots = new(options.RunsMax, options.RunsMax);
    private TimeSpan _pause = options.PauseMin;

    /// <summary>Receives until stopped, then waits for the runs under way.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await ListenerLoop.RunAsync(options.Function, RoundAsync, logger, time, stopping);
        for (int slot = 0; slot < options.RunsMax; slot++)
        {
            await _slots.WaitAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<TimeSpan> RoundAsync(CancellationToken stopping)
    {
        // A message is taken only when a run is free for it: its lock is already running.
        await _slots.WaitAsync(stopping);
        int free = 1;
        try
        {
            while (!options.IsBatched && free < ReceivedMax && await _slots.WaitAsync(TimeSpan.Zero, stopping))
            {
                free++;
            }

            QueueMessage[] received = await queue.Messages.ReceiveMessagesAsync(
                options.IsBatched ? ReceivedMax : free, options.LockDuration, stopping);
            ServiceBusReceivedMessage[] messages = Array.ConvertAll(received, Open);
            IEnumerable<ServiceBusReceivedMessage[]> runs = options.IsBatched && messages.Length > 0
                ? [messages]
                : messages.Select(message => (ServiceBusReceivedMessage[])[message]);
            foreach (ServiceBusReceivedMessage[] batch in runs)
            {
                free--;
                _ = Task.Run(() => HandleAsync(batch, stopping), CancellationToken.None);
            }

            return NextPause(received.Length);
        }
        finally
        {
            if (free > 0)
            {
                _slots.Release(free);
            }
        }
    }

    private TimeSpan NextPause(int received)
    {
        TimeSpan longer = _pause * 2 < options.PauseMax ? _pause * 2 : options.PauseMax;
        _pause = received > 0 ? options.PauseMin : longer;
        if (received == 0)
        {
            return _pause;
        }

        // A batch that was not full gets a moment to fill: one run for ten messages costs little more than for one.
        return options.IsBatched && received < ReceivedMax ? options.PauseToFill : TimeSpan.Zero;
    }

    private ServiceBusReceivedMessage Open(QueueMessage message) => new(
        ServiceBusEnvelope.Read(message.Body.ToString(), message.MessageId, message.InsertedOn ?? default),
        checked((int)message.DequeueCount),
        new ServiceBusLock(queue, message, options.LockDuration));

    private async Task HandleAsync(ServiceBusReceivedMessage[] messages, CancellationToken stopping)
    {
        try
        {
            using var done = new CancellationTokenSource();
            Task renewing = KeepLocksAsync(messages, done.Token);
            try
            {
                await RunOnceAsync(messages, stopping);
            }
            finally
            {
                await done.CancelAsync();
                await renewing;
            }
        }
        catch (Exception exception)
        {
            // The message stays in the queue; its lock runs out and it comes again.
            logger.LockLost(exception, options.Function);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task RunOnceAsync(ServiceBusReceivedMessage[] received, CancellationToken stopping)
    {
        ServiceBusReceivedMessage[] messages = await WithoutWornOutAsync(received);
        if (messages.Length == 0)
        {
            return;
        }

        try
        {
            await run(messages, stopping);
        }
        catch (Exception exception)
        {
            await GiveBackAsync(messages, exception, stopping);
            return;
        }

        if (options.CompletesItself)
        {
            foreach (ServiceBusReceivedMessage message in Unsettled(messages))
            {
                await message.Lock!.CompleteAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>A message that ended the process each time was never given back; it is known by its count.</summary>
    private async Task<ServiceBusReceivedMessage[]> WithoutWornOutAsync(ServiceBusReceivedMessage[] messages)
    {
        foreach (ServiceBusReceivedMessage message in messages.Where(IsWornOut))
        {
            await DeadLetterAsync(message, "no run came to an end");
        }

        return [.. messages.Where(message => !IsWornOut(message))];
    }

    private bool IsWornOut(ServiceBusReceivedMessage message) => message.DeliveryCount > options.DeliveriesMax;

    private async Task GiveBackAsync(
        ServiceBusReceivedMessage[] messages, Exception exception, CancellationToken stopping)
    {
        foreach (ServiceBusReceivedMessage message in Unsettled(messages))
        {
            logger.FunctionFailed(exception, options.Function, message.DeliveryCount, options.DeliveriesMax);
            bool isLast = message.DeliveryCount >= options.DeliveriesMax && !stopping.IsCancellationRequested;
            await (isLast
                ? DeadLetterAsync(message, $"the last run ended with {exception.GetType().Name}")
                : message.Lock!.AbandonAsync(message.Envelope, CancellationToken.None));
        }
    }

    private async Task DeadLetterAsync(ServiceBusReceivedMessage message, string why)
    {
        string description = string.Create(
            CultureInfo.InvariantCulture, $"Given out {message.DeliveryCount} times; {why}.");
        await ServiceBusSettlement.DeadLetterAsync(
            message, propertiesToModify: null, "MaxDeliveryCountExceeded", description, CancellationToken.None);
        logger.FunctionGaveUp(options.Function, message.DeliveryCount, queue.Dead.Name);
    }

    private static IEnumerable<ServiceBusReceivedMessage> Unsettled(ServiceBusReceivedMessage[] messages) =>
        messages.Where(message => !message.Lock!.IsSettled);

    /// <summary>Renews at half the duration, so that one renewal may be lost.</summary>
    private async Task KeepLocksAsync(ServiceBusReceivedMessage[] messages, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await Task.Delay(options.LockDuration / 2, time, done)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (ServiceBusReceivedMessage message in Unsettled(messages))
            {
                if (done.IsCancellationRequested)
                {
                    return;
                }

                await RenewAsync(message, done);
            }
        }
    }

    private async Task RenewAsync(ServiceBusReceivedMessage message, CancellationToken done)
    {
        try
        {
            await message.Lock!.RenewAsync(done);
        }
        catch (Exception exception) when (exception is ServiceBusException or OperationCanceledException)
        {
            if (!done.IsCancellationRequested && !message.Lock!.IsSettled)
            {
                logger.LockLost(exception, options.Function);
            }
        }
    }
}
