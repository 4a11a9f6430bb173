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

/// <summary>One result as a message on <c>settlement-results</c> (DESIGN 4).</summary>
/// <remarks>
/// It holds no personal data. The signature travels beside the body, in the property
/// <see cref="SignatureProperty"/>: it covers every field in a fixed order, joined by line feeds, exactly as sent.
/// </remarks>
public sealed record SettlementMessage
{
    /// <summary>The application property that carries the signature.</summary>
    public const string SignatureProperty = "signature";

    /// <summary>The provider's code.</summary>
    [JsonRequired]
    public required string Provider { get; init; }

    /// <summary>The payment.</summary>
    [JsonRequired]
    public required string EndToEndId { get; init; }

    /// <summary><c>paid</c>, <c>rejected</c>, <c>returned</c>, <c>unclaimed</c> or <c>unknown</c>.</summary>
    [JsonRequired]
    public required string Status { get; init; }

    /// <summary>The reason code; empty when paid.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The amount in whole đồng.</summary>
    [JsonRequired]
    public required long AmountDong { get; init; }

    /// <summary>When it happened, ISO 8601 with offset, exactly as signed.</summary>
    [JsonRequired]
    public required string At { get; init; }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Makes the message of a result.</summary>
    /// <param name="provider">The provider's code.</param>
    /// <param name="result">The result; its amount must be named.</param>
    /// <exception cref="ArgumentException">The result names no amount.</exception>
    public static SettlementMessage Of(string provider, PaymentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SettlementMessage
        {
            Provider = provider,
            EndToEndId = result.Id.ToString(),
            Status = WordOf(result.Status),
            Reason = result.Reason,
            AmountDong = result.Amount?.Dong
                ?? throw new ArgumentException("The result names no amount.", nameof(result)),
            At = IsoValues.Time(result.At),
        };
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

    /// <summary>The signature that belongs to the message: base64 of HMAC-SHA256 with the provider's key.</summary>
    public string Sign(ReadOnlySpan<byte> key)
    {
        string text = string.Join(
            '\n', Provider, EndToEndId, Status, Reason, AmountDong.ToString(CultureInfo.InvariantCulture), At);
        return Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Whether a signature is the key's; the comparison takes the same time either way.</summary>
    public bool IsSignedBy(string signature, ReadOnlySpan<byte> key) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Sign(key)), Encoding.UTF8.GetBytes(signature));

    /// <summary>The result; <see langword="null"/> with the reason when a field is not of its form.</summary>
    /// <param name="source">What <see cref="PaymentResult.Source"/> is to say.</param>
    /// <param name="problem">A stable code; empty when there is none.</param>
    public PaymentResult? ToResult(string source, out string problem)
    {
        ResultStatus? status = StatusOf(Status);
        bool idValid = Core.Payments.EndToEndId.TryParse(EndToEndId, out EndToEndId id);
        bool timeValid = IsoValues.TryTime(At, out DateTimeOffset at);
        problem = !idValid ? "message.id-invalid"
            : status is null ? "message.status-unknown"
            : AmountDong is < 0 or > Vnd.MaxDong ? "message.amount-invalid"
            : !timeValid ? "message.time-invalid"
            : "";
        if (problem.Length > 0)
        {
            return null;
        }

        // A rejection whose reason proves nothing leaves the outcome unknown, as in files.
        bool open = status == ResultStatus.Rejected && !ReasonCatalogue.Find(Reason).ProvenFailure;
        return new PaymentResult(
            id, open ? ResultStatus.Unknown : status!.Value, Reason, Vnd.FromDong(AmountDong), at, source);
    }

    private static string WordOf(ResultStatus status) => status.ToString().ToLowerInvariant();

    private static ResultStatus? StatusOf(string word) => Enum.GetValues<ResultStatus>()
        .Where(status => WordOf(status) == word)
        .Select(static status => (ResultStatus?)status)
        .FirstOrDefault();
}
