using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// Writes down what a unit's month leaves unpaid, with its lineage: proven failures, which the next month may pay
/// again; held rows, which nothing was sent for; and beside them what is open, which is never payable by itself.
/// </summary>
/// <remarks>
/// The unit's files are sealed first, so that the list and the files cannot say different things: a result that comes
/// later changes neither, and goes to a person. What the month before left and this month did not try is carried on,
/// so that nothing is lost by a month in which nobody decided.
/// </remarks>
/// <param name="rounds">The rounds, which say what was held of the lists that each paid first.</param>
/// <param name="payments">The unit's payments.</param>
/// <param name="blobs">The ledger.</param>
public sealed class CarryOverActivity(RoundStore rounds, UnitPayments payments, BlobStore blobs)
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
            IReadOnlyList<CarryOver> before = await BeforeAsync(work, group, cancellationToken);
            IReadOnlyList<RoutedRow> held = await HeldAsync(work, group, cancellationToken);
            IReadOnlyList<CarryOver> carry = CarryOverRules.Of(
                work.Month.ToPeriod(), work.Unit, group, unit.Of(group), held, before);
            await WriteAsync(work, group, carry, unit.Of(group), cancellationToken);
            carried += carry.Count(static row => row.From is not null);
        }

        return carried;
    }

    private async Task<IReadOnlyList<CarryOver>> BeforeAsync(
        UnitWork work, ProgrammeGroup group, CancellationToken cancellationToken)
    {
        BinaryData? content = await blobs.FindAsync(
            Containers.Ledger, LedgerPaths.CarryOver(work.Month.Before(), work.Unit, group), cancellationToken);
        if (content is null)
        {
            return [];
        }

        using Stream stream = content.ToStream();
        return [.. CarryOverCsv.Read(stream)];
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

    private async Task WriteAsync(
        UnitWork work,
        ProgrammeGroup group,
        IReadOnlyList<CarryOver> carry,
        UnitAttempts attempts,
        CancellationToken cancellationToken)
    {
        string path = LedgerPaths.CarryOver(work.Month, work.Unit, group);
        if (carry.Count > 0)
        {
            await blobs.CreateAsync(
                Containers.Ledger,
                path,
                LedgerBytes.Of(CarryOverCsv.Header, carry, CarryOverCsv.Write),
                LedgerBytes.ContentType,
                cancellationToken);
        }

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
