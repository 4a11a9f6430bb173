using System.Globalization;
using System.Security.Cryptography;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// Lets a person's word about one payment count against what was said before. Recorded and audited before it counts;
/// what it contradicts stays in the ledger.
/// </summary>
/// <param name="files">The payment files.</param>
/// <param name="rounds">Tells whether a later round is being made.</param>
/// <param name="standings">Where payments stand.</param>
/// <param name="applier">Claims the next part of the file.</param>
/// <param name="exceptions">What is open about the payment.</param>
/// <param name="blobs">The ledger, which keeps the record.</param>
/// <param name="audit">The audit, which carries the record's hash.</param>
/// <param name="clock">The time.</param>
public sealed class PaymentOverrides(
    PaymentFileStore files,
    RoundStore rounds,
    StandingStore standings,
    ResultApplier applier,
    ExceptionStore exceptions,
    BlobStore blobs,
    AuditLog audit,
    TimeProvider clock)
{
    /// <summary>Lets it count.</summary>
    /// <param name="month">The month.</param>
    /// <param name="wish">What the person decides.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<OverrideOutcome> RunAsync(
        MonthRef month, OverrideWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        PaymentFileEntity? file = await files.FindAsync(month, wish.FileId, cancellationToken);
        if (file is null || file.State is nameof(PaymentFileState.Built) or nameof(PaymentFileState.Proposed))
        {
            return new OverrideOutcome(OverrideRefusal.PaymentUnknown, "");
        }

        FileStanding standing = await standings.LoadAsync(month, file, cancellationToken);
        PaymentStanding? before = standing.Payments.GetValueOrDefault(wish.Payment);
        OverrideRefusal refusal = await RefusalAsync(month, file, standing, before, wish, cancellationToken);
        standings.Keep(month, file, standing);
        if (before is null || refusal != OverrideRefusal.None)
        {
            return new OverrideOutcome(refusal, before?.State.ToString() ?? "");
        }

        ExceptionEntity[] open = await OpenAsync(month, wish.Payment, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        string number = await RecordAsync(month, before, wish, open, now, cancellationToken);
        var decided = new PaymentResult(
            wish.Payment, wish.Status, wish.Code, before.Amount, now, ResultParts.SourceOf($"override-{number}", 0));
        if (!await applier.OverrideAsync(month, file, before, decided, cancellationToken))
        {
            // A result came in between: the person looked at another state than the one there is now.
            return new OverrideOutcome(OverrideRefusal.RoundRunning, "");
        }

        foreach (ExceptionEntity row in open)
        {
            await exceptions.DecideAsync(row, "overridden", wish.By, wish.Reason, CancellationToken.None);
        }

        return new OverrideOutcome(OverrideRefusal.None, PaymentFold.StateOf(wish.Status).ToString());
    }

    private async Task<OverrideRefusal> RefusalAsync(
        MonthRef month,
        PaymentFileEntity file,
        FileStanding standing,
        PaymentStanding? before,
        OverrideWish wish,
        CancellationToken cancellationToken)
    {
        if (before is null)
        {
            return OverrideRefusal.PaymentUnknown;
        }

        if (standing.IsSealed)
        {
            return OverrideRefusal.MonthCounted;
        }

        if (before.State == PaymentFold.StateOf(wish.Status) && before.Reason == wish.Code)
        {
            return OverrideRefusal.SameState;
        }

        bool failed = PaymentTransitions.IsProvenFailure(before.State);
        return failed
            ? await LaterAsync(month, file, standing.Entries.First(entry => entry.Id == wish.Payment), cancellationToken)
            : OverrideRefusal.None;
    }

    /// <summary>A proven failure may have been sent again: then nobody may say any more that it is none.</summary>
    private async Task<OverrideRefusal> LaterAsync(
        MonthRef month, PaymentFileEntity file, PaymentEntry entry, CancellationToken cancellationToken)
    {
        IReadOnlyList<RoundEntity> later =
            [.. (await rounds.ListAsync(month, cancellationToken)).Where(row => RoundStore.NumberOf(row) > file.Round)];
        if (later.Any(static row => row.State is nameof(RoundState.Verifying) or nameof(RoundState.SentBack)))
        {
            return OverrideRefusal.RoundRunning;
        }

        foreach (PaymentFileEntity other in await files.ListAsync(month, round: null, cancellationToken))
        {
            bool mayHold = other.Round > file.Round && other.Source == file.Source;
            if (mayHold && (await standings.EntriesAsync(month, other, cancellationToken)).Any(
                attempt => attempt.Key == entry.Key && attempt.Period == entry.Period))
            {
                return OverrideRefusal.LaterAttempt;
            }
        }

        return OverrideRefusal.None;
    }

    private async Task<ExceptionEntity[]> OpenAsync(
        MonthRef month, EndToEndId payment, CancellationToken cancellationToken)
    {
        string subject = payment.ToString();
        return
        [
            .. (await exceptions.ListAsync(month, cancellationToken))
                .Where(row => row.State == "Open" && row.Subject == subject
                    && row.Kind is nameof(ExceptionKind.Conflict) or nameof(ExceptionKind.LateResult)),
        ];
    }

    /// <summary>Writes the record and its audit entry; asked for the same again, they are there already.</summary>
    /// <returns>What the result names as its source: the payment's count of results, and the record's hash.</returns>
    private async Task<string> RecordAsync(
        MonthRef month,
        PaymentStanding before,
        OverrideWish wish,
        ExceptionEntity[] open,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var record = new OverrideRecord(
            wish.FileId,
            wish.Payment.ToString(),
            before.State.ToString(),
            before.Reason,
            before.Last?.Source ?? "",
            before.Last?.At,
            wish.Status.ToString(),
            wish.Code,
            wish.By,
            now,
            wish.Reason,
            [.. open.Select(static row => row.RowKey).Order(StringComparer.Ordinal)]);
        BinaryData content = StoreJson.ToBytes(record);
        string hash = Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));
        string number = before.Applied.Count.ToString("00", CultureInfo.InvariantCulture) + "-" + hash[..12];
        await blobs.CreateAsync(
            Containers.Ledger,
            ResultLedger.Override(month, wish.Payment, number),
            content,
            StoreJson.ContentType,
            cancellationToken);
        await audit.AppendAsync(
            month,
            $"payment.overridden|{wish.Payment}|{number}",
            "payment.overridden",
            wish.By,
            $"{wish.FileId} {wish.Payment} {before.State} {wish.Status} {wish.Code} sha256 {hash}: {wish.Reason}",
            cancellationToken);
        return number;
    }
}
