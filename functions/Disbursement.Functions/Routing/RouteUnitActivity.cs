using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Routing;

/// <summary>
/// Decides for every row of a unit which channel and provider pays it, and why, and writes that beside the rows. The
/// first round takes the month's rows and what the month before proved unpaid; later rounds take what the round
/// before proved to have failed, and the sides of duplicates that a person has decided to pay since.
/// </summary>
/// <param name="rounds">The rounds: a released round is not routed again.</param>
/// <param name="reference">Contracts and routing table as frozen.</param>
/// <param name="sources">The rows with what was found about them.</param>
/// <param name="failures">What earlier rounds and months proved to have failed.</param>
/// <param name="duplicates">What people decided about rows held as duplicates.</param>
/// <param name="entries">Makes payments of routed rows.</param>
/// <param name="blobs">Where the decisions are written.</param>
public sealed class RouteUnitActivity(
    RoundStore rounds,
    ReferenceStore reference,
    RowsToRoute sources,
    ProvenFailures failures,
    DecidedDuplicates duplicates,
    EntryFactory entries,
    BlobStore blobs)
{
    /// <summary>Routes the unit's rows and tells what goes into files.</summary>
    [Function(nameof(RouteUnitActivity))]
    public async Task<UnitProof> RunAsync([ActivityTrigger] UnitWork work, CancellationToken cancellationToken)
    {
        RoundEntity round = await rounds.GetAsync(work.Month, work.Round, cancellationToken);
        if (round.State is not (nameof(RoundState.Verifying) or nameof(RoundState.SentBack)))
        {
            return UnitProof.None;
        }

        ReferenceData data = await reference.FrozenAsync(work.Month, cancellationToken);
        UnitProof proof = UnitProof.None;
        foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
        {
            FrozenList? list = work.Lists.FirstOrDefault(item => item.List == group.ToListCode());
            RoutingContext context = ContextOf(work, group, data);
            if (list is not null)
            {
                proof += work.Round == 1
                    ? await RouteListAsync(work, group, list, context, cancellationToken)
                    : await RouteDecidedAsync(work, group, list, context, cancellationToken);
            }

            proof += await RouteFailuresAsync(work, group, context, cancellationToken);
        }

        return proof;
    }

    private static RoutingContext ContextOf(UnitWork work, ProgrammeGroup group, ReferenceData data)
    {
        Period period = work.Month.ToPeriod();
        var scope = new ContractScope(work.Month.Province, work.Unit, group, period.FirstDay);
        return new RoutingContext(
            scope, data.Routing, data.Contracts.For(work.Month.Province), data.Institutions, CutOffPassed: true);
    }

    private async Task<UnitProof> RouteListAsync(
        UnitWork work,
        ProgrammeGroup group,
        FrozenList list,
        RoutingContext context,
        CancellationToken cancellationToken)
    {
        IReadOnlySet<EntitlementKey> held = await sources.HeldAsync(work.Month, list, cancellationToken);
        UnitProof proof = UnitProof.None;
        for (int chunk = 0; chunk < list.Chunks; chunk++)
        {
            var routed = new List<RoutedRow>();
            var payments = new List<PaymentEntry>();
            foreach (RowToRoute item in await sources.ReadAsync(work.Month, list, chunk, cancellationToken))
            {
                SideVerdict verdict = held.Contains(item.Row.Key)
                    ? await duplicates.VerdictAsync(work.Month, list, item.Row, cancellationToken)
                    : SideVerdict.Pay;
                Route route = verdict switch
                {
                    SideVerdict.Pay => Router.Route(item.Row, item.Finding, context, item.Decision),
                    SideVerdict.Refuse => Route.Held(RouteReason.DecidedAgainst),
                    _ => Route.Held(RouteReason.HeldDuplicate),
                };
                PaymentEntry? entry = route.IsHeld
                    ? null
                    : entries.Create(work.Month, work.Unit, group, item.Row, route);
                routed.Add(new RoutedRow(item.Row.Key, item.Row.Due, item.Finding, route, Attempt: 1, entry?.Id));
                payments.AddRange(entry is null ? [] : [entry]);
            }

            await WriteAsync(work, group, LedgerPaths.Chunk(chunk), routed, payments, cancellationToken);
            proof += UnitProof.OfTaken(routed);
        }

        return proof;
    }

    /// <summary>Rows that an earlier round held: they are carried into this one, and so counted.</summary>
    private async Task<UnitProof> RouteDecidedAsync(
        UnitWork work,
        ProgrammeGroup group,
        FrozenList list,
        RoutingContext context,
        CancellationToken cancellationToken)
    {
        var routed = new List<RoutedRow>();
        var payments = new List<PaymentEntry>();
        foreach (RowToRoute item in await duplicates.ReadAsync(work, list, cancellationToken))
        {
            Route route = Router.Route(item.Row, item.Finding, context, item.Decision);
            PaymentEntry? entry = route.IsHeld
                ? null
                : entries.Create(work.Month, work.Unit, group, item.Row, route);
            routed.Add(new RoutedRow(item.Row.Key, item.Row.Due, item.Finding, route, Attempt: 1, entry?.Id));
            payments.AddRange(entry is null ? [] : [entry]);
        }

        if (routed.Count > 0)
        {
            await WriteAsync(work, group, LedgerPaths.Decided, routed, payments, cancellationToken);
        }

        return UnitProof.OfCarried(routed);
    }

    private async Task<UnitProof> RouteFailuresAsync(
        UnitWork work, ProgrammeGroup group, RoutingContext context, CancellationToken cancellationToken)
    {
        var routed = new List<RoutedRow>();
        var payments = new List<PaymentEntry>();
        await foreach (ProvenFailure failure in failures.ReadAsync(work, group, cancellationToken))
        {
            Route route = Router.RouteAgain(
                failure.Row, failure.Channel, ReasonCatalogue.Find(failure.Reason), context);
            PaymentEntry? entry = route.IsHeld
                ? null
                : entries.Again(work.Month, work.Unit, group, failure, route);
            routed.Add(new RoutedRow(
                failure.Row.Key, failure.Amount, VerificationFinding.NotAsked, route, failure.Attempt, entry?.Id));
            payments.AddRange(entry is null ? [] : [entry]);
        }

        if (routed.Count > 0)
        {
            await WriteAsync(work, group, LedgerPaths.Again, routed, payments, cancellationToken);
        }

        return UnitProof.OfCarried(routed);
    }

    /// <summary>
    /// Writes the decisions and, beside them, the payments. A proposal that was sent back is routed anew, so these two
    /// documents of the ledger are replaced until release.
    /// </summary>
    private async Task WriteAsync(
        UnitWork work,
        ProgrammeGroup group,
        string name,
        List<RoutedRow> rows,
        List<PaymentEntry> payments,
        CancellationToken cancellationToken)
    {
        string folder = LedgerPaths.Routed(work.Month, work.Round, work.Unit, group);
        await blobs.ReplaceAsync(
            Containers.Ledger, $"{folder}/{name}", LedgerBytes.Of(RoutedCsv.Header, rows, RoutedCsv.Write),
            LedgerBytes.ContentType, cancellationToken);
        await blobs.ReplaceAsync(
            Containers.Ledger,
            $"{folder}/{LedgerPaths.PaymentsPrefix}{name}",
            LedgerBytes.Of(PaymentEntryCsv.Header, payments, PaymentEntryCsv.Write),
            LedgerBytes.ContentType,
            cancellationToken);
    }
}
