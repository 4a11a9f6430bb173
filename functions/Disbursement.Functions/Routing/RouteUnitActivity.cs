using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Holds;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Routing;

/// <summary>
/// Decides for every row of a unit which channel and provider pays it, and why, and writes that beside the rows. The
/// first round takes the month's rows and what the month before left unpaid; later rounds take what the round
/// before proved to have failed, and what was held at close and a person has decided to pay since.
/// </summary>
/// <remarks>
/// Decisions of people and results of providers go on coming in, so two runs for one proposal may see different
/// things: what the first one wrote down stands, and the second one goes by it.
/// </remarks>
/// <param name="rounds">The rounds: a released round is not routed again.</param>
/// <param name="reference">Contracts and routing table as frozen.</param>
/// <param name="sources">The rows with what was found about them.</param>
/// <param name="failures">What earlier rounds and months proved to have failed, or never sent.</param>
/// <param name="decided">What people decided about what close held.</param>
/// <param name="entries">Makes payments of routed rows.</param>
/// <param name="blobs">Where the decisions are written.</param>
/// <param name="options">When a month is paid.</param>
public sealed class RouteUnitActivity(
    RoundStore rounds,
    ReferenceStore reference,
    RowsToRoute sources,
    ProvenFailures failures,
    DecidedHolds decided,
    EntryFactory entries,
    BlobStore blobs,
    IOptions<MonthOptions> options)
{
    /// <summary>Routes the unit's rows and tells what goes into files.</summary>
    [Function(nameof(RouteUnitActivity))]
    public async Task<UnitProof> RunAsync([ActivityTrigger] UnitWork work, CancellationToken cancellationToken)
    {
        RoundEntity round = await rounds.GetAsync(work.Month, work.Round, cancellationToken);
        if (!round.IsInWork(work.Proposal))
        {
            return UnitProof.None;
        }

        ReferenceData data = await reference.FrozenAsync(work.Month, cancellationToken);
        UnitProof proof = UnitProof.None;
        foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
        {
            FrozenList[] lists = [.. work.Lists.Where(item => item.List == group.ToListCode())];
            RoutingContext context = ContextOf(work, group, data, round);

            // At close a unit has one list of a group; for a later round it may have sent several supplements.
            foreach (FrozenList own in lists.Where(list => list.Round == work.Round))
            {
                proof += await RouteListAsync(work, group, own, context, cancellationToken);
            }

            FrozenList[] earlier = [.. lists.Where(list => list.Round < work.Round)];
            proof += await RouteAgainAsync(work, group, earlier, context, cancellationToken);
        }

        return proof;
    }

    private static RoutingContext ContextOf(
        UnitWork work, ProgrammeGroup group, ReferenceData data, RoundEntity round)
    {
        Period period = work.Month.ToPeriod();
        var scope = new ContractScope(work.Month.Province, work.Unit, group, period.FirstDay);
        return new RoutingContext(
            scope, data.Routing, data.Contracts.For(work.Month.Province), data.Institutions, CutOffPassed: true)
        {
            Window = work.Round > 1 && data.Routing.FallBack.UntilDay is { } day
                ? new FallBackWindow(round.ProposedAt!.Value, period.FirstDay.AddDays(day - 1))
                : null,
        };
    }

    private async Task<UnitProof> RouteListAsync(
        UnitWork work,
        ProgrammeGroup group,
        FrozenList list,
        RoutingContext context,
        CancellationToken cancellationToken)
    {
        Period month = work.Month.ToPeriod();
        ILookup<(Period Period, EntitlementKey Key), HoldKind> holds = await sources.HoldsAsync(
            work.Month, work.Unit, group, list.Round, cancellationToken);
        UnitProof proof = UnitProof.None;
        for (int chunk = 0; chunk < list.Chunks; chunk++)
        {
            var routing = new RoutedRows();
            foreach (RowToRoute item in await sources.ReadAsync(work.Month, list, chunk, cancellationToken))
            {
                RouteReason? because = await decided.HeldBecauseAsync(
                    work.Month,
                    holds[(month, item.Row.Key)],
                    item.Row.Key,
                    DuplicateSide.Of(list, item.Row.Place),
                    cancellationToken);
                AddFirst(routing, work, group, item, context, because);
            }

            proof += UnitProof.OfTaken(
                await WriteAsync(work, group, LedgerPaths.Chunk(chunk, list.Part), routing, cancellationToken));
        }

        return proof;
    }

    /// <summary>
    /// Rows that an earlier round or month left: proven failures, and what people have decided to pay since. They are
    /// carried into this round, and so counted.
    /// </summary>
    private async Task<UnitProof> RouteAgainAsync(
        UnitWork work,
        ProgrammeGroup group,
        FrozenList[] earlier,
        RoutingContext context,
        CancellationToken cancellationToken)
    {
        var routing = new RoutedRows();
        foreach (FrozenList list in earlier)
        {
            foreach (RowToRoute item in await decided.ReadAsync(work, list, cancellationToken))
            {
                AddFirst(routing, work, group, item, context, because: null);
            }
        }

        await AddFailuresAsync(routing, work, group, context, cancellationToken);

        // What the month before left does not change any more; what a round left may, so that even "nothing" stands.
        bool mayChange = work.Round > 1;
        return routing.Rows.Count > 0 || mayChange
            ? UnitProof.OfCarried(await WriteAsync(work, group, LedgerPaths.Again, routing, cancellationToken))
            : UnitProof.None;
    }

    /// <summary>Failures to be tried again; what was held at close waits until a person lets it go.</summary>
    private async Task AddFailuresAsync(
        RoutedRows routing,
        UnitWork work,
        ProgrammeGroup group,
        RoutingContext context,
        CancellationToken cancellationToken)
    {
        if (work.Round > 1)
        {
            foreach (ProvenFailure failure in await decided.ReadCarriedAsync(work, group, cancellationToken))
            {
                await AddFailureAsync(routing, work, group, failure, context, because: null, cancellationToken);
            }
        }

        ILookup<(Period Period, EntitlementKey Key), HoldKind> holds = await sources.HoldsAsync(
            work.Month, work.Unit, group, round: 1, cancellationToken);
        await foreach (ProvenFailure failure in failures.ReadAsync(work, group, cancellationToken))
        {
            // In a later round a failure comes of a payment that nothing held any more.
            IEnumerable<HoldKind> kinds = work.Round == 1 ? holds[(failure.Period, failure.Row.Key)] : [];
            RouteReason? because = await decided.HeldBecauseAsync(work.Month, kinds, failure, cancellationToken);
            await AddFailureAsync(routing, work, group, failure, context, because, cancellationToken);
        }
    }

    private async Task AddFailureAsync(
        RoutedRows routing,
        UnitWork work,
        ProgrammeGroup group,
        ProvenFailure listed,
        RoutingContext context,
        RouteReason? because,
        CancellationToken cancellationToken)
    {
        DateOnly payDay = options.Value.PayDayOf(work.Month.ToPeriod());
        ProvenFailure failure = listed with { Row = AuthorityRules.AsPaidOn(listed.Row, payDay) };
        RouteDecision way = await decided.WayOfAsync(work.Month, failure, cancellationToken);
        Route route = (because, failure.First) switch
        {
            ({ } reason, _) => Route.Held(reason),
            _ when way != RouteDecision.None => Router.RouteDecided(failure.Row, way, context),
            (_, { } first) => Router.Route(failure.Row, first.Finding, context, first.Decision),
            _ => Router.RouteAgain(
                failure.Row,
                failure.Channel,
                ReasonCatalogue.Find(failure.Reason),
                context,
                await DecidedSinceAsync(work.Month, failure, cancellationToken),
                isNextMonth: failure.IsCarried,
                failure.Tried),
        };
        routing.Add(
            failure.Row.Key,
            failure.Amount,
            failure.First?.Finding ?? VerificationFinding.NotAsked,
            Because(route, listed.Row, payDay),
            failure.Attempt,
            way => entries.Again(work.Month, work.Unit, group, failure, way));
    }

    /// <summary>
    /// What a person decided about the account since the first attempt went out in cash. Only then: a later attempt in
    /// cash may have followed one to that very account.
    /// </summary>
    private async Task<RouteDecision> DecidedSinceAsync(
        MonthRef month, ProvenFailure failure, CancellationToken cancellationToken) =>
        failure.Attempt == 2 && failure.Channel.IsCash() && failure.Row.NamesAccount
            ? await sources.DecisionAsync(
                new MonthRef(month.Province, failure.Period.ToString()), failure.Row.Key, cancellationToken)
            : RouteDecision.None;

    private void AddFirst(
        RoutedRows routing,
        UnitWork work,
        ProgrammeGroup group,
        RowToRoute item,
        RoutingContext context,
        RouteReason? because)
    {
        DateOnly payDay = options.Value.PayDayOf(work.Month.ToPeriod());
        EntitlementRow row = AuthorityRules.AsPaidOn(item.Row, payDay);
        Route route = because is { } reason
            ? Route.Held(reason)
            : Router.Route(row, item.Finding, context, item.Decision);
        routing.Add(
            row.Key,
            row.Due,
            item.Finding,
            Because(route, item.Row, payDay),
            attempt: 1,
            way => entries.Create(work.Month, work.Unit, group, row, way));
    }

    /// <summary>The route of a row whose authorisation has ended says so; one that is held keeps its own reason.</summary>
    private static Route Because(Route route, EntitlementRow listed, DateOnly payDay) =>
        !route.IsHeld && AuthorityRules.HasEnded(listed, payDay)
            ? route with { Cause = RouteReason.AuthorityEnded }
            : route;

    /// <summary>Writes the decisions and, beside them, the payments that follow from them; both once.</summary>
    /// <returns>The decisions that stand.</returns>
    /// <exception cref="IOException">Another run knew of a payment that this one does not know yet.</exception>
    private async Task<IReadOnlyList<RoutedRow>> WriteAsync(
        UnitWork work, ProgrammeGroup group, string name, RoutedRows routing, CancellationToken cancellationToken)
    {
        string folder = LedgerPaths.Routed(work.Month, work.Round, work.Proposal, work.Unit, group);
        string path = $"{folder}/{name}";
        bool first = await blobs.CreateAsync(
            Containers.Ledger,
            path,
            LedgerBytes.Of(RoutedCsv.Header, routing.Rows, RoutedCsv.Write),
            LedgerBytes.ContentType,
            cancellationToken);
        IReadOnlyList<RoutedRow> standing = routing.Rows;
        if (!first)
        {
            using Stream stream = (await blobs.ReadAsync(Containers.Ledger, path, cancellationToken)).ToStream();
            standing = [.. RoutedCsv.Read(stream)];
        }

        await blobs.CreateAsync(
            Containers.Ledger,
            $"{folder}/{LedgerPaths.PaymentsPrefix}{name}",
            LedgerBytes.Of(PaymentEntryCsv.Header, routing.PaymentsOf(standing), PaymentEntryCsv.Write),
            LedgerBytes.ContentType,
            cancellationToken);
        return standing;
    }
}
