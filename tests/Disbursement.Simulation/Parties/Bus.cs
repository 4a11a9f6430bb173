using System.Globalization;
using Azure;
using Azure.Messaging.ServiceBus;
using Disbursement.Functions.Settlement;
using Disbursement.Simulation.App;
using Disbursement.Simulation.Running;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Simulation.Parties;

/// <summary>
/// The queue of results, as Service Bus keeps it: a message stays until it is completed; whoever has it and dies or
/// gives it back loses it to the next. Order means nothing, and a message may come twice.
/// </summary>
internal sealed class Bus(SimulatedWorld world, AppCluster cluster)
{
    private const int BatchMax = 8;
    private const int DeliveriesMax = 10;

    private readonly List<Letter> _waiting = [];
    private int _sent;

    /// <summary>Reasons of the messages that were put aside.</summary>
    public List<string> Dead { get; } = [];

    /// <summary>Whether nothing waits or is under way.</summary>
    public bool IsEmpty => _waiting.Count == 0 && UnderWay == 0;

    private int UnderWay { get; set; }

    /// <summary>Sends a message.</summary>
    public void Send(byte[] body, string signature)
    {
        bool twice = !world.IsCalm && world.Random.NextDouble() < world.Plan.MessageDoubled;
        world.Told.Messages += twice ? 1 : 0;
        for (int copy = 0; copy < (twice ? 2 : 1); copy++)
        {
            _waiting.Add(new Letter(string.Create(CultureInfo.InvariantCulture, $"m{++_sent}"), body, signature));
        }
    }

    /// <summary>Delivers until the run ends.</summary>
    public void Start() => world.Start(async () =>
    {
        while (true)
        {
            await world.WaitAsync(1, 12);
            if (_waiting.Count > 0)
            {
                await DeliverAsync(Take());
            }
        }
    });

    private List<Letter> Take()
    {
        var taken = new List<Letter>();
        int count = world.Random.Next(1, BatchMax + 1);
        while (taken.Count < count && _waiting.Count > 0)
        {
            int index = world.Random.Next(_waiting.Count);
            taken.Add(_waiting[index]);
            _waiting.RemoveAt(index);
        }

        return taken;
    }

    private async Task DeliverAsync(List<Letter> letters)
    {
        UnderWay += letters.Count;
        Dictionary<string, Letter> open = letters.ToDictionary(static letter => letter.Id, StringComparer.Ordinal);
        ServiceBusReceivedMessage[] messages = [.. letters.Select(static letter => letter.Deliver())];
        var actions = new Actions(open, Dead);
        try
        {
            if (!await world.Bug.TryHandleAsync(messages, actions))
            {
                await cluster.DoAsync(app => app.Get<SettlementResultsTrigger>()
                    .RunAsync(messages, actions, app.Client, CancellationToken.None));
            }
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or IOException)
        {
            // As a host: what was not settled comes again.
        }

        UnderWay -= letters.Count;
        foreach (Letter letter in open.Values)
        {
            if (letter.Deliveries >= DeliveriesMax && !world.IsCalm)
            {
                letter.Deliveries = 0; // the simulated storage refuses far more often than any real one
            }

            _waiting.Add(letter);
        }
    }

    private sealed class Letter(string id, byte[] body, string signature)
    {
        public string Id { get; } = id;

        public int Deliveries { get; set; }

        public ServiceBusReceivedMessage Deliver() => new(
            new ServiceBusEnvelope
            {
                Id = Id,
                Properties = new Dictionary<string, object>(StringComparer.Ordinal) { ["signature"] = signature },
                Body = new BinaryData(body),
            },
            ++Deliveries,
            locked: null);
    }

    private sealed class Actions(Dictionary<string, Letter> open, List<string> dead) : ServiceBusMessageActions
    {
        public override Task CompleteMessageAsync(
            ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
        {
            open.Remove(message.MessageId);
            return Task.CompletedTask;
        }

        public override Task AbandonMessageAsync(
            ServiceBusReceivedMessage message,
            IDictionary<string, object>? propertiesToModify = null,
            CancellationToken cancellationToken = default) => Task.CompletedTask;

        public override Task DeadLetterMessageAsync(
            ServiceBusReceivedMessage message,
            Dictionary<string, object>? propertiesToModify = null,
            string? deadLetterReason = null,
            string? deadLetterErrorDescription = null,
            CancellationToken cancellationToken = default)
        {
            open.Remove(message.MessageId);
            dead.Add(deadLetterReason ?? "");
            return Task.CompletedTask;
        }
    }
}
