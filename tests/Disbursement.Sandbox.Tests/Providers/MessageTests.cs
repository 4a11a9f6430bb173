using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
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
        Assert.Equal([true, true, false], texts.Select(text => IsSignedWith(text, key)));
        // Several are on their way at one time: which of the two comes first is nobody's promise.
        JsonElement rejected = texts.Take(2).Select(BodyOf).Single(static body => Text(body, "status") == "rejected");
        Assert.Equal(
            ("971005", Payments.IdOf("11").ToString(), "rejected", "AC04", 540_000),
            (Text(rejected, "provider"), Text(rejected, "endToEndId"), Text(rejected, "status"),
                Text(rejected, "reason"), rejected.GetProperty("amountDong").GetInt32()));
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

    /// <summary>The signature as the contract says it: fields in their order, parted by line feeds.</summary>
    private static bool IsSignedWith(string text, byte[] key)
    {
        JsonElement body = BodyOf(text);
        string signed = string.Join('\n', Text(body, "provider"), Text(body, "endToEndId"), Text(body, "status"),
            Text(body, "reason"), body.GetProperty("amountDong").GetRawText(), Text(body, "at"));
        string expected = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
        JsonElement envelope = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(1, envelope.GetProperty("sb").GetInt32());
        return envelope.GetProperty("properties").GetProperty("signature").GetString() == expected;
    }

    private static JsonElement BodyOf(string text) => JsonSerializer.Deserialize<JsonElement>(
        JsonSerializer.Deserialize<JsonElement>(text).GetProperty("text").GetString()!);

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;
}
