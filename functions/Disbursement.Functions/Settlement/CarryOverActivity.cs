using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// Writes down what a unit's month leaves unpaid, with its lineage: proven failures, which the next month may pay
/// again; held rows, which nothing was sent for; and beside them what a person decided not to pay, which ends here, and
/// what is open, which is never payable by itself.
/// </summary>
/// <remarks>
/// The unit's files are sealed first, so that the list and the files cannot say different things: a result that comes
/// later changes neither, and goes to a person. What the month before left and this month did not try is carried on,
/// so that nothing is lost by a month in which nobody decided.
/// </remarks>
/// <param name="rounds">The rounds, which say what was held of the lists that each paid first.</param>
/// <param name="payments">The unit's payments.</param>
/// <param name="decided">What people decided about what was held.</param>
/// <param name="blobs">The ledger.</param>
public sealed class CarryOverActivity(
    RoundStore rounds, UnitPayments payments, DecidedHolds decided, BlobStore blobs)
{
    private static readonly string[] OpenHeader =
        ["payment", "file", "period", "channel", "amount", "state"];

    /// <summary>Writes the unit's lists; a second call finds the same. Tells how many payments are carried.</summary>
    [Function(nameof(CarryOverActivity))]
    public async Task<int> RunAsync([ActivityTrigger] UnitWork work, CancellationToken cancellationToken)
    {
        UnitSettlement unit = await payments.LoadAsync(work.Month, work.Unit, seal: true, cancellationToken);
        int carried = 0;
        foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
        {
            IReadOnlyList<CarryOver> before = await blobs.LeftByAsync(
                work.Month.Before(), work.Unit, group, cancellationToken);
            IReadOnlyList<RoutedRow> held = await HeldAsync(work, group, cancellationToken);
            var ends = await decided.EndsAsync(work, group, cancellationToken);
            LeftRows left = CarryOverRules.Of(
                work.Month.ToPeriod(), work.Unit, group, unit.Of(group), held, before, ends);
            IReadOnlyList<CarryOver> carry = await WriteAsync(work, group, left, cancellationToken);
            await WriteOpenAsync(work, group, unit.Of(group), cancellationToken);
            carried += carry.Count(static row => row.From is not null);
        }

        return carried;
    }

    /// <summary>The rows of the month that were held by the round that pays their list first.</summary>
    private async Task<IReadOnlyList<RoutedRow>> HeldAsync(
        UnitWork work, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        var held = new List<RoutedRow>();
        foreach (FrozenList list in work.Lists.Where(item => item.List == group.ToListCode()))
        {
            RoundEntity round = await rounds.GetAsync(work.Month, list.Round, cancellationToken);
            string folder = LedgerPaths.Routed(work.Month, list.Round, round.Proposal, work.Unit, group);
            for (int chunk = 0; chunk < list.Chunks; chunk++)
            {
                string path = $"{folder}/{LedgerPaths.Chunk(chunk, list.Part)}";
                using Stream stream = (await blobs.ReadAsync(Containers.Ledger, path, cancellationToken)).ToStream();
                held.AddRange(RoutedCsv.Read(stream).Where(static row => row.Payment is null));
            }
        }

        return held;
    }

    /// <summary>
    /// Writes the lists. Decisions go on coming in, so that two runs may see different ones: what the first one carried
    /// stands, and what is not carried is what is not paid.
    /// </summary>
    /// <returns>What is carried.</returns>
    private async Task<IReadOnlyList<CarryOver>> WriteAsync(
        UnitWork work, ProgrammeGroup group, LeftRows left, CancellationToken cancellationToken)
    {
        if (left.Carried.Count + left.Unknown.Count + left.NotPaid.Count == 0)
        {
            return [];
        }

        IReadOnlyList<CarryOver> carried = await StandingAsync(
            LedgerPaths.CarryOver(work.Month, work.Unit, group), left.Carried, cancellationToken);
        string path = LedgerPaths.Unknown(work.Month, work.Unit, group);
        IReadOnlyList<CarryOver> unknown = left.Unknown.Count > 0
            ? await StandingAsync(path, left.Unknown, cancellationToken)
            : await blobs.ReadCarriedAsync(path, cancellationToken);
        HashSet<(Period Period, EntitlementKey Key)> goesOn =
            [.. carried.Concat(unknown).Select(static one => (one.Period, one.Key))];
        CarryOver[] ended =
        [
            .. left.Carried.Concat(left.Unknown).Concat(left.NotPaid)
                .Where(one => !goesOn.Contains((one.Period, one.Key)))
                .Select(static one => one with { Reason = nameof(RouteReason.DecidedAgainst) })
                .OrderBy(static one => one.Period)
                .ThenBy(static one => one.Key),
        ];
        if (ended.Length > 0)
        {
            await CreateAsync(LedgerPaths.NotPaid(work.Month, work.Unit, group), ended, cancellationToken);
        }

        return carried;
    }

    /// <summary>Writes a list, or finds the one that a run before this wrote.</summary>
    private async Task<IReadOnlyList<CarryOver>> StandingAsync(
        string path, IReadOnlyList<CarryOver> rows, CancellationToken cancellationToken) =>
        await CreateAsync(path, rows, cancellationToken)
            ? rows
            : await blobs.ReadCarriedAsync(path, cancellationToken);

    private Task<bool> CreateAsync(string path, IEnumerable<CarryOver> rows, CancellationToken cancellationToken) =>
        blobs.CreateAsync(
            Containers.Ledger,
            path,
            LedgerBytes.Of(CarryOverCsv.Header, rows, CarryOverCsv.Write),
            LedgerBytes.ContentType,
            cancellationToken);

    private async Task WriteOpenAsync(
        UnitWork work, ProgrammeGroup group, UnitAttempts attempts, CancellationToken cancellationToken)
    {
        PaymentAttempt[] open =
        [
            .. attempts.Last.Where(static attempt => !PaymentTransitions.IsFinal(attempt.Standing.State))
                .OrderBy(static attempt => attempt.Entry.Id),
        ];
        if (open.Length > 0)
        {
            await blobs.CreateAsync(
                Containers.Ledger,
                OpenPath(work.Month, work.Unit, group),
                LedgerBytes.Of(OpenHeader, open, static (csv, attempt) => csv.WriteRow(
                    attempt.Entry.Id.ToString(),
                    attempt.FileId,
                    attempt.Entry.Period.ToString(),
                    attempt.Entry.Channel.ToCode(),
                    FormattableString.Invariant($"{attempt.Entry.Amount.Dong}"),
                    attempt.Standing.State.ToString())),
                LedgerBytes.ContentType,
                cancellationToken);
        }
    }

    /// <summary>Payments without a final answer; not under <c>carry-over</c>, whose files are read for paying again.</summary>
    internal static string OpenPath(MonthRef month, string unit, ProgrammeGroup group) =>
        $"{month.Folder}/open/{unit}-{group.ToListCode()}.csv";
}
