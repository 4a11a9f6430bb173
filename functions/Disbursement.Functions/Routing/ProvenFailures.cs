using System.Runtime.CompilerServices;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Routing;

/// <summary>
/// What is owed and may be sent: a payment proven to have failed, the only ground for another attempt, or a row of an
/// earlier month for which nothing was ever sent.
/// </summary>
/// <param name="Row">The row as it was listed.</param>
/// <param name="Period">The month the money is for.</param>
/// <param name="Amount">The money.</param>
/// <param name="Channel">The channel that failed; none when nothing was sent.</param>
/// <param name="Reason">Why it failed, or why nothing was sent.</param>
/// <param name="Attempt">Number of the next attempt: from 2, or 1 when nothing was sent.</param>
/// <param name="Previous">The attempt that failed; null when nothing was sent.</param>
/// <param name="Side">Where the row is listed.</param>
public sealed record ProvenFailure(
    EntitlementRow Row,
    Period Period,
    Vnd Amount,
    ChannelKind Channel,
    string Reason,
    int Attempt,
    EndToEndId? Previous,
    DuplicateSide Side)
{
    /// <summary>What its own month found and decided about the row; null after a failure.</summary>
    public RowToRoute? First { get; init; }

    /// <summary>Whether an earlier month left it; this one has not tried it yet.</summary>
    public bool IsCarried { get; init; }

    /// <summary>Whether the previous attempt may have been made: only a person can say that it was not.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>What this month tried for it, in the order of rounds; the attempt that failed is the last.</summary>
    public IReadOnlyList<AttemptMade> Tried { get; init; } = [];

    /// <summary>Why nothing may be sent although nobody holds it this month; null when it may.</summary>
    public RouteReason? StillHeldBy => IsUnknown ? RouteReason.HeldUnknown
        : Previous is null ? HoldDecision.StillHeldBy(Reason)
        : null;

    /// <summary>No personal data.</summary>
    public override string ToString() => $"ProvenFailure {{ {Previous} {Reason} }}";
}

