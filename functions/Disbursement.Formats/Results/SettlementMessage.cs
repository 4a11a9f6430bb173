using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Results;

/// <summary>One result as a message on <c>settlement-results</c>, signed with the provider's key (DESIGN 4).</summary>
/// <remarks>It holds no personal data. The signature covers every field in a fixed order, joined by line
/// feeds.</remarks>
public sealed record SettlementMessage
{
    /// <summary>The provider's code.</summary>
    [JsonRequired]
    public required string Provider { get; init; }

    /// <summary>The payment.</summary>
    [JsonRequired]
    public required string EndToEndId { get; init; }

    /// <summary>A <see cref="ResultStatus"/> by name.</summary>
    [JsonRequired]
    public required string Status { get; init; }

    /// <summary>The reason code; empty when paid.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The amount in whole đồng.</summary>
    [JsonRequired]
    public required long Amount { get; init; }

    /// <summary>When it happened, ISO 8601 with offset, exactly as signed.</summary>
    [JsonRequired]
    public required string Time { get; init; }

    /// <summary>HMAC-SHA256 of the fields, 64 lower-case hexadecimal digits.</summary>
    [JsonRequired]
    public required string Hmac { get; init; }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Makes a signed message of a result.</summary>
    /// <param name="provider">The provider's code.</param>
    /// <param name="result">The result; its amount must be named.</param>
    /// <param name="key">The provider's key.</param>
    /// <exception cref="ArgumentException">The result names no amount.</exception>
    public static SettlementMessage Sign(string provider, PaymentResult result, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(result);
        long amount = result.Amount?.Dong ?? throw new ArgumentException("The result names no amount.", nameof(result));
        var message = new SettlementMessage
        {
            Provider = provider,
            EndToEndId = result.Id.ToString(),
            Status = result.Status.ToString(),
            Reason = result.Reason,
            Amount = amount,
            Time = IsoValues.Time(result.At),
            Hmac = "",
        };
        return message with { Hmac = message.ComputeHmac(key) };
    }

    /// <summary>Reads a message; <see langword="null"/> with the reason when it is none.</summary>
    public static SettlementMessage? Parse(ReadOnlySpan<byte> json, out string problem)
    {
        try
        {
            SettlementMessage? message = JsonSerializer.Deserialize<SettlementMessage>(json, Options);
            problem = message is null ? "message.empty" : "";
            return message;
        }
        catch (JsonException)
        {
            problem = "message.not-readable";
            return null;
        }
    }

    /// <summary>The message as JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Whether the signature is the key's; the comparison takes the same time either way.</summary>
    public bool IsSignedBy(ReadOnlySpan<byte> key) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(ComputeHmac(key)), Encoding.UTF8.GetBytes(Hmac));

    /// <summary>The result; <see langword="null"/> with the reason when a field is not of its form.</summary>
    /// <param name="source">What <see cref="PaymentResult.Source"/> is to say.</param>
    /// <param name="problem">A stable code; empty when there is none.</param>
    public PaymentResult? ToResult(string source, out string problem)
    {
        bool statusValid = Enum.TryParse(Status, ignoreCase: false, out ResultStatus status)
            && Enum.IsDefined(status) && status.ToString() == Status;
        bool idValid = Core.Payments.EndToEndId.TryParse(EndToEndId, out EndToEndId id);
        bool timeValid = IsoValues.TryTime(Time, out DateTimeOffset at);
        problem = !idValid ? "message.id-invalid"
            : !statusValid ? "message.status-unknown"
            : Amount is < 0 or > Vnd.MaxDong ? "message.amount-invalid"
            : !timeValid ? "message.time-invalid"
            : "";
        if (problem.Length > 0)
        {
            return null;
        }

        // A rejection whose reason proves nothing leaves the outcome unknown, as in files.
        bool open = status == ResultStatus.Rejected && !ReasonCatalogue.Find(Reason).ProvenFailure;
        return new PaymentResult(
            id, open ? ResultStatus.Unknown : status, Reason, Vnd.FromDong(Amount), at, source);
    }

    private string ComputeHmac(ReadOnlySpan<byte> key)
    {
        string text = string.Join(
            '\n', Provider, EndToEndId, Status, Reason, Amount.ToString(CultureInfo.InvariantCulture), Time);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
