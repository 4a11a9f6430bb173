using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;

namespace Disbursement.Sandbox.Providers;

/// <summary>One result as a provider sends it on <c>settlement-results</c>. No personal data is in it.</summary>
/// <param name="Provider">The provider's code.</param>
/// <param name="EndToEndId">The payment.</param>
/// <param name="Status">paid, rejected, returned, unclaimed or unknown.</param>
/// <param name="Reason">The reason code; empty when paid.</param>
/// <param name="AmountDong">The amount in whole đồng.</param>
/// <param name="At">When it happened, ISO 8601 with offset.</param>
internal sealed record ResultMessage(
    string Provider, string EndToEndId, string Status, string Reason, long AmountDong, string At)
{
    /// <summary>The message of a result.</summary>
    /// <exception cref="ArgumentException">The result names no amount.</exception>
    public static ResultMessage Of(string provider, PaymentResult result) => new(
        provider,
        result.Id.ToString(),
        result.Status switch
        {
            ResultStatus.Paid => "paid",
            ResultStatus.Rejected => "rejected",
            ResultStatus.Returned => "returned",
            ResultStatus.Unclaimed => "unclaimed",
            _ => "unknown",
        },
        result.Reason,
        result.Amount?.Dong ?? throw new ArgumentException("The result names no amount.", nameof(result)),
        VietnamTime.In(result.At).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    /// <summary>The signature: base64 of HMAC-SHA256 over the fields in their order, parted by line feeds.</summary>
    /// <param name="key">The provider's key.</param>
    public string Sign(byte[] key)
    {
        string amount = AmountDong.ToString(CultureInfo.InvariantCulture);
        string text = string.Join('\n', Provider, EndToEndId, Status, Reason, amount, At);
        return Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The message as it lies in a storage queue, which stands for the bus in Local mode.</summary>
    /// <param name="key">The key it is signed with.</param>
    public string Envelope(byte[] key) => new JsonObject
    {
        ["sb"] = 1,
        ["id"] = $"{EndToEndId}-{Status}",
        ["subject"] = Provider,
        ["type"] = "application/json",
        ["at"] = At,
        ["text"] = Body().ToJsonString(),
        ["properties"] = new JsonObject { ["signature"] = Sign(key) },
    }.ToJsonString();

    private JsonObject Body() => new()
    {
        ["provider"] = Provider,
        ["endToEndId"] = EndToEndId,
        ["status"] = Status,
        ["reason"] = Reason,
        ["amountDong"] = AmountDong,
        ["at"] = At,
    };
}
