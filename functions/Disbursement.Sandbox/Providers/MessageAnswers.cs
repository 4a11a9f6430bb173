using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Queues;
using Disbursement.Core.Settlement;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Providers;

/// <summary>Answers payment by payment on <c>settlement-results</c>, as mobile-money operators do.</summary>
/// <remarks>Sending twice is harmless: the same result again is ignored.</remarks>
internal sealed class MessageAnswers(IOptions<SandboxOptions> options, IOptions<WildOptions> wild)
{
    private const string QueueName = "sb-settlement-results";

    /// <summary>Messages on their way at one time; their order does not matter.</summary>
    private const int SendsAtOnce = 4;

    /// <summary>Messages stay until they are taken.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

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
    /// <exception cref="Azure.RequestFailedException">Storage refuses, or the app has not made the queue yet.</exception>
    public async Task SendAsync(
        string provider, IReadOnlyList<PaymentResult> results, CancellationToken cancellationToken)
    {
        byte[] key = KeyOf(provider);
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = SendsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            results,
            bounds,
            async (result, token) => await SendOneAsync(ResultMessage.Of(provider, result), key, token));

        if (wild.Value.Forge && results.Count > 0)
        {
            await SendOneAsync(ResultMessage.Of(provider, results[0]), SHA256.HashData(key), cancellationToken);
        }
    }

    private async Task SendOneAsync(ResultMessage message, byte[] key, CancellationToken cancellationToken) =>
        await _queue!.SendMessageAsync(message.Envelope(key), visibilityTimeout: null, Forever, cancellationToken);

    private byte[] KeyOf(string provider) => HMACSHA256.HashData(
        Convert.FromBase64String(options.Value.MessageKey), Encoding.UTF8.GetBytes(provider));
}
