using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Providers;

/// <summary>Answers payment by payment on <c>settlement-results</c>, as mobile-money operators do.</summary>
/// <remarks>
/// In Local mode a bus queue is a storage queue, and a message lies in it as JSON with <c>"sb":1</c>. Sending twice
/// is harmless: the same result again is ignored.
/// </remarks>
internal sealed class MessageAnswers(IOptions<SandboxOptions> options, IOptions<WildOptions> wild)
{
    private const string QueueName = "sb-settlement-results";

    private readonly QueueClient? _queue =
        options.Value is { Storage.Length: > 0, MessageKey.Length: > 0 }
            ? new QueueClient(options.Value.Storage, QueueName)
            : null;

    /// <summary>Whether there is a queue to answer on.</summary>
    public bool IsPossible => _queue is not null;

    /// <summary>Sends one message per result.</summary>
    /// <param name="provider">Whose results they are.</param>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    public async Task SendAsync(
        string provider, IReadOnlyList<PaymentResult> results, CancellationToken cancellationToken)
    {
        byte[] key = KeyOf(provider);
        foreach (PaymentResult result in results)
        {
            await SendOneAsync(SettlementMessage.Sign(provider, result, key), cancellationToken);
        }

        if (wild.Value.Forge && results.Count > 0)
        {
            byte[] strange = SHA256.HashData(key);
            await SendOneAsync(SettlementMessage.Sign(provider, results[0], strange), cancellationToken);
        }
    }

    /// <summary>The message as it lies in the storage queue.</summary>
    public static string Envelope(SettlementMessage message) => new JsonObject
    {
        ["sb"] = 1,
        ["id"] = $"{message.EndToEndId}-{message.Status}",
        ["subject"] = message.Provider,
        ["type"] = "application/json",
        ["at"] = message.Time,
        ["text"] = Encoding.UTF8.GetString(message.ToJson()),
        ["properties"] = new JsonObject { ["provider"] = message.Provider },
    }.ToJsonString();

    private async Task SendOneAsync(SettlementMessage message, CancellationToken cancellationToken) =>
        await _queue!.SendMessageAsync(
            Envelope(message), visibilityTimeout: null, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken);

    private byte[] KeyOf(string provider) => HMACSHA256.HashData(
        Convert.FromBase64String(options.Value.MessageKey), Encoding.UTF8.GetBytes(provider));
}
