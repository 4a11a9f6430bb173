using System.Runtime.CompilerServices;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Holds;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Routing;

/// <summary>Tells what people have decided about held money, and finds what they have let go since.</summary>
/// <param name="sources">The rows with what was found about them, and what is held.</param>
/// <param name="failures">What the month before carried over.</param>
/// <param name="rounds">The proposals that were released.</param>
/// <param name="blobs">What earlier rounds paid.</param>
/// <param name="exceptions">The decisions.</param>
/// <param name="identifiers">Names people by hash, as exceptions do.</param>
public sealed class DecidedHolds(
    RowsToRoute sources,
    ProvenFailures failures,
    RoundStore rounds,
    BlobStore blobs,
    ExceptionStore exceptions,
    Identifiers identifiers)
{
    /// <summary>Why a row of the month is still held; null when nothing holds it, or people have let it go.</summary>
    /// <param name="month">The month that closed.</param>
    /// <param name="kinds">Why it was held at close; none when it was not.</param>
    /// <param name="key">The entitlement.</param>
    /// <param name="side">Where it is listed.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task<RouteReason?> HeldBecauseAsync(
        MonthRef month,
        IEnumerable<HoldKind> kinds,
        EntitlementKey key,
        DuplicateSide side,
        CancellationToken cancellationToken) => HeldBecauseAsync(
            month, kinds, kind => identifiers.HoldSubjectOf(month.Province, kind, key), side, cancellationToken);

    private async Task<RouteReason?> HeldBecauseAsync(
        MonthRef month,
        IEnumerable<HoldKind> kinds,
        Func<HoldKind, string> subjectOf,
        DuplicateSide side,
        CancellationToken cancellationToken)
    {
        RouteReason? because = null;
        foreach (HoldKind kind in kinds)
        {
            ExceptionEntity? exception = await exceptions.FindAsync(
                month, ExceptionStore.IdOf(kind.ToException(), subjectOf(kind)), cancellationToken);
            SideVerdict verdict = HoldDecision.Of(kind, exception, side);
            if (verdict == SideVerdict.Refuse)
            {
                return HoldDecision.ReasonOf(kind, verdict);
            }

            because ??= verdict == SideVerdict.Pay ? null : HoldDecision.ReasonOf(kind, verdict);
        }

        return because;
    }

    /// <summary>Why what an earlier month carried is still held; null when nothing holds it, or people have let it go.</summary>
    /// <param name="month">The month that closed.</param>
    /// <param name="kinds">Why it was held at close; none when it was not.</param>
    /// <param name="owed">What was carried.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<RouteReason?> HeldBecauseAsync(
        MonthRef month, IEnumerable<HoldKind> kinds, ProvenFailure owed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owed);
        return kinds.Any()
            ? await HeldBecauseAsync(month, kinds, SubjectOf, owed.Side, cancellationToken)
            : owed.StillHeldBy;

        string SubjectOf(HoldKind kind) => kind.IsAboutAttempt()
            ? owed.Previous.ToString()!
            : identifiers.HoldSubjectOf(month.Province, kind, owed.Row.Key, owed.Period);
    }

    /// <summary>
    /// Which way a person decided that a payment is paid which failed for a reason that asks for one, or of which nobody knew.
    /// </summary>
    /// <param name="month">The month that asked.</param>
    /// <param name="failed">What failed.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<RouteDecision> WayOfAsync(
        MonthRef month, ProvenFailure failed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(failed);
        return failed.Previous is { } attempt && HoldDecision.OfAttempt(failed.IsUnknown, failed.Reason) is { } kind
            ? HoldDecision.WayOf(await exceptions.FindAsync(
                month, ExceptionStore.IdOf(kind.ToException(), attempt.ToString()), cancellationToken))
            : RouteDecision.None;
    }

    /// <summary>
    /// What people have decided by the end of a month about what it held, of one list of a unit:
    /// <see cref="RouteReason.DecidedTooLate"/> for what they let go, else why it is held. Of what was paid meanwhile
    /// it says the same.
    /// </summary>
    /// <param name="work">The unit with all its lists.</param>
    /// <param name="group">The list.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyDictionary<(Period Period, EntitlementKey Key), RouteReason>> EndsAsync(
        UnitWork work, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        Period month = work.Month.ToPeriod();
        var ends = new Dictionary<(Period Period, EntitlementKey Key), RouteReason>();
        foreach (FrozenList list in work.Lists.Where(list => list.List == group.ToListCode()))
        {
            await foreach ((RowToRoute item, RouteReason? because) in HeldRowsAsync(work.Month, list, cancellationToken))
            {
                ends[(month, item.Row.Key)] = because ?? RouteReason.DecidedTooLate;
            }
        }

        await foreach ((ProvenFailure owed, RouteReason? because) in HeldCarriedAsync(work, group, cancellationToken))
        {
            ends[(owed.Period, owed.Row.Key)] = because ?? RouteReason.DecidedTooLate;
        }

        return ends;
    }

    /// <summary>The rows of a list that are to be paid now: held, let go, and in no earlier round's files.</summary>
    /// <param name="work">The unit and the round to come, from 2.</param>
    /// <param name="list">The list.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<RowToRoute>> ReadAsync(
        UnitWork work, FrozenList list, CancellationToken cancellationToken)
    {
        var decided = new List<RowToRoute>();
        await foreach ((RowToRoute item, RouteReason? because) in HeldRowsAsync(work.Month, list, cancellationToken))
        {
            if (because is null)
            {
                decided.Add(item);
            }
        }

        if (decided.Count == 0)
        {
            return decided;
        }

        Period month = work.Month.ToPeriod();
        HashSet<(Period Period, EntitlementKey Key)> before =
            await PaidBeforeAsync(work, EntitlementLedger.GroupOf(list), cancellationToken);
        return [.. decided.Where(item => !before.Contains((month, item.Row.Key)))];
    }

    /// <summary>What earlier months carried that is to be paid now: held at close, let go, in no earlier round.</summary>
    /// <param name="work">The unit and the round to come, from 2.</param>
    /// <param name="group">The list.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<ProvenFailure>> ReadCarriedAsync(
        UnitWork work, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        var decided = new List<ProvenFailure>();
        await foreach ((ProvenFailure owed, RouteReason? because) in HeldCarriedAsync(work, group, cancellationToken))
        {
            if (because is null)
            {
                decided.Add(owed);
            }
        }

        if (decided.Count == 0)
        {
            return decided;
        }

        HashSet<(Period Period, EntitlementKey Key)> before = await PaidBeforeAsync(work, group, cancellationToken);
        return [.. decided.Where(owed => !before.Contains((owed.Period, owed.Row.Key)))];
    }

    /// <summary>The rows of a list that close held, each with why it still is; a list of which none is held is not
    /// read.</summary>
    private async IAsyncEnumerable<(RowToRoute Item, RouteReason? Because)> HeldRowsAsync(
        MonthRef month, FrozenList list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Period period = month.ToPeriod();
        ILookup<(Period Period, EntitlementKey Key), HoldKind> held = await sources.HoldsAsync(
            month, list.Unit, EntitlementLedger.GroupOf(list), list.Round, cancellationToken);
        bool any = held.Any(hold => hold.Key.Period == period);
        for (int chunk = 0; any && chunk < list.Chunks; chunk++)
        {
            foreach (RowToRoute item in await sources.ReadAsync(month, list, chunk, cancellationToken))
            {
                IEnumerable<HoldKind> kinds = held[(period, item.Row.Key)];
                if (kinds.Any())
                {
                    yield return (item, await HeldBecauseAsync(
                        month, kinds, item.Row.Key, DuplicateSide.Of(list, item.Row.Place), cancellationToken));
                }
            }
        }
    }

    /// <summary>What earlier months carried that close held, each with why it still is.</summary>
    private async IAsyncEnumerable<(ProvenFailure Owed, RouteReason? Because)> HeldCarriedAsync(
        UnitWork work, ProgrammeGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Period month = work.Month.ToPeriod();
        ILookup<(Period Period, EntitlementKey Key), HoldKind> held = await sources.HoldsAsync(
            work.Month, work.Unit, group, round: 1, cancellationToken);
        if (!held.Any(hold => hold.Key.Period != month))
        {
            yield break;
        }

        await foreach (ProvenFailure owed in failures.CarriedAsync(work, group, cancellationToken))
        {
            IEnumerable<HoldKind> kinds = held[(owed.Period, owed.Row.Key)];
            if (kinds.Any())
            {
                yield return (owed, await HeldBecauseAsync(work.Month, kinds, owed, cancellationToken));
            }
        }
    }

    /// <summary>What earlier rounds of the month made payments for.</summary>
    private async Task<HashSet<(Period Period, EntitlementKey Key)>> PaidBeforeAsync(
        UnitWork work, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        var keys = new HashSet<(Period Period, EntitlementKey Key)>();
        for (int round = 1; round < work.Round; round++)
        {
            RoundEntity row = await rounds.GetAsync(work.Month, round, cancellationToken);
            string folder = LedgerPaths.Routed(work.Month, round, row.Proposal, work.Unit, group);
            string prefix = $"{folder}/{LedgerPaths.PaymentsPrefix}";
            foreach (string path in await blobs.ListAsync(Containers.Ledger, prefix, cancellationToken))
            {
                using Stream stream =
                    (await blobs.ReadAsync(Containers.Ledger, path, cancellationToken)).ToStream();
                keys.UnionWith(PaymentEntryCsv.Read(stream).Select(static entry => (entry.Period, entry.Key)));
            }
        }

        return keys;
    }
}
