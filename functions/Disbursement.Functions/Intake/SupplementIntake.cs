using System.Globalization;
using System.Runtime.InteropServices;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
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
public sealed record SupplementAnswer(SlotDecision Decision, int Round, Receipt? Receipt, bool IsReplaced = false)
{
    /// <summary>Why the month does not take it any more; null when it does, or another file stands for it.</summary>
    public Finding? Problem { get; init; }

    /// <summary>The last day on which the month takes supplements; null when its rounds alone bound that.</summary>
    public DateOnly? LastDay { get; init; }
}

/// <summary>
/// Takes lists that come after close: rows that the month does not have yet go into the next round. Supplements add up:
/// none takes another's place, and what one has is known to the next. The decision is one conditional write on the
/// month's row, as before close, and freezing a round's supplements moves the same ETag.
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
        Place readFor = default;
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            // The row before the slots: what comes in between moves its ETag.
            MonthEntity row = await months.GetAsync(month, cancellationToken);
            SlotEntity[] slots =
            [
                .. await months.SlotsAsync(month, cancellationToken),
                .. await months.SupplementsAsync(month, cancellationToken),
            ];
            (SlotDecision decision, Place place) = Decide(row, slots, accept.ToSlot());
            if (place.Round < 2)
            {
                return new SupplementAnswer(decision, 0, Receipt: null) { Problem = ProblemOf(decision, row) };
            }

            if (readFor != place)
            {
                (read, readFor) = (await ReadAsync(accept, slots, place, cancellationToken), place);
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
                || await months.TryAcceptAsync(row, SlotOf(accept, read, place), cancellationToken))
            {
                return new SupplementAnswer(decision, place.Round, read.Receipt) { LastDay = row.SupplementsLastDay() };
            }
        }

        throw new InvalidOperationException(
            $"A supplement of {month.PartitionKey} could not be written {AttemptsMax} times.");
    }

    /// <summary>What becomes of it as things stand, and where it is read for; no round when it is not read.</summary>
    private static (SlotDecision Decision, Place Place) Decide(
        MonthEntity row, SlotEntity[] slots, SlotEntity offered)
    {
        SlotEntity[] own = [.. slots.Where(slot => slot.Unit == offered.Unit && slot.List == offered.List)];
        SlotEntity[] same = [.. own.Where(slot => slot.Sha256 == offered.Sha256)];
        if (same.FirstOrDefault(slot => slot.Path == offered.Path && slot.ArrivedAt == offered.ArrivedAt) is { } before)
        {
            return (SlotDecision.AcceptedBefore, Place.Of(before));
        }

        if (own.Any(slot => IsBeforeClose(row, slot) && MonthStore.IsBefore(offered, slot)))
        {
            // An older version whose reading comes late must not bring back rows that a newer one left out.
            return (SlotDecision.Superseded, default);
        }

        if (same.Length > 0)
        {
            return (SlotDecision.Same, Place.Of(same[^1]));
        }

        if (row.SupplementsUntil is { } until && offered.ArrivedAt >= until)
        {
            return (SlotDecision.AfterLastDay, default);
        }

        int round = row.SupplementRound();
        int part = own.Count(slot => slot.Round == round) + 1;
        return round == 0
            ? (SlotDecision.AfterClose, default)
            : part > SlotEntity.PartsMax
                ? (SlotDecision.TooManySupplements, default)
                : (SlotDecision.Supplement, new Place(round, part));
    }

    private static Finding? ProblemOf(SlotDecision decision, MonthEntity row) => decision switch
    {
        SlotDecision.AfterLastDay => Finding.Of(
            FindingNumber.SupplementTooLate,
            value: row.SupplementsLastDay()!.Value.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)),
        SlotDecision.AfterClose => Finding.Of(FindingNumber.SupplementWithoutRound),
        SlotDecision.TooManySupplements => Finding.Of(
            FindingNumber.SupplementsTooMany, value: VietnameseNumber.Format(SlotEntity.PartsMax)),
        _ => null,
    };

    /// <summary>Files that came before close take each other's place, whenever they were read; later ones add up.</summary>
    private static bool IsBeforeClose(MonthEntity row, SlotEntity slot) =>
        slot.Round == 1 || slot.ArrivedAt <= row.ClosedAt;

    /// <summary>
    /// Reads the list less what earlier rounds have, and less what its own list's supplements of this round have: none of
    /// these changes any more.
    /// </summary>
    private async Task<IntakeResult?> ReadAsync(
        AcceptRequest accept, SlotEntity[] slots, Place place, CancellationToken cancellationToken)
    {
        MonthRef month = accept.Reading.Month!;
        FrozenList[] before =
        [
            .. slots.Where(slot => slot.RowsAccepted > 0 && IsKnownTo(slot, accept.Reading, place))
                .Select(FrozenList.Of),
        ];
        IReadOnlyDictionary<EntitlementKey, ListedRow> known = await listed.FindAsync(
            month, FrozenList.Of(accept.ToSlot()), place.Round, before, cancellationToken);
        IntakeResult? read = await lists.ReadSupplementAsync(
            accept.Request, place.Round, place.Part, known, cancellationToken);
        if (read is { IsTaken: true })
        {
            await listed.ProveAsync(month, FrozenList.Of(SlotOf(accept, read, place)), before, cancellationToken);
        }

        return read;
    }

    private static bool IsKnownTo(SlotEntity slot, ListReading reading, Place place) =>
        slot.Round < place.Round
        || (slot.Round == place.Round && slot.Part < place.Part
            && slot.Unit == reading.Unit && slot.List == reading.List);

    private static SlotEntity SlotOf(AcceptRequest accept, IntakeResult read, Place place)
    {
        SlotEntity slot = (accept with { Reading = accept.Reading.Counting(read) }).ToSlot();
        string part = place.Part > 1 ? FormattableString.Invariant($"|{place.Part:00}") : "";
        slot.PartitionKey = accept.Reading.Month!.PartitionKey;
        slot.RowKey = FormattableString.Invariant(
            $"{SlotEntity.SupplementPrefix}r{place.Round}|{slot.Unit}|{slot.List}{part}");
        slot.Round = place.Round;
        slot.Part = place.Part;
        return slot;
    }

    /// <summary>Which of a list's supplements of a round; what is taken of it depends on that.</summary>
    /// <param name="Round">The round, from 2; less when it is none.</param>
    /// <param name="Part">From 1 in the order they were taken.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(int Round, int Part)
    {
        public static Place Of(SlotEntity slot) => new(slot.Round, slot.Part);
    }
}
