using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>Keeps messages as they came, and opens the exceptions of those that are put aside.</summary>
/// <param name="blobs">The ledger.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="clock">The month of a message that belongs to none.</param>
public sealed class MessageIntake(BlobStore blobs, ExceptionStore exceptions, TimeProvider clock)
{
    /// <summary>Keeps the messages of one payment file, body and signature, one to a line. Written once.</summary>
    public async Task KeepAsync(
        PaymentPlace place, IReadOnlyList<ServiceBusReceivedMessage> messages, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (ServiceBusReceivedMessage message in messages)
        {
            string signature = MessageVerifier.SignatureOf(message);
            text.Append(JsonSerializer.Serialize(new { signature, body = message.Body.ToString() })).Append('\n');
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        await blobs.CreateAsync(
            Containers.Ledger,
            ResultLedger.Messages(place.Month, place.FileId, hash),
            new BinaryData(bytes),
            "application/x-ndjson",
            cancellationToken);
    }

    /// <summary>Tells people about a message that is not readable or not trusted.</summary>
    public Task RefusedAsync(
        ServiceBusReceivedMessage message, string problem, CancellationToken cancellationToken) =>
        exceptions.OpenAsync(
            Unplaced(),
            ExceptionKind.UnreadableResult,
            KeyOf(message),
            row =>
            {
                row.Summary = problem == "message.signature-invalid"
                    ? "Tin kết quả có chữ ký không hợp lệ, có thể là giả; đã đưa vào hàng đợi loại."
                    : $"Tin kết quả không đọc được ({problem}); đã đưa vào hàng đợi loại.";
                row.Evidence = "settlement-results/$DeadLetterQueue";
            },
            cancellationToken);

    /// <summary>Tells people about a message that was given out again and again, before it is set aside.</summary>
    public Task WornAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        exceptions.OpenAsync(
            Unplaced(),
            ExceptionKind.Poisoned,
            KeyOf(message),
            row =>
            {
                row.Code = PoisonCodes.Message;
                row.Summary = "Một tin kết quả được giao nhiều lần mà không xử lý xong; sau lần thứ mười sẽ vào hàng đợi "
                    + "loại. Xem nhật ký, sửa nguyên nhân rồi đề nghị bên chi trả gửi lại.";
                row.Evidence = "settlement-results/$DeadLetterQueue";
            },
            cancellationToken);

    /// <summary>Tells people about a trusted message for a payment that its provider was never given.</summary>
    public Task StrangerAsync(string provider, PaymentResult result, CancellationToken cancellationToken) =>
        exceptions.OpenAsync(
            Unplaced(),
            ExceptionKind.Stranger,
            $"{provider}|{result.Id}",
            row =>
            {
                row.Subject = result.Id.ToString();
                row.Summary = $"Tin kết quả của {provider} cho lệnh chi không có trong các tệp đã giao cho đơn vị.";
                row.Evidence = "settlement-results/$DeadLetterQueue";
            },
            cancellationToken);

    /// <summary>The same message given again is the same exception.</summary>
    private static string KeyOf(ServiceBusReceivedMessage message) =>
        $"message-{Convert.ToHexStringLower(SHA256.HashData(message.Body.ToMemory().Span).AsSpan(0, 12))}";

    private MonthRef Unplaced() => new("00", Period.Of(VietnamTime.DateOf(clock.GetUtcNow())).ToString());
}
