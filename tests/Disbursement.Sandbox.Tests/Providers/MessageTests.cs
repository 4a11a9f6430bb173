using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Disbursement.Testing;

namespace Disbursement.Sandbox.Tests.Providers;

/// <summary>Mobile-money operators answer on the queue, signed with the key derived for them.</summary>
public sealed class MessageTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string File = "17-202406-r1-148-btxh-971005-001";
    private static readonly byte[] MasterKey = SHA256.HashData("test"u8);

    [Fact]
    public async Task Answer_MobileMoneyFile_SendsSignedMessagesAndOneForgedIfWild()
    {
        QueueClient queue = new(azurite.ConnectionString, "sb-settlement-results");
        await queue.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using FakeApp app = await FakeApp.StartAsync();
        app.Release("971005", File, "pain.001.001.09", Payments.CreditTransfer(File, "10", "11"));

        List<string> texts = await RunUntilMessagesAsync(app, queue, count: 3);

        byte[] key = HMACSHA256.HashData(MasterKey, "971005"u8);
        SettlementMessage[] messages = [.. texts.Select(Parse)];
        Assert.Equal([true, true, false], messages.Select(message => message.IsSignedBy(key)));
        PaymentResult rejected = messages[1].ToResult("queue", out string problem)!;
        Assert.Equal("", problem);
        Assert.Equal((Payments.IdOf("11"), ResultStatus.Rejected, "AC04"), (rejected.Id, rejected.Status, rejected.Reason));
        Assert.Empty(app.Returns);
    }

    private async Task<List<string>> RunUntilMessagesAsync(FakeApp app, QueueClient queue, int count)
    {
        using var world = new WorldFolder(behaviour: "11,reject:AC04\n");
        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world, new(StringComparer.Ordinal)
        {
            ["AppUrl"] = app.Url,
            ["ProviderToken"] = FakeApp.Token,
            ["MessageKey"] = Convert.ToBase64String(MasterKey),
            ["Storage"] = azurite.ConnectionString,
            ["Wild:Forge"] = "true",
        });
        var texts = new List<string>();
        await Eventually.HoldsAsync(async () =>
        {
            QueueMessage[] received = await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1));
            texts.AddRange(received.Select(message => message.MessageText));
            return texts.Count >= count;
        });
        return texts;
    }

    private static SettlementMessage Parse(string text)
    {
        using JsonDocument envelope = JsonDocument.Parse(text);
        Assert.Equal(1, envelope.RootElement.GetProperty("sb").GetInt32());
        byte[] body = Encoding.UTF8.GetBytes(envelope.RootElement.GetProperty("text").GetString()!);
        return SettlementMessage.Parse(body, out string problem) ?? throw new FormatException(problem);
    }
}
