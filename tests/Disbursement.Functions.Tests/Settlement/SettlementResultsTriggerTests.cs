using System.Security.Cryptography;
using System.Text;
using Azure.Messaging.ServiceBus;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

public sealed class SettlementResultsTriggerTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);
    private readonly MessageActionsRecorder _actions = new();

    [Fact]
    public async Task Run_GoodMessages_AreAppliedThenCompleted()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        int partsAtCompletion = 0;
        _actions.BeforeComplete = async () => partsAtCompletion = (await _world.PartsAsync(file.RowKey)).Count;

        await RunAsync(Message("1", entries[0], "Paid"), Message("2", entries[1], "Rejected", "AC04"));

        Assert.Equal(["1", "2"], _actions.Completed);
        Assert.Equal(1, partsAtCompletion);
        PaymentFileEntity row = await _world.FileAsync(file.RowKey);
        Assert.Equal((1, 1, 0), (row.Paid, row.Failed, row.Open));
        Assert.Single(_world.Events.Raised);
        string folder = $"{_world.Month.Folder}/received/messages/{file.RowKey}/";
        Assert.Single(await _world.Blobs.ListAsync(Containers.Ledger, folder, CancellationToken.None));
    }

    [Fact]
    public async Task Run_DeliveredAgain_IsCompletedAndChangesNothing()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);
        await RunAsync(Message("1", entries[0], "Paid"));

        await RunAsync(Message("1", entries[0], "Paid"));

        Assert.Equal(["1", "1"], _actions.Completed);
        Assert.Single(await _world.PartsAsync(file.RowKey));
        Assert.Empty(await _world.ExceptionsAsync(ExceptionKind.Conflict));
    }

    [Fact]
    public async Task Run_MessageThatNeverCameToItsEnd_IsToldBeforeItIsWorkedOn()
    {
        (PaymentEntry[] entries, _) = await ReleaseAsync(1);

        await RunAsync(Message("1", entries[0], "Paid", deliveries: SettlementResultsTrigger.DeliveriesBeforeTold - 1));
        int early = await CountPoisonAsync();
        await RunAsync(Message("1", entries[0], "Paid", deliveries: SettlementResultsTrigger.DeliveriesBeforeTold));

        Assert.Equal(0, early);
        Assert.Equal(1, await CountPoisonAsync());
    }

    [Fact]
    public async Task Run_ForgedMessage_IsPutAsideAndTheRestGoesOn()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(2);
        ServiceBusReceivedMessage forged = Message("2", entries[1], "Paid", signedBy: "thief");

        await RunAsync(Message("1", entries[0], "Paid"), forged);

        Assert.Equal(["1"], _actions.Completed);
        Assert.Equal("message.signature-invalid", _actions.Dead["2"]);
        Assert.Equal(1, (await _world.FileAsync(file.RowKey)).Open);
        Assert.Contains(
            await _world.ExceptionsAsync(ExceptionKind.UnreadableResult, Unplaced),
            static row => row.Summary.Contains("chữ ký", StringComparison.Ordinal));
    }

    /// <summary>
    /// Goal: the message of the contract is understood, whoever writes it. Method: body and signature are spelled out
    /// here, without the product's own type, as a provider's programmer would.
    /// </summary>
    [Fact]
    public async Task Run_MessageWrittenByTheContract_IsApplied()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);
        string id = entries[0].Id.ToString();
        string body = "{\"provider\":\"" + _world.Provider + "\",\"endToEndId\":\"" + id
            + "\",\"status\":\"paid\",\"reason\":\"\",\"amountDong\":540000,\"at\":\"2024-06-10T12:00:00+07:00\"}";
        string signed = $"{_world.Provider}\n{id}\npaid\n\n540000\n2024-06-10T12:00:00+07:00";
        byte[] key = HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes(_world.Provider));
        string signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));

        await RunAsync(Received("1", BinaryData.FromString(body), signature, 1));

        Assert.Equal(["1"], _actions.Completed);
        Assert.Equal(1, (await _world.FileAsync(file.RowKey)).Paid);
    }

    [Fact]
    public async Task Run_UnreadableMessage_IsPutAside()
    {
        await RunAsync(Received("1", BinaryData.FromString("hello"), "", 1));

        Assert.Equal("message.not-readable", _actions.Dead["1"]);
    }

    [Fact]
    public async Task Run_PaymentNotKnownYet_IsGivenBackThenPutAside()
    {
        PaymentEntry stranger = EntryOf(99, _world.Month.ToPeriod());

        await RunAsync(Message("1", stranger, "Paid", deliveries: 1));
        await RunAsync(Message("1", stranger, "Paid", deliveries: SettlementResultsTrigger.DeliveriesBeforeStranger));

        Assert.Equal(["1"], _actions.Abandoned);
        Assert.Equal("message.payment-unknown", _actions.Dead["1"]);
        Assert.Contains(
            await _world.ExceptionsAsync(ExceptionKind.Stranger, Unplaced),
            row => row.Subject == stranger.Id.ToString());
    }

    [Fact]
    public async Task Run_ReleasedSinceTheLastLook_IsFound()
    {
        await RunAsync(Message("0", EntryOf(99, _world.Month.ToPeriod()), "Paid"));
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);

        await RunAsync(Message("1", entries[0], "Paid"));

        Assert.Equal(["1"], _actions.Completed);
        Assert.Equal(1, (await _world.FileAsync(file.RowKey)).Paid);
    }

    [Fact]
    public async Task Run_MessageOfAnotherProvider_FindsNoPayment()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);

        await RunAsync(Message("1", entries[0], "Paid", provider: "thief", signedBy: "thief", deliveries: 3));

        Assert.Equal("message.payment-unknown", _actions.Dead["1"]);
        Assert.Equal(1, (await _world.FileAsync(file.RowKey)).Open);
    }

    [Fact]
    public async Task Run_FileNotReleased_IsGivenBack()
    {
        (PaymentEntry[] entries, PaymentFileEntity file) = await ReleaseAsync(1);
        file = await _world.FileAsync(file.RowKey);
        file.State = nameof(PaymentFileState.Proposed);
        await _world.Get<PaymentFileStore>().UpdateAsync(file, CancellationToken.None);

        await RunAsync(Message("1", entries[0], "Paid"));

        Assert.Equal(["1"], _actions.Abandoned);
        Assert.Empty(_actions.Completed);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private MonthRef Unplaced => new("00", Core.Periods.Period.Of(
        Core.Periods.VietnamTime.DateOf(_world.Clock.Now)).ToString());

    private async Task<int> CountPoisonAsync()
    {
        var unplaced = new MonthRef("00", Core.Periods.Period.Of(
            Core.Periods.VietnamTime.DateOf(_world.Clock.Now)).ToString());
        IReadOnlyList<ExceptionEntity> rows = await _world.Get<ExceptionStore>().ListAsync(
            unplaced, CancellationToken.None);
        return rows.Count(static row => row.Code == PoisonCodes.Message);
    }

    private Task RunAsync(params ServiceBusReceivedMessage[] messages) =>
        _world.Get<SettlementResultsTrigger>().RunAsync(messages, _actions, _world.Events, CancellationToken.None);

    private async Task<(PaymentEntry[] Entries, PaymentFileEntity File)> ReleaseAsync(int count)
    {
        PaymentEntry[] entries =
            [.. Enumerable.Range(1, count).Select(person => EntryOf(person, _world.Month.ToPeriod()))];
        return (entries, await _world.ReleaseAsync(entries));
    }

    private ServiceBusReceivedMessage Message(
        string id,
        PaymentEntry entry,
        string status,
        string reason = "",
        string? provider = null,
        string? signedBy = null,
        int deliveries = 1)
    {
        provider ??= _world.Provider;
        PaymentResult result = ResultOf(entry, Enum.Parse<ResultStatus>(status), reason);
        SettlementMessage message = SettlementMessage.Of(provider, result);
        string signature = message.Sign(MessageVerifier.KeyOf(new byte[32], signedBy ?? provider));
        return Received(id, new BinaryData(message.ToJson()), signature, deliveries);
    }

    private static ServiceBusReceivedMessage Received(string id, BinaryData body, string signature, int deliveries) =>
        new(
            new ServiceBusEnvelope
            {
                Id = id,
                Body = body,
                Properties = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    [SettlementMessage.SignatureProperty] = signature,
                },
            },
            deliveries,
            locked: null);
}
