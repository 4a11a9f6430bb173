using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Core.Tripwires;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Board;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Months;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Verification;
using Disbursement.Functions.Web.Views;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Payments;

/// <summary>What routing put into files for one unit, whatever file that is.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="InFiles">Its payments.</param>
public sealed record RoutedUnit(string Unit, Tally InFiles);

/// <summary>What is to be proposed.</summary>
/// <param name="Round">The round.</param>
/// <param name="Attempt">1 for the first, one more after each send-back.</param>
/// <param name="Units">The units with work, in order.</param>
/// <param name="Routed">What routing took in and gave out, over all units.</param>
/// <param name="Built">What was built, over all units.</param>
public sealed record ProposeRequest(RoundRef Round, int Attempt, RoutedUnit[] Units, UnitProof Routed, Tally Built);

/// <summary>What was proposed.</summary>
/// <param name="State">The round's state.</param>
/// <param name="Files">Number of files.</param>
/// <param name="Payments">Number of payments.</param>
/// <param name="Providers">Codes of the providers, in order.</param>
public sealed record ProposalTotals(string State, int Files, int Payments, string[] Providers);

/// <summary>
/// Proposes a round when its proof holds: what came in is in files or held, to the đồng, and the files are those that
/// were built and read back. Writes the proposal and the funds request, then moves the round; the root names exactly
/// these files.
/// </summary>
/// <param name="months">How the month was closed.</param>
/// <param name="rounds">The rounds.</param>
/// <param name="files">The payment files.</param>
/// <param name="blobs">Proposal and reports.</param>
/// <param name="exceptions">Open questions, for the approver.</param>
/// <param name="audit">The audit.</param>
/// <param name="funds">Writes the funds request.</param>
/// <param name="inHand">What providers have in hand from earlier months.</param>
/// <param name="rows">Finds the payment in which a broken proof's sides part.</param>
/// <param name="comparer">Compares with the month before.</param>
/// <param name="reports">Publishes the comparison.</param>
/// <param name="tripwires">Looks for what needs a second signature.</param>
/// <param name="approval">How many people must sign.</param>
/// <param name="fresh">Accounts that changed of late.</param>
public sealed class ProposeActivity(
    MonthStore months,
    RoundStore rounds,
    PaymentFileStore files,
    BlobStore blobs,
    ExceptionStore exceptions,
    AuditLog audit,
    FundsRequestWriter funds,
    FundsInHand inHand,
    RoundRows rows,
    MonthComparer comparer,
    ComparisonReports reports,
    TripwireReview tripwires,
    IOptions<ApprovalOptions> approval,
    FreshAccountStore fresh)
{
    /// <summary>Proposes the round, or tells what was proposed before.</summary>
    [Function(nameof(ProposeActivity))]
    public async Task<ProposalTotals> RunAsync(
        [ActivityTrigger] ProposeRequest request, CancellationToken cancellationToken)
    {
        (MonthRef month, int number) = (request.Round.Month, request.Round.Round);
        RoundEntity row = await rounds.GetAsync(month, number, cancellationToken);
        IReadOnlyList<PaymentFileEntity> all = await files.ListAsync(month, number, cancellationToken);
        if (row.IsInWork(request.Attempt) && all.Count > 0)
        {
            await ProveAsync(request, all, cancellationToken);
            Proposal proposal = await DescribeAsync(request, row, all, cancellationToken);
            await PublishAsync(month, number, proposal, cancellationToken);
            await MoveAsync(month, row, proposal, all, cancellationToken);
        }
        else if (all.Count == 0)
        {
            await ProveAsync(request, all, cancellationToken);
            if (row.IsInWork(request.Attempt))
            {
                await CompareAsync(month, row, cancellationToken); // Nothing is paid, and that is a change too.
            }
        }

        return new ProposalTotals(
            row.State,
            all.Count,
            all.Sum(static file => file.Payments),
            [.. all.Select(static file => file.Provider).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private async Task ProveAsync(
        ProposeRequest request, IReadOnlyList<PaymentFileEntity> all, CancellationToken cancellationToken)
    {
        request.Routed.ToRoundProof().ThrowIfBroken();
        var inFiles = new Tally(
            all.Sum(static file => (long)file.Payments),
            Vnd.Sum(all.Select(static file => Vnd.FromDong(file.SumDong))));
        if (request.Routed.InFiles == request.Built && request.Built == inFiles)
        {
            return;
        }

        // Only a broken proof reads the rows again: a person is told which payment it is, not only how much.
        RowDifference? first = await rows.FindFirstAsync(request, all, cancellationToken);
        ControlTotalException.ThrowIfDifferent("routed to files = built", request.Routed.InFiles, request.Built,
            request.Routed.InFiles == request.Built ? null : first);
        ControlTotalException.ThrowIfDifferent("built = payments in files", request.Built, inFiles, first);
    }

    private async Task<Proposal> DescribeAsync(
        ProposeRequest request,
        RoundEntity row,
        IReadOnlyList<PaymentFileEntity> all,
        CancellationToken cancellationToken)
    {
        MonthRef month = request.Round.Month;
        MonthEntity closed = await months.GetAsync(month, cancellationToken);
        ComparedMonth? compared = await CompareAsync(month, row, cancellationToken);
        IReadOnlyList<TrippedWire> wires = await WiresAsync(request, compared, all, cancellationToken);
        (int sequence, string hash) = await audit.HeadAsync(month, cancellationToken);
        IReadOnlyList<ExceptionEntity> open = await exceptions.ListAsync(month, cancellationToken);
        return new Proposal
        {
            Province = month.Province,
            Period = month.Period,
            Round = request.Round.Round,
            Attempt = request.Attempt,
            ProposedAt = row.ProposedAt!.Value,
            Root = ProposalRoot.Compute(all.SelectMany(PayoutPrints.Leaves)),
            Payments = all.Sum(static file => file.Payments),
            SumDong = all.Sum(static file => file.SumDong),
            ByProvider = Totals(all, static file => file.Provider),
            ByUnit =
            [
                .. request.Units.Where(static unit => unit.InFiles.Count > 0)
                    .Select(static unit => new ProposedTotal(
                        unit.Unit, (int)unit.InFiles.Count, unit.InFiles.Sum.Dong)),
            ],
            BySource = Totals(all, static file => file.Source),
            Proof = request.Routed.ToRoundProof(),
            InHand = await inHand.BeforeRoundAsync(month, request.Round.Round, cancellationToken),
            CarriedByAge = await CarriedAges.OfAsync(blobs, request, cancellationToken),
            ClosedWithout = closed.MissingAtClose(),
            ClosedWithoutBecause = closed.ClosedWithoutBecause,
            Changes = await ChangesAsync(request, cancellationToken),
            FreshAccounts = await fresh.OfUnitsAsync(
                request.Round, request.Units.Select(static unit => unit.Unit), cancellationToken),
            Comparison = compared is null ? null : ComparisonView.Of(compared.Comparison) with { Communes = [] },
            Tripwires = wires,
            Warnings = ViewMaker.WarningsOf(await ListsOfAsync(request.Round, cancellationToken)),
            OpenExceptions = open
                .Where(static item => item.State == "Open")
                .GroupBy(static item => item.Kind, StringComparer.Ordinal)
                .OrderBy(static kind => kind.Key, StringComparer.Ordinal)
                .ToDictionary(static kind => kind.Key, static kind => kind.Count(), StringComparer.Ordinal),
            SignaturesNeeded = approval.Value.ToLevels().For(
                Vnd.Sum(all.Select(static file => Vnd.FromDong(file.SumDong))), isHeld: wires.Count > 0),
            AuditHead = FormattableString.Invariant($"{sequence}:{hash}"),
            Files =
            [
                .. all.Select(static file => new ProposedFile(
                    file.RowKey,
                    file.Provider,
                    file.Unit,
                    file.Source,
                    file.FileName,
                    file.Payments,
                    file.SumDong,
                    file.Sha256)),
            ],
        };
    }

    /// <summary>What is beyond its limit: of the first round the whole month, of a later one what it adds.</summary>
    private async Task<IReadOnlyList<TrippedWire>> WiresAsync(
        ProposeRequest request,
        ComparedMonth? compared,
        IReadOnlyList<PaymentFileEntity> all,
        CancellationToken cancellationToken)
    {
        if (request.Round.Round > 1)
        {
            return await tripwires.FindLaterAsync(
                request.Round,
                all.Sum(static file => (long)file.Payments),
                all.Sum(static file => file.SumDong),
                cancellationToken);
        }

        return compared is null ? [] : await tripwires.FindAsync(request.Round.Month, compared, cancellationToken);
    }

    /// <summary>The lists that the round pays first.</summary>
    private async Task<IReadOnlyList<SlotEntity>> ListsOfAsync(RoundRef round, CancellationToken cancellationToken) =>
        round.Round == 1
            ? await months.SlotsAsync(round.Month, cancellationToken)
            : [.. (await months.SupplementsAsync(round.Month, cancellationToken)).Where(slot => slot.Round == round.Round)];

    /// <summary>What a supplement changes, unit by unit; the lists of close are compared over the whole province.</summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<ListChanges>>> ChangesAsync(
        ProposeRequest request, CancellationToken cancellationToken)
    {
        var changes = new SortedDictionary<string, IReadOnlyList<ListChanges>>(StringComparer.Ordinal);
        (MonthRef month, int round) = (request.Round.Month, request.Round.Round);
        foreach (string unit in round > 1 ? request.Units.Select(static own => own.Unit) : [])
        {
            if (await blobs.FindJsonAsync<List<ListChanges>>(
                Containers.Ledger, LedgerPaths.SupplementComparison(month, unit, round), cancellationToken) is { } own)
            {
                changes[unit] = own;
            }
        }

        return changes;
    }

    /// <summary>A month is compared once, for the proposal of its first round.</summary>
    private async Task<ComparedMonth?> CompareAsync(
        MonthRef month, RoundEntity row, CancellationToken cancellationToken)
    {
        ComparedMonth? compared = RoundStore.NumberOf(row) == 1
            ? await comparer.CompareAsync(month, cancellationToken)
            : null;
        if (compared is not null)
        {
            await reports.WriteAsync(compared.Comparison, row.ProposedAt!.Value, cancellationToken);
        }

        return compared;
    }

    private async Task PublishAsync(
        MonthRef month, int number, Proposal proposal, CancellationToken cancellationToken)
    {
        string path = LedgerPaths.Proposal(month, number, proposal.Attempt);
        if (!await blobs.CreateJsonAsync(Containers.Ledger, path, proposal, cancellationToken))
        {
            // The first one stands: what it nets is what later rounds and the month's settlement count.
            proposal = await blobs.FindJsonAsync<Proposal>(Containers.Ledger, path, cancellationToken) ?? proposal;
        }

        await funds.WriteAsync(month, number, proposal, cancellationToken);
    }

    private async Task MoveAsync(
        MonthRef month,
        RoundEntity row,
        Proposal proposal,
        IReadOnlyList<PaymentFileEntity> all,
        CancellationToken cancellationToken)
    {
        PaymentFileEntity[] built = [.. all.Where(static file => file.State == nameof(PaymentFileState.Built))];
        foreach (PaymentFileEntity file in built)
        {
            file.State = nameof(PaymentFileState.Proposed);
        }

        await files.UpdateAsync(month, built, cancellationToken);
        row.Root = proposal.Root;
        row.Files = all.Count;
        row.Payments = proposal.Payments;
        row.SumDong = proposal.SumDong;
        row.SignaturesNeeded = proposal.SignaturesNeeded;
        row.Signatures = "";

        // Before the row moves: a process that dies in between finds the round still in work, and notes it again.
        string subject = FormattableString.Invariant($"r{proposal.Round} root {proposal.Root}");
        await audit.AppendAsync(
            month,
            FormattableString.Invariant($"proposed|r{proposal.Round}|{proposal.Attempt}|{proposal.Root}"),
            "round.proposed",
            "app",
            subject,
            cancellationToken);
        if (!await rounds.MoveAsync(row, RoundState.Proposed, cancellationToken))
        {
            throw new IOException($"The round {proposal.Round} of {month.PartitionKey} changed meanwhile.");
        }
    }

    private static IReadOnlyList<ProposedTotal> Totals(
        IReadOnlyList<PaymentFileEntity> all, Func<PaymentFileEntity, string> codeOf) =>
    [
        .. all.GroupBy(codeOf, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => new ProposedTotal(
                group.Key, group.Sum(static file => file.Payments), group.Sum(static file => file.SumDong))),
    ];
}
