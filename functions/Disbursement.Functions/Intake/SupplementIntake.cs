using Disbursement.Core.Entitlements;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Intake;

/// <summary>What became of a list that came after close.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Round">The round that pays its new rows; 0 when none does.</param>
/// <param name="Receipt">Its receipt, counted without what the month has already; null when it was not read again.</param>
/// <param name="IsReplaced">Whether a newer version of the same path took its place: that one is answered.</param>
public sealed record SupplementAnswer(SlotDecision Decision, int Round, Receipt? Receipt, bool IsReplaced = false);

/// <summary>
/// Takes lists that come after close: rows that the month does not have yet go into the next round. The decision is one
/// conditional write on the month's row, as before close, and freezing a round's supplements moves the same ETag.
/// </summary>
/// <param name="months">The month and its slots.</param>
/// <param name="lists">Reads the list again, without what the month has.</param>
/// <param name="listed">Finds what the month has.</param>
public sealed class SupplementIntake(MonthStore months, ListReader lists, ListedRows listed)
{
    /// <summary>Bound on attempts while other lists come in or rounds are frozen.</summary>
    private const int AttemptsMax = 100;

    /// <summary>Offers the list for the next round; a second run decides and writes the same.</summary>
    public async Task<SupplementAnswer> OfferAsync(AcceptRequest accept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accept);
        MonthRef month = accept.Reading.Month!;
        IntakeResult? read = null;
        int readFor = 0;
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            // The row before the slots: what comes in between moves its ETag.
            MonthEntity row = await months.GetAsync(month, cancellationToken);
            SlotEntity[] slots =
            [
                .. await months.SlotsAsync(month, cancellationToken),
                .. await months.SupplementsAsync(month, cancellationToken),
            ];
            (SlotDecision decision, int round) = Decide(row, slots, accept);
            if (round < 2)
            {
                return new SupplementAnswer(decision, 0, Receipt: null);
            }

            if (readFor != round)
            {
                (read, readFor) = (await ReadAsync(accept, slots, round, cancellationToken), round);
            }

            if (read is null)
            {
                return new SupplementAnswer(decision, 0, Receipt: null, IsReplaced: true);
            }

            if (decision == SlotDecision.Supplement && !read.IsTaken)
            {
                return new SupplementAnswer(SlotDecision.ListedAlready, 0, read.Receipt);
            }

            if (decision != SlotDecision.Supplement
                || await months.TryAcceptAsync(row, SlotOf(accept, read, round), cancellationToken))
            {
                return new SupplementAnswer(decision, round, read.Receipt);
            }
        }

        throw new InvalidOperationException(
            $"A supplement of {month.PartitionKey} could not be written {AttemptsMax} times.");
    }

    /// <summary>What becomes of it as things stand, and the round it is read for; no round when it is not read.</summary>
    private static (SlotDecision Decision, int Round) Decide(MonthEntity row, SlotEntity[] slots, AcceptRequest accept)
    {
        SlotEntity offered = SlotOf(accept);
        SlotEntity[] own = [.. slots.Where(slot => slot.Unit == offered.Unit && slot.List == offered.List)];
        SlotEntity? before = own.FirstOrDefault(slot => slot.Sha256 == offered.Sha256
            && slot.Path == offered.Path && slot.ArrivedAt == offered.ArrivedAt);
        if (before is not null)
        {
            return (SlotDecision.AcceptedBefore, before.Round);
        }

        int round = row.SupplementRound();
        if (own.Any(slot => MonthStore.IsBefore(offered, slot)))
        {
            // An older version whose reading comes late must not bring back rows that a newer one left out.
            return (SlotDecision.Superseded, 0);
        }

        SlotEntity? latest = own.MaxBy(static slot => slot.Round);
        return latest?.Sha256 == offered.Sha256
            ? (SlotDecision.Same, latest.Round)
            : round == 0 ? (SlotDecision.AfterClose, 0) : (SlotDecision.Supplement, round);
    }

    /// <summary>Reads the list less what earlier rounds have: their lists do not change any more.</summary>
    private async Task<IntakeResult?> ReadAsync(
        AcceptRequest accept, SlotEntity[] slots, int round, CancellationToken cancellationToken)
    {
        FrozenList[] before =
        [
            .. slots.Where(slot => slot.Round < round && slot.RowsAccepted > 0).Select(FrozenList.Of),
        ];
        IReadOnlyDictionary<EntitlementKey, ListedRow> known = await listed.FindAsync(
            accept.Reading.Month!, FrozenList.Of(SlotOf(accept)), before, cancellationToken);
        IntakeResult? read = await lists.ReadSupplementAsync(accept.Request, round, known, cancellationToken);
        if (read is { IsTaken: true })
        {
            await listed.ProveAsync(
                accept.Reading.Month!, FrozenList.Of(SlotOf(accept, read, round)), before, cancellationToken);
        }

        return read;
    }

    /// <summary>The list as it was read whole.</summary>
    private static SlotEntity SlotOf(AcceptRequest accept) => new()
    {
        Unit = accept.Reading.Unit,
        List = accept.Reading.List,
        Path = accept.Request.Path,
        Sha256 = accept.Reading.Sha256,
        ArrivedAt = accept.Request.ArrivedAt,
        RowsAccepted = accept.Reading.RowsAccepted,
        DueDong = accept.Reading.DueDong,
        Chunks = accept.Reading.Chunks,
    };

    private static SlotEntity SlotOf(AcceptRequest accept, IntakeResult read, int round)
    {
        Receipt receipt = read.Receipt;
        SlotEntity slot = SlotOf(accept);
        slot.PartitionKey = accept.Reading.Month!.PartitionKey;
        slot.RowKey = FormattableString.Invariant($"{SlotEntity.SupplementPrefix}r{round}|{slot.Unit}|{slot.List}");
        slot.Round = round;
        slot.RowsSent = receipt.Sent.Rows;
        slot.RowsRepeated = receipt.ExactRepeats.Rows;
        slot.RowsRefused = receipt.Refused.Rows;
        slot.RowsAccepted = receipt.Accepted.Rows;
        slot.DueDong = receipt.Accepted.Due;
        slot.Chunks = read.Index!.Chunks.Count;
        return slot;
    }
}
