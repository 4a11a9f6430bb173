using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Disbursement.LocalRuntime.Triggers.ServiceBus;
using Disbursement.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.LocalRuntime.Tests.Bus;

public sealed class ServiceBusTests : IAsyncLifetime
{
    private readonly string _name = AzuriteFixture.NewName("q");
    private readonly ServiceBusClient _client;
    private readonly ConcurrentQueue<ServiceBusReceivedMessage> _received = new();
    private readonly ServiceBusMessageActions _actions = new();
    private ServiceBusQueue _queue = null!;

    public ServiceBusTests(AzuriteFixture azurite) => _client = new ServiceBusClient(azurite.ConnectionString);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _queue = await _client.Queues.EnsureQueueAsync(_name, Token);

    public async ValueTask DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task SendMessageAsync_AllParts_ArriveAsSent()
    {
        var sent = new ServiceBusMessage(BinaryData.FromString("""{"name":"Cẩm Phả"}"""))
        {
            MessageId = "m-1",
            Subject = "result",
            ContentType = "application/json",
            CorrelationId = "c",
        };
        sent.ApplicationProperties["signature"] = "c2ln";
        sent.ApplicationProperties["count"] = 7;
        sent.ApplicationProperties["final"] = true;

        await SendAsync(sent);
        await using Pump pump = Start((_, _) => Task.CompletedTask);
        await Eventually.HoldsAsync(() => _received.Count == 1);

        ServiceBusReceivedMessage got = _received.First();
        Assert.Equal(
            ("m-1", "result", "application/json", "c", sent.Body.ToString(), 1),
            (got.MessageId, got.Subject, got.ContentType, got.CorrelationId, got.Body.ToString(), got.DeliveryCount));
        Assert.Equal("c2ln", got.ApplicationProperties["signature"]);
        Assert.Equal(7L, got.ApplicationProperties["count"]);
        Assert.Equal(true, got.ApplicationProperties["final"]);
        Assert.True(got.LockedUntil > got.EnqueuedTime);
    }

    [Fact]
    public async Task SendMessageAsync_BytesThatAreNoText_ArriveAsSent()
    {
        byte[] bytes = [0xFF, 0x00, 0xC3, 0x28];

        await SendAsync(new ServiceBusMessage(BinaryData.FromBytes(bytes)));
        await using Pump pump = Start((_, _) => Task.CompletedTask);
        await Eventually.HoldsAsync(() => _received.Count == 1);

        Assert.Equal(bytes, _received.First().Body.ToArray());
    }

    [Fact]
    public async Task Receive_TextOfAnotherProgram_IsTakenAsBody()
    {
        await _queue.Messages.SendMessageAsync("""{"status":"paid"}""", Token);

        await using Pump pump = Start((_, _) => Task.CompletedTask);
        await Eventually.HoldsAsync(() => _received.Count == 1);

        Assert.Equal("""{"status":"paid"}""", _received.First().Body.ToString());
        Assert.Empty(_received.First().ApplicationProperties);
    }