/// <summary>Finds what a round may pay again: in the first round what the month before carried over, later what the
/// round before proved to have failed.</summary>
/// <param name="sources">What was found about rows that were never sent.</param>
/// <param name="ledger">The rows.</param>
/// <param name="lists">The lists they stand in.</param>
/// <param name="blobs">Carry-overs.</param>
/// <param name="files">Payment files.</param>
/// <param name="standings">What became of their payments.</param>
public sealed class ProvenFailures(
    RowsToRoute sources,
    EntitlementLedger ledger,
    MonthLists lists,
    BlobStore blobs,
    PaymentFileStore files,
    StandingStore standings)
{
    /// <summary>The failures of one list of a unit, in key order.</summary>
    public IAsyncEnumerable<ProvenFailure> ReadAsync(
        UnitWork work, ProgrammeGroup group, CancellationToken cancellationToken) =>
        work.Round == 1
            ? CarriedAsync(work, group, cancellationToken)
            : FailedAsync(work, group, cancellationToken);

    private async IAsyncEnumerable<ProvenFailure> FailedAsync(
        UnitWork work, ProgrammeGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var failed = new Dictionary<Period, Dictionary<EntitlementKey, (PaymentEntry Entry, PaymentStanding Standing)>>();
        await foreach ((PaymentEntry entry, PaymentStanding standing) in FailuresOfAsync(
            work, group, work.Round - 1, cancellationToken))
        {
            Of(failed, entry.Period)[entry.Key] = (entry, standing);
        }

        Dictionary<(Period Period, EntitlementKey Key), List<AttemptMade>> before =
            await TriedBeforeAsync(work, group, failed, cancellationToken);
        foreach ((Period period, var entries) in failed.OrderBy(static pair => pair.Key))
        {
            var month = new MonthRef(work.Month.Province, period.ToString());
            await foreach ((FrozenList list, EntitlementRow row) in RowsAsync(
                month, work.Unit, group, entries.Keys, cancellationToken))
            {
                (PaymentEntry entry, PaymentStanding standing) = entries[row.Key];
                yield return new ProvenFailure(
                    row,
                    period,
                    entry.Amount,
                    entry.Channel,
                    standing.Reason,
                    entry.Attempt + 1,
                    entry.Id,
                    DuplicateSide.Of(list, row.Place))
                {
                    Tried =
                    [
                        .. before.GetValueOrDefault((period, row.Key)) ?? [],
                        new AttemptMade(entry.Channel, entry.Provider),
                    ],
                };
            }
        }
    }

    /// <summary>What one round proved to have failed of a list of a unit.</summary>
    private async IAsyncEnumerable<(PaymentEntry Entry, PaymentStanding Standing)> FailuresOfAsync(
        UnitWork work, ProgrammeGroup group, int round, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<PaymentFileEntity> all = await files.ListAsync(work.Month, round, cancellationToken);
        foreach (PaymentFileEntity file in all.Where(file => MayHold(file, work, group) && file.Failed > 0))
        {
            foreach ((PaymentEntry entry, PaymentStanding standing) in await standings.LatestAsync(
                work.Month, file, cancellationToken))
            {
                if (entry.Unit == work.Unit && PaymentTransitions.IsProvenFailure(standing.State))
                {
                    yield return (entry, standing);
                }
            }
        }
    }

    /// <summary>What the rounds before the last one tried in vain for what failed again.</summary>
    private async Task<Dictionary<(Period Period, EntitlementKey Key), List<AttemptMade>>> TriedBeforeAsync(
        UnitWork work,
        ProgrammeGroup group,
        Dictionary<Period, Dictionary<EntitlementKey, (PaymentEntry Entry, PaymentStanding Standing)>> failed,
        CancellationToken cancellationToken)
    {
        var tried = new Dictionary<(Period Period, EntitlementKey Key), List<AttemptMade>>();
        for (int round = 1; failed.Count > 0 && round < work.Round - 1; round++)
        {
            await foreach ((PaymentEntry entry, _) in FailuresOfAsync(work, group, round, cancellationToken))
            {
                if (failed.GetValueOrDefault(entry.Period)?.ContainsKey(entry.Key) == true)
                {
                    if (!tried.TryGetValue((entry.Period, entry.Key), out List<AttemptMade>? made))
                    {
                        tried[(entry.Period, entry.Key)] = made = [];
                    }

                    made.Add(new AttemptMade(entry.Channel, entry.Provider));
                }
            }
        }

        return tried;
    }

    /// <summary>What the month before carried over of a list of a unit, in key order by month.</summary>
    public async IAsyncEnumerable<ProvenFailure> CarriedAsync(
        UnitWork work, ProgrammeGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ILookup<Period, CarryOver> byPeriod =
            (await blobs.LeftByAsync(work.Month.Before(), work.Unit, group, cancellationToken))
            .ToLookup(static carry => carry.Period);
        foreach (IGrouping<Period, CarryOver> period in byPeriod.OrderBy(static group => group.Key))
        {
            var month = new MonthRef(work.Month.Province, period.Key.ToString());
            Dictionary<EntitlementKey, CarryOver> carried = period.ToDictionary(static carry => carry.Key);
            var findings = new Dictionary<FrozenList, IReadOnlyDictionary<EntitlementKey, VerificationFinding>>();
            await foreach ((FrozenList list, EntitlementRow row) in RowsAsync(
                month, work.Unit, group, carried.Keys, cancellationToken))
            {
                CarryOver carry = carried[row.Key];
                var failure = new ProvenFailure(
                    row,
                    period.Key,
                    carry.Amount,
                    carry.Channel,
                    carry.Reason,
                    carry.NextAttempt,
                    carry.From,
                    DuplicateSide.Of(list, row.Place))
                {
                    IsCarried = true,
                    IsUnknown = carry.IsUnknown,
                };
                if (carry.From is null)
                {
                    if (!findings.TryGetValue(list, out var found))
                    {
                        findings[list] = found = await sources.FindingsAsync(month, list, cancellationToken);
                    }

                    failure = failure with { First = await sources.OfAsync(month, row, found, cancellationToken) };
                }

                yield return failure;
            }
        }
    }

    /// <summary>The rows of some keys, from the month that listed them, each with its list.</summary>
    /// <exception cref="ControlTotalException">A failed payment's row is not in the ledger.</exception>
    private async IAsyncEnumerable<(FrozenList List, EntitlementRow Row)> RowsAsync(
        MonthRef month,
        string unit,
        ProgrammeGroup group,
        IReadOnlyCollection<EntitlementKey> keys,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SlotManifest? manifest = await lists.FindAsync(month, cancellationToken);
        HashSet<EntitlementKey> wanted = [.. keys];
        int found = 0;
        foreach (FrozenList list in (manifest?.Lists ?? []).Where(
            item => item.Unit == unit && item.List == group.ToListCode()))
        {
            await foreach (EntitlementRow row in ledger.ReadAsync(month, list, cancellationToken))
            {
                if (wanted.Contains(row.Key))
                {
                    found++;
                    yield return (list, row);
                }
            }
        }

        ControlTotalException.ThrowIfDifferent($"rows of failed payments of {unit}", wanted.Count, found);
    }

    /// <summary>A contract may group units: such a file carries the province's code, its payments each their unit's.</summary>
    private static bool MayHold(PaymentFileEntity file, UnitWork work, ProgrammeGroup group) =>
        (file.Unit == work.Unit || file.Unit == work.Month.Province) && file.Source == group.ToListCode();

    private static Dictionary<EntitlementKey, (PaymentEntry Entry, PaymentStanding Standing)> Of(
        Dictionary<Period, Dictionary<EntitlementKey, (PaymentEntry Entry, PaymentStanding Standing)>> all,
        Period period)
    {
        if (!all.TryGetValue(period, out var entries))
        {
            all[period] = entries = [];
        }

        return entries;
    }
}
