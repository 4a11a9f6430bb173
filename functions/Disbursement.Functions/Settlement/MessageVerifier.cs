using System.Security.Cryptography;
using Azure.Messaging.ServiceBus;
using Disbursement.Core.Settlement;
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

    /// <summary>Checks form and signature.</summary>
    public VerifiedMessage Verify(ServiceBusReceivedMessage received)
    {
        if (!ResultMessage.TryRead(received.Body, out ResultMessage? message, out string problem))
        {
            return Refused(problem);
        }

        string signature = received.ApplicationProperties.TryGetValue(
            ResultMessage.SignatureProperty, out object? value) && value is string text ? text : "";
        if (_secret.Length == 0 || !message.IsSignedWith(signature, ResultMessage.KeyOf(_secret, message.Provider)))
        {
            return Refused("message.signature-invalid");
        }

        // Every field is under the signature, and with it this source: the same message is the same source for ever.
        string hash = Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(signature)).AsSpan(0, 12));
        return message.TryResult($"message-{hash}", out PaymentResult? result, out problem)
            ? new VerifiedMessage(message.Provider, result, "")
            : Refused(problem);
    }

    private static VerifiedMessage Refused(string problem) => new("", null, problem);
}