    [Fact]
    public async Task SendMessageAsync_LargerThanAQueueTakes_IsRefused()
    {
        ServiceBusException failure = await Assert.ThrowsAsync<ServiceBusException>(
            () => SendAsync(new ServiceBusMessage(new string('x', 48 * 1024))));

        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, failure.Reason);
        Assert.Equal(0, await CountAsync(_queue.Messages));
    }

    [Fact]
    public async Task SendMessageAsync_NoSuchQueue_IsRefused()
    {
        ServiceBusException failure = await Assert.ThrowsAsync<ServiceBusException>(
            () => _client.CreateSender("nowhere").SendMessageAsync(new ServiceBusMessage("x"), Token));

        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, failure.Reason);
    }

    [Fact]
    public async Task SendMessageAsync_Topic_ReachesEachSubscription()
    {
        string topic = AzuriteFixture.NewName("t");
        ServiceBusQueue first = await _client.Queues.EnsureSubscriptionAsync(topic, "970436", Token);
        ServiceBusQueue second = await _client.Queues.EnsureSubscriptionAsync(topic, "xa-04789", Token);
        await _client.Queues.EnsureSubscriptionAsync(topic + "-x", "vnpost", Token);

        await _client.CreateSender(topic)
            .SendMessagesAsync([new ServiceBusMessage("a"), new ServiceBusMessage("b")], Token);

        Assert.Equal(2, await CountAsync(first.Messages));
        Assert.Equal(2, await CountAsync(second.Messages));
    }

    [Fact]
    public async Task SendMessageAsync_TopicWithoutSubscriptions_IsNotAnError()
    {
        string topic = AzuriteFixture.NewName("t");
        await _client.Queues.EnsureTopicAsync(topic, Token);

        await _client.CreateSender(topic).SendMessageAsync(new ServiceBusMessage("a"), Token);
    }

    [Fact]
    public async Task Run_ReturnsWell_CompletesTheMessage()
    {
        await SendAsync(new ServiceBusMessage("x"));

        await using (Start((_, _) => Task.CompletedTask))
        {
            await Eventually.HoldsAsync(async () => await CountAsync(_queue.Messages) == 0);
        }

        Assert.Single(_received);
    }

    [Fact]
    public async Task Run_FailsOnce_ComesAgainCounted()
    {
        await SendAsync(new ServiceBusMessage("x"));

        await using (Start((message, _) => message.DeliveryCount == 1
            ? throw new InvalidOperationException("boom")
            : Task.CompletedTask))
        {
            await Eventually.HoldsAsync(async () => _received.Count == 2 && await CountAsync(_queue.Messages) == 0);
        }

        Assert.Equal([1, 2], _received.Select(message => message.DeliveryCount));
    }

    [Fact]
    public async Task Run_FailsTenTimes_GoesToTheDeadLettersWithTheReason()
    {
        await SendAsync(new ServiceBusMessage("x") { MessageId = "m" });

        await using (Start((_, _) => throw new InvalidOperationException("a person's name")))
        {
            await Eventually.HoldsAsync(async () => await CountAsync(_queue.Dead) == 1);
        }

        ServiceBusReceivedMessage dead = await DeadAsync();
        Assert.Equal(10, _received.Count);
        Assert.Equal(("m", "MaxDeliveryCountExceeded"), (dead.MessageId, dead.DeadLetterReason));
        Assert.DoesNotContain("person", dead.DeadLetterErrorDescription, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(_queue.Messages));
    }

    [Fact]
    public async Task PeekMessages_OfTheDeadLetters_ShowsThemAndLeavesThem()
    {
        await SendAsync(new ServiceBusMessage("{}") { MessageId = "m" });
        await using (Start((message, stop) => _actions.DeadLetterMessageAsync(
            message, deadLetterReason: "signature", cancellationToken: stop)))
        {
            await Eventually.HoldsAsync(async () => await CountAsync(_queue.Dead) == 1);
        }

        await using ServiceBusReceiver receiver = _client.CreateReceiver(
            _name, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        await receiver.PeekMessagesAsync(10, cancellationToken: Token);
        ServiceBusReceivedMessage dead = Assert.Single(await receiver.PeekMessagesAsync(10, cancellationToken: Token));

        Assert.Equal(("m", "signature"), (dead.MessageId, dead.DeadLetterReason));
        Assert.Equal($"{_name}/$DeadLetterQueue", receiver.EntityPath);
        Assert.Equal(1, await CountAsync(_queue.Dead));
    }

    [Fact]
    public async Task PeekMessages_OfAQueueThatIsNot_SaysSo()
    {
        await using ServiceBusReceiver receiver = _client.CreateReceiver("nowhere", new ServiceBusReceiverOptions());

        ServiceBusException thrown = await Assert.ThrowsAsync<ServiceBusException>(
            () => receiver.PeekMessagesAsync(1, cancellationToken: Token));

        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, thrown.Reason);
    }

    [Fact]
    public async Task Run_DeadLetters_KeepsReasonAndProperties()
    {
        await SendAsync(new ServiceBusMessage("x") { ApplicationProperties = { ["kept"] = "k" } });

        await using (Start((message, _) => _actions.DeadLetterMessageAsync(
            message, new Dictionary<string, object> { ["added"] = 1 }, "signature", "does not fit", Token)))
        {
            await Eventually.HoldsAsync(async () => await CountAsync(_queue.Dead) == 1);
        }

        ServiceBusReceivedMessage dead = await DeadAsync();
        Assert.Equal(("signature", "does not fit"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
        Assert.Equal(("k", 1L), (dead.ApplicationProperties["kept"], dead.ApplicationProperties["added"]));
        Assert.Single(_received);
    }

    [Fact]
    public async Task Run_AbandonsWithProperties_ComesAgainWithThem()
    {
        await SendAsync(new ServiceBusMessage("x"));

        await using (Start((message, _) => message.DeliveryCount == 1
            ? _actions.AbandonMessageAsync(message, new Dictionary<string, object> { ["why"] = "later" }, Token)
            : Task.CompletedTask))
        {
            await Eventually.HoldsAsync(() => _received.Count == 2);
        }

        Assert.Equal("later", _received.Last().ApplicationProperties["why"]);
    }

    [Fact]
    public async Task Run_DoesNotSettleAndIsNotAutoCompleted_ComesAgainAfterTheLock()
    {
        await SendAsync(new ServiceBusMessage("x"));

        await using (Start((_, _) => Task.CompletedTask, completes: false, lockSeconds: 1))
        {
            await Eventually.HoldsAsync(() => _received.Count >= 2);
        }

        Assert.Equal(2, _received.ElementAt(1).DeliveryCount);
    }

    [Fact]
    public async Task Run_LongerThanTheLock_KeepsItByRenewing()
    {
        await SendAsync(new ServiceBusMessage("x"));
        var over = new TaskCompletionSource();

        await using (Start((_, _) => over.Task, lockSeconds: 1))
        {
            await Eventually.HoldsAsync(() => _received.Count == 1);
            DateTimeOffset first = _received.First().LockedUntil;
            await Eventually.HoldsAsync(() => _received.First().LockedUntil > first.AddSeconds(2));
            over.SetResult();
            await Eventually.HoldsAsync(async () => await CountAsync(_queue.Messages) == 0);
        }

        Assert.Single(_received);
    }

    [Fact]
    public async Task CompleteMessageAsync_LockLost_IsRefusedAndMessageStays()
    {
        await SendAsync(new ServiceBusMessage("x"));
        ServiceBusReceivedMessage first = await ReceiveAsync(TimeSpan.FromSeconds(1));
        ServiceBusReceivedMessage second = null!;
        await Eventually.HoldsAsync(async () => (second = await ReceiveAsync(TimeSpan.FromSeconds(30))) is not null);

        ServiceBusException failure = await Assert.ThrowsAsync<ServiceBusException>(
            () => _actions.CompleteMessageAsync(first, Token));

        Assert.Equal(ServiceBusFailureReason.MessageLockLost, failure.Reason);
        Assert.Equal(2, second.DeliveryCount);
        await _actions.CompleteMessageAsync(second, Token);
    }

    [Fact]
    public async Task CompleteMessageAsync_Twice_IsRefused()
    {
        await SendAsync(new ServiceBusMessage("x"));
        ServiceBusReceivedMessage message = await ReceiveAsync(TimeSpan.FromSeconds(30));
        await _actions.CompleteMessageAsync(message, Token);

        await Assert.ThrowsAsync<ServiceBusException>(() => _actions.CompleteMessageAsync(message, Token));
    }

    [Fact]
    public async Task Run_Batched_TakesSeveralAtOnce()
    {
        for (int number = 0; number < 5; number++)
        {
            await SendAsync(new ServiceBusMessage("x"));
        }

        int most = 0;
        var options = new MessagePumpOptions("f", IsBatched: true, CompletesItself: true, RunsMax: 1);
        await using (new Pump(new MessagePump(options, _queue, (messages, _) =>
        {
            most = Math.Max(most, messages.Length);
            return Task.CompletedTask;
        }, TimeProvider.System, NullLogger.Instance)))
        {
            await Eventually.HoldsAsync(async () => await CountAsync(_queue.Messages) == 0);
        }

        Assert.Equal(5, most);
    }

    private Task SendAsync(ServiceBusMessage message) => _client.CreateSender(_name).SendMessageAsync(message, Token);

    private async Task<ServiceBusReceivedMessage> ReceiveAsync(TimeSpan duration)
    {
        QueueMessage? message = await _queue.Messages.ReceiveMessageAsync(duration, Token);
        return message is null ? null! : new ServiceBusReceivedMessage(
            ServiceBusEnvelope.Read(message.Body.ToString(), message.MessageId, default),
            (int)message.DequeueCount,
            new ServiceBusLock(_queue, message, duration));
    }

    private async Task<ServiceBusReceivedMessage> DeadAsync()
    {
        PeekedMessage message = await _queue.Dead.PeekMessageAsync(Token);
        return new ServiceBusReceivedMessage(
            ServiceBusEnvelope.Read(message.Body.ToString(), message.MessageId, default), 1, locked: null);
    }

    private static async Task<int> CountAsync(QueueClient queue) =>
        (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount;

    private Pump Start(
        Func<ServiceBusReceivedMessage, CancellationToken, Task> run, bool completes = true, int lockSeconds = 60)
    {
        var options = new MessagePumpOptions("f", IsBatched: false, completes, RunsMax: 4)
        {
            LockDuration = TimeSpan.FromSeconds(lockSeconds),
        };
        return new Pump(new MessagePump(options, _queue, (messages, stopping) =>
        {
            _received.Enqueue(messages[0]);
            return run(messages[0], stopping);
        }, TimeProvider.System, NullLogger.Instance));
    }

    private sealed class Pump : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private readonly MessagePump _pump;
        private readonly Task _running;

        public Pump(MessagePump pump)
        {
            _pump = pump;
            _running = Task.Run(() => pump.RunAsync(_stopping.Token));
        }

        public async ValueTask DisposeAsync()
        {
            await _stopping.CancelAsync();
            await _running.WaitAsync(TimeSpan.FromSeconds(30));
            _pump.Dispose();
        }
    }
}
