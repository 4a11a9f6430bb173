using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Core.Events;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Intake;

/// <summary>Offers a list that was read for its slot, and answers the officer.</summary>
/// <param name="months">The slots.</param>
/// <param name="supplements">Takes lists that come after close.</param>
/// <param name="blobs">Drafts and receipts.</param>
/// <param name="exceptions">Misplaced files, for a person.</param>
/// <param name="audit">The audit.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class AcceptListActivity(
    MonthStore months,
    SupplementIntake supplements,
    BlobStore blobs,
    ExceptionStore exceptions,
    AuditLog audit,
    TimeProvider clock,
    ILogger<AcceptListActivity> logger)
{
    /// <summary>Offers it and writes the receipt; a second run decides the same.</summary>
    [Function(nameof(AcceptListActivity))]
    public async Task<string> RunAsync([ActivityTrigger] AcceptRequest accept, CancellationToken cancellationToken)
    {
        ListReading reading = accept.Reading;
        SlotDecision? decision = null;
        SupplementAnswer? supplement = null;
        if (reading.Verdict == ListVerdict.Taken && reading.Month is not null)
        {
            decision = await months.OfferAsync(reading.Month, accept.ToSlot(), cancellationToken);
        }

        // Events pay nobody: what comes after close belongs to the next month.
        if (decision == SlotDecision.AfterClose && reading.List != EventsPath.ListCode)
        {
            supplement = await supplements.OfferAsync(accept, cancellationToken);
            decision = supplement.Decision;
            if (supplement.IsReplaced)
            {
                return nameof(ListVerdict.Replaced);
            }
        }

        await NoteAsync(accept, decision, supplement, cancellationToken);
        await AnswerAsync(accept.Request, decision, supplement, cancellationToken);
        string outcome = decision?.ToString() ?? reading.Verdict.ToString();
        logger.ListAnswered(
            reading.Month?.PartitionKey ?? "",
            reading.Unit,
            reading.List,
            reading.RowsAccepted,
            reading.RowsRefused,
            outcome);
        return outcome;
    }

    private async Task NoteAsync(
        AcceptRequest accept,
        SlotDecision? decision,
        SupplementAnswer? supplement,
        CancellationToken cancellationToken)
    {
        ListReading reading = accept.Reading;
        if (reading.Month is not null
            && decision is SlotDecision.Accepted or SlotDecision.AcceptedBefore or SlotDecision.Supplement)
        {
            string round = supplement is null ? "" : FormattableString.Invariant($" r{supplement.Round}");
            string subject = $"{reading.Unit}/{reading.List} {reading.Sha256}{round}";
            string key = $"accepted|{subject}|{accept.Request.ArrivedAt.UtcTicks}";
            await audit.AppendAsync(reading.Month, key, "list.accepted", "app", subject, cancellationToken);
        }
        else if (reading.Verdict == ListVerdict.Misplaced)
        {
            // No month is known: misplaced files have a partition of their own.
            await exceptions.OpenAsync(
                new MonthRef("", ""),
                ExceptionKind.MisplacedFile,
                FileVersions.InstanceIdOf("intake", accept.Request.Path, accept.Request.ETag),
                row => row.Evidence = accept.Request.Path + ReceiptPaths.ReceiptSuffix,
                cancellationToken);
        }
    }

    /// <summary>Completes the draft that reading left, and names the version it answers.</summary>
    private async Task AnswerAsync(
        IntakeRequest request,
        SlotDecision? decision,
        SupplementAnswer? supplement,
        CancellationToken cancellationToken)
    {
        bool isEvents = EventsPath.TryParse(request.Path, out _, out _);
        Receipt receipt = supplement switch
        {
            { Receipt: { } read } => SupplementReceipt.Of(read, supplement),
            { Problem: { } problem } =>
                SupplementReceipt.NotTaken(await DraftAsync(request, cancellationToken), problem),
            _ => Decided(await DraftAsync(request, cancellationToken), decision, isEvents),
        };
        if (await IsAnsweredAsync(request, receipt, cancellationToken))
        {
            return;
        }

        receipt = receipt with { AnsweredAt = clock.GetUtcNow() };
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = StoreJson.ContentType },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ReceiptPaths.VersionKey] = request.ETag,
            },
        };
        BlobContainerClient receipts = await blobs.ContainerAsync(Containers.Receipts, cancellationToken);
        await receipts.GetBlobClient(request.Path + ReceiptPaths.ReceiptSuffix)
            .UploadAsync(new BinaryData(receipt.ToBytes()), options, cancellationToken);
    }

    private async Task<Receipt> DraftAsync(IntakeRequest request, CancellationToken cancellationToken)
    {
        BinaryData draft = await blobs.ReadAsync(
            Containers.Receipts, request.Path + ReceiptPaths.DraftSuffix, cancellationToken);
        using Stream stream = draft.ToStream();
        return await Receipt.ReadAsync(stream, cancellationToken);
    }

    /// <summary>Whether this version has this very answer already, whenever that was given.</summary>
    private async Task<bool> IsAnsweredAsync(
        IntakeRequest request, Receipt receipt, CancellationToken cancellationToken)
    {
        BlobContainerClient receipts = await blobs.ContainerAsync(Containers.Receipts, cancellationToken);
        BlobClient blob = receipts.GetBlobClient(request.Path + ReceiptPaths.ReceiptSuffix);
        try
        {
            BlobDownloadResult stored = (await blob.DownloadContentAsync(cancellationToken)).Value;
            using Stream stream = stored.Content.ToStream();
            Receipt earlier = await Receipt.ReadAsync(stream, cancellationToken);
            return stored.Details.Metadata.TryGetValue(ReceiptPaths.VersionKey, out string? version)
                && version == request.ETag
                && (receipt with { AnsweredAt = earlier.AnsweredAt }).ToBytes().AsSpan()
                    .SequenceEqual(stored.Content.ToMemory().Span);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    private static Receipt EventsAfterClose(Receipt receipt) => receipt.ToNotInForce(
        "Tệp đến sau khi khóa danh sách tháng: gửi lại vào thư mục biendong của tháng sau. "
            + "Nếu tiền chưa chi, báo ngay kế toán tỉnh.",
        "The file came after the month's lists were closed: send it again into next month's folder. "
            + "If the money is not paid yet, tell the province's accountant at once.");

    /// <summary>What the slot decided, in words: an officer must not read "taken" over a file that does not count.</summary>
    private static Receipt Decided(Receipt receipt, SlotDecision? decision, bool isEvents) => decision switch
    {
        SlotDecision.AfterClose when isEvents => EventsAfterClose(receipt),
        SlotDecision.Same => receipt with
        {
            NoticeVietnamese = "Tệp này trùng với bản đang có hiệu lực; không có gì thay đổi.",
            NoticeEnglish = "This file is the same as the version in force; nothing changed.",
        },
        SlotDecision.Superseded => receipt.ToNotInForce(
            "Đã có một tệp gửi sau thay cho tệp này. Nếu bản này mới đúng thì gửi lại bản này.",
            "A file sent later has taken this one's place. If this is the right one, send it again."),
        SlotDecision.Accepted or SlotDecision.AcceptedBefore => receipt,
        _ => receipt with
        {
            NoticeVietnamese = "Bản gửi trước của danh sách này, nếu có, vẫn giữ nguyên hiệu lực.",
            NoticeEnglish = "The version of this list sent before, if there is one, stays in force.",
        },
    };
}
