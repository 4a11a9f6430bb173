using System.Security.Cryptography;
using System.Text;
using Azure.Messaging.ServiceBus;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Settlement;

/// <summary>A message that can be trusted, or why it cannot.</summary>
/// <param name="Provider">Provider code; empty when it is not trusted.</param>
/// <param name="Result">The result; null when it is not trusted.</param>
/// <param name="Problem">A stable code; empty when it is trusted.</param>
public sealed record VerifiedMessage(string Provider, PaymentResult? Result, string Problem);

/// <summary>Trusts a message by its signature, never by what it says of itself.</summary>
/// <param name="options">The secret of the keys.</param>
public sealed class MessageVerifier(IOptions<SettlementOptions> options)
{
    private readonly byte[] _secret = Convert.FromBase64String(options.Value.MessageKey);

    /// <summary>The key of a provider, derived from the secret.</summary>
    public static byte[] KeyOf(ReadOnlySpan<byte> secret, string provider) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(provider));

    /// <summary>The signature beside a message; empty when there is none.</summary>
    public static string SignatureOf(ServiceBusReceivedMessage received) =>
        received.ApplicationProperties.TryGetValue(SettlementMessage.SignatureProperty, out object? value)
            ? value as string ?? ""
            : "";

    /// <summary>Checks form and signature.</summary>
    public VerifiedMessage Verify(ServiceBusReceivedMessage received)
    {
        SettlementMessage? message = SettlementMessage.Parse(received.Body.ToMemory().Span, out string problem);
        if (message is null)
        {
            return Refused(problem);
        }

        string signature = SignatureOf(received);
        if (_secret.Length == 0 || !message.IsSignedBy(signature, KeyOf(_secret, message.Provider)))
        {
            return Refused("message.signature-invalid");
        }

        // Every field is under the signature, and with it this source: the same message is the same source for ever.
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(signature)).AsSpan(0, 12));
        PaymentResult? result = message.ToResult($"message-{hash}", out problem);
        return result is not null ? new VerifiedMessage(message.Provider, result, "") : Refused(problem);
    }

    private static VerifiedMessage Refused(string problem) => new("", null, problem);
}
