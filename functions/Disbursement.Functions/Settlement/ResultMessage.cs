using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// A message on <c>settlement-results</c>: one result of one payment, signed with the provider's key. Its fields are
/// kept as they were sent, since the signature is over exactly these texts.
/// </summary>
/// <param name="Provider">Provider code.</param>
/// <param name="EndToEndId">The payment.</param>
/// <param name="Status"><c>paid</c>, <c>rejected</c>, <c>returned</c>, <c>unclaimed</c> or <c>unknown</c>.</param>
/// <param name="Reason">Reason code; empty when paid.</param>
/// <param name="AmountDong">The amount in whole đồng, as written in the message.</param>
/// <param name="At">When it happened, ISO 8601 with offset.</param>
internal sealed record ResultMessage(
    string Provider, string EndToEndId, string Status, string Reason, string AmountDong, string At)
{
    /// <summary>The application property that carries the signature.</summary>
    public const string SignatureProperty = "signature";

    private const int FieldLengthMax = 140;

    /// <summary>Reads a body; false with the reason when it is not such a message.</summary>
    public static bool TryRead(BinaryData body, [NotNullWhen(true)] out ResultMessage? message, out string problem)
    {
        message = null;
        problem = "message.not-readable";
        try
        {
            using JsonDocument document = JsonDocument.Parse(body.ToMemory());
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            string[] fields =
            [
                TextOf(root, "provider"), TextOf(root, "endToEndId"), TextOf(root, "status"),
                TextOf(root, "reason"), TextOf(root, "amountDong"), TextOf(root, "at"),
            ];
            if (fields.Any(static field => field.Length > FieldLengthMax || field.Contains('\n', StringComparison.Ordinal)))
            {
                return false;
            }

            message = new ResultMessage(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
            problem = "";
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The key of a provider, derived from the secret.</summary>
    public static byte[] KeyOf(ReadOnlySpan<byte> secret, string provider) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(provider));

    /// <summary>The signature that belongs to the message, base64.</summary>
    public string Sign(ReadOnlySpan<byte> key) => Convert.ToBase64String(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(
            string.Join('\n', Provider, EndToEndId, Status, Reason, AmountDong, At))));

    /// <summary>Whether a signature is the provider's; the comparison takes the same time either way.</summary>
    public bool IsSignedWith(string signature, ReadOnlySpan<byte> key) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Sign(key)), Encoding.UTF8.GetBytes(signature));

    /// <summary>The result; false with the reason when a field is not of its form.</summary>
    public bool TryResult(string source, [NotNullWhen(true)] out PaymentResult? result, out string problem)
    {
        result = null;
        bool idValid = Core.Payments.EndToEndId.TryParse(EndToEndId, out EndToEndId id);
        ResultStatus? status = StatusOf(Status);
        bool amountValid = long.TryParse(AmountDong, NumberStyles.None, CultureInfo.InvariantCulture, out long dong)
            && dong <= Vnd.MaxDong;
        bool timeValid = DateTimeOffset.TryParse(
            At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at);
        problem = !idValid ? "message.id-invalid"
            : status is null ? "message.status-unknown"
            : !amountValid ? "message.amount-invalid"
            : !timeValid ? "message.time-invalid"
            : "";
        if (problem.Length == 0)
        {
            // A rejection whose reason proves nothing leaves the outcome unknown, as in files.
            bool open = status == ResultStatus.Rejected && !ReasonCatalogue.Find(Reason).ProvenFailure;
            result = new PaymentResult(
                id, open ? ResultStatus.Unknown : status!.Value, Reason, Vnd.FromDong(dong), at, source);
        }

        return result is not null;
    }

    private static ResultStatus? StatusOf(string text) => text switch
    {
        "paid" => ResultStatus.Paid,
        "rejected" => ResultStatus.Rejected,
        "returned" => ResultStatus.Returned,
        "unclaimed" => ResultStatus.Unclaimed,
        "unknown" => ResultStatus.Unknown,
        _ => null,
    };

    private static string TextOf(JsonElement root, string name) =>
        !root.TryGetProperty(name, out JsonElement value) ? ""
            : value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            };
}
