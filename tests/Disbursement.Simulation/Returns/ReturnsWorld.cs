using Azure.Messaging.ServiceBus;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;
using Disbursement.Simulation.Storage;

namespace Disbursement.Simulation.Returns;

/// <summary>The app's own reading and applying of results on storage in memory, watched after each delivery.</summary>
internal sealed class ReturnsWorld : IAsyncDisposable
{
    /// <summary>From so many deliveries on, a message of an unknown payment is set aside.</summary>
    private const int LastDelivery = 10;

    private readonly MemoryClients _clients = new(new MemoryTransport(new MemoryAccount(TimeProvider.System)));
    private readonly ReturnsDraw _draw;
    private readonly SettlementWorld _world;
    private readonly List<string> _fileIds = [];
    private readonly Dictionary<string, ResultsRequest> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _receipts = new(StringComparer.Ordinal);
    private int _messages;

    private ReturnsWorld(ReturnsDraw draw)
    {
        _draw = draw;
        _world = NewWorld();
    }

    /// <summary>How often each thing became of a line of a file.</summary>
    public Dictionary<ResultOutcome, int> Outcomes { get; } = [];

    /// <summary>How often a file was answered in each way.</summary>
    public Dictionary<ResultsVerdict, int> Verdicts { get; } = [];

    /// <summary>A world in which the drawn payment files are released.</summary>
    public static async Task<ReturnsWorld> OpenAsync(ReturnsDraw draw)
    {
        var opened = new ReturnsWorld(draw);
        await opened._world.Get<ReferenceStore>().SeedAsync(CancellationToken.None);
        await opened._world.Get<ReferenceStore>().FreezeAsync(ReturnsDraw.Month, CancellationToken.None);
        foreach ((string provider, int round, PaymentEntry[] entries) in draw.Files)
        {
            opened._fileIds.Add((await opened._world.ReleaseAsync(entries, round, provider: provider)).RowKey);
        }

        return opened;
    }

    /// <summary>Takes something that came, and checks that each line of it ended in exactly one way.</summary>
    public async Task TakeAsync(Delivery delivery)
    {
        if (delivery.Path.Length == 0)
        {
            await TakeMessageAsync(delivery);
            return;
        }

        ResultsRequest request = await _world.UploadAsync(delivery.Path, delivery.Content);
        _requests[delivery.Path] = request;
        ResultReceipt receipt = await _world.ReceiveAsync(request);
        _receipts[delivery.Path] = TextOf(receipt);
        Verdicts[receipt.Verdict] = Verdicts.GetValueOrDefault(receipt.Verdict) + 1;
        foreach ((ResultOutcome outcome, int count) in receipt.Counts)
        {
            Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + count;
        }

        Assert.Equal(receipt.Lines, receipt.Counts.Values.Sum());
        if (delivery.Lines is { } lines && !delivery.IsStrange)
        {
            Assert.Equal((ResultsVerdict.Taken, lines), (receipt.Verdict, receipt.Lines));
        }

        int applied = receipt.Counts.GetValueOrDefault(ResultOutcome.Applied);
        Assert.False(delivery.IsStrange && applied > 0, $"{delivery.Path} may not count and did.");

        // A line that is not named counts; no line is named twice.
        int[] named =
        [
            .. receipt.NotResults.Concat(receipt.Files.SelectMany(static file => file.NotApplied))
                .Select(static line => line.Line).Where(static line => line > 0),
        ];
        Assert.Equal(named.Length, named.Distinct().Count());
        Assert.All(named, line => Assert.InRange(line, 1, receipt.Lines));
        Assert.Equal(receipt.Lines - applied, named.Length);
    }

    /// <summary>
    /// Everything that came is announced once more, as a trigger or a sweep may do: whatever has come since, the answer is the
    /// first one.
    /// </summary>
    public async Task TakeAgainAsync()
    {
        foreach ((string path, ResultsRequest request) in _requests)
        {
            Assert.Equal(_receipts[path], TextOf(await _world.ReceiveAsync(request)));
        }
    }

    /// <summary>
    /// Where every payment stands, as somebody reads it who was not there; what the files' rows say must be the sum of it,
    /// and all of it the sum of what was released.
    /// </summary>
    public async Task<SortedDictionary<string, PaymentState>> StandAsync()
    {
        var states = new SortedDictionary<string, PaymentState>(StringComparer.Ordinal);
        await using SettlementWorld reader = NewWorld();
        foreach ((string fileId, (string _, int _, PaymentEntry[] entries)) in _fileIds.Zip(_draw.Files))
        {
            PaymentFileEntity row = await reader.FileAsync(fileId);
            var standing = await reader.Get<StandingStore>().LatestAsync(ReturnsDraw.Month, row, CancellationToken.None);
            Assert.Equal(
                entries.Select(static entry => entry.Id).Order(), standing.Select(static item => item.Entry.Id).Order());
            foreach ((PaymentEntry entry, PaymentStanding stands) in standing)
            {
                Assert.True(states.TryAdd(entry.Id.ToString(), stands.State), "A payment stands twice.");
            }

            long Sum(params PaymentState[] of) => standing
                .Where(item => of.Contains(item.Standing.State)).Sum(static item => item.Entry.Amount.Dong);
            Assert.Equal(
                (Sum(PaymentState.Paid),
                    Sum(PaymentState.Rejected, PaymentState.Returned, PaymentState.Unclaimed),
                    Sum(PaymentState.Sent, PaymentState.Unknown)),
                (row.PaidDong, row.FailedDong, row.OpenDong));
            Assert.Equal(entries.Length, row.Paid + row.Failed + row.Open);
            Assert.Equal(
                entries.Sum(static entry => entry.Amount.Dong), row.PaidDong + row.FailedDong + row.OpenDong);
            Assert.Equal(row.Open == 0, row.State == nameof(PaymentFileState.Answered));
        }

        return states;
    }

    /// <summary>Questions for people that are open.</summary>
    public async Task<int> QuestionsAsync() =>
        (await _world.Get<ExceptionStore>().ListAsync(ReturnsDraw.Month, CancellationToken.None)).Count;

    /// <summary>Counts the month for good: nothing that comes later may move a payment.</summary>
    public async Task SealAsync()
    {
        foreach (string fileId in _fileIds)
        {
            PaymentFileEntity row = await _world.FileAsync(fileId);
            await _world.Get<StandingStore>().SealAsync(ReturnsDraw.Month, row, CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static string TextOf(ResultReceipt receipt) => StoreJson.ToBytes(receipt).ToString();

    private async Task TakeMessageAsync(Delivery delivery)
    {
        var actions = new MessageActionsRecorder();
        var message = new ServiceBusReceivedMessage(
            new ServiceBusEnvelope
            {
                Id = FormattableString.Invariant($"m{++_messages}"),
                Body = new BinaryData(delivery.Content),
                Properties = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    [SettlementMessage.SignatureProperty] = delivery.Signature,
                },
            },
            LastDelivery,
            locked: null);

        await _world.Get<SettlementResultsTrigger>().RunAsync([message], actions, _world.Events, CancellationToken.None);

        Assert.Equal(1, actions.Completed.Count + actions.Abandoned.Count + actions.Dead.Count);
        Assert.Empty(actions.Abandoned);
        Assert.False(delivery.IsStrange && actions.Completed.Count > 0, "A forged message counted.");
    }

    private SettlementWorld NewWorld() => SettlementWorld.Over(_clients.Blobs, _clients.Tables, ReturnsDraw.Month);
}
