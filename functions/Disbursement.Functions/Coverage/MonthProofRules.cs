using Disbursement.Core.Coverage;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;
using Disbursement.Functions.Close;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>
/// Proves a month from two sides that were written apart: the rows of the payment files, which settlement kept, and
/// the counts of the units, which were taken from the lists and from the payments themselves.
/// </summary>
internal static class MonthProofRules
{
    /// <summary>Proves the month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="manifest">What was frozen at close.</param>
    /// <param name="files">The rows of the released files.</param>
    /// <param name="counts">The counts of the units.</param>
    /// <exception cref="ControlTotalException">Something does not add up; both sides are named.</exception>
    public static MonthProof Prove(
        MonthRef month,
        SlotManifest manifest,
        IReadOnlyList<PaymentFileEntity> files,
        IReadOnlyList<UnitCount> counts)
    {
        foreach (UnitCount unit in counts)
        {
            foreach (GroupSettlement settlement in unit.Settlements)
            {
                ProveGroup(manifest, unit, settlement);
            }

            ProveOwed(unit);
        }

        ProveFiles(files, counts);
        return Build(month, files, counts);
    }

    private static void ProveGroup(SlotManifest manifest, UnitCount unit, GroupSettlement sum)
    {
        string where = $"{unit.Unit}/{sum.Group.ToListCode()}";
        long rows = 0;
        long dong = 0;
        foreach (var list in manifest.Lists.Where(
            list => list.Unit == unit.Unit && list.List == sum.Group.ToListCode()))
        {
            (rows, dong) = (rows + list.Rows, dong + list.DueDong);
        }

        Same(where, "frozen and counted", new Tally(rows, Vnd.FromDong(dong)), sum.Taken);
        Same(where, "plan and outcome", sum.Plan, sum.Paid + sum.Returned + sum.Open + sum.Held);
        Same(where, "plan and files", sum.Plan + sum.Retried, sum.InFiles + sum.Held);
        Same(where, "paid once", sum.PaidAttempts, sum.Paid);
        CoverageFigures figures = unit.Coverage.Single(item => item.Group == sum.Group).Figures;
        ControlTotalException.ThrowIfDifferent($"money due in coverage of {where}", sum.Taken.Sum, figures.Due.Total);
        ControlTotalException.ThrowIfDifferent(
            $"money paid in coverage of {where}", sum.PaidOfMonth.Sum, figures.Paid.Total);
    }

    /// <summary>What is owed by age: the same entitlements as by group, added up apart.</summary>
    private static void ProveOwed(UnitCount unit)
    {
        if (unit.Owed is not { } owed)
        {
            return; // A count made before ages were told.
        }

        OwedLine sum = OwedLine.Sum(owed);
        Tally Of(Func<GroupSettlement, Tally> part) =>
            unit.Settlements.Aggregate(Tally.None, (total, group) => total + part(group));
        Same(unit.Unit, "returned by group and by age", Of(static group => group.Returned), sum.Carried);
        Same(unit.Unit, "open by group and by age", Of(static group => group.Open), sum.Open);
    }

    /// <summary>Every file: what was released, what its row says, and what its units counted in it.</summary>
    private static void ProveFiles(IReadOnlyList<PaymentFileEntity> files, IReadOnlyList<UnitCount> counts)
    {
        ILookup<string, UnitFile> shares = counts.SelectMany(static unit => unit.Files)
            .ToLookup(static share => share.FileId, StringComparer.Ordinal);
        foreach (PaymentFileEntity file in files)
        {
            ProofLine line = ProofLines.Of(file);
            line.ThrowIfBroken();
            FileTotals counted = FileTotals.None;
            foreach (UnitFile share in shares[file.RowKey])
            {
                counted += share.Totals;
                // The seal is the file's last part: a count made before it is not the final one.
                ControlTotalException.ThrowIfDifferent(
                    $"result parts of {file.RowKey}, sealed", file.Applied, share.IsSealed ? share.Applied : 0);
            }

            Same(file.RowKey, "released and counted", line.InFiles, counted.All);
            Same(file.RowKey, "paid", line.Paid, counted.Paid);
            Same(file.RowKey, "returned", line.Returned, counted.Failed);
            Same(file.RowKey, "open", line.Open, counted.Open);
        }

        int unknown = shares.Select(static share => share.Key)
            .Except(files.Select(static file => file.RowKey), StringComparer.Ordinal)
            .Count();
        ControlTotalException.ThrowIfDifferent("files counted that have no row", 0, unknown);
    }

    private static MonthProof Build(
        MonthRef month, IReadOnlyList<PaymentFileEntity> files, IReadOnlyList<UnitCount> counts) => new(
        month.Province,
        month.Period,
        ProofLine.Sum("", files.Select(ProofLines.Of)),
        ProofLines.By(files, static file => file.Provider),
        ByUnit(counts),
        ProofLines.By(files, static file => file.Source),
        [.. files.Select(ProofLines.Of)],
        [
            .. counts.SelectMany(static unit => unit.Settlements)
                .GroupBy(static sum => sum.Group)
                .OrderBy(static group => group.Key)
                .Select(static group => group.Aggregate(GroupSettlement.None(group.Key), Add)),
        ])
        {
            Owed = Owed(counts),
        };

    /// <summary>By unit and age; null when one unit was counted before ages were told.</summary>
    private static OwedLine[]? Owed(IReadOnlyList<UnitCount> counts) => counts.All(static unit => unit.Owed is not null)
        ? [.. counts.OrderBy(static unit => unit.Unit, StringComparer.Ordinal).SelectMany(static unit => unit.Owed!)]
        : null;

    /// <summary>By the units whose payments they are: a file may hold those of many.</summary>
    private static ProofLine[] ByUnit(IReadOnlyList<UnitCount> counts) =>
    [
        .. counts.Where(static unit => unit.Files.Count > 0)
            .OrderBy(static unit => unit.Unit, StringComparer.Ordinal)
            .Select(static unit => ProofLine.Sum(unit.Unit, unit.Files.Select(ProofLines.Of))),
    ];

    private static GroupSettlement Add(GroupSettlement left, GroupSettlement right) => new(
        left.Group,
        left.Taken + right.Taken,
        left.CarriedIn + right.CarriedIn,
        left.InFiles + right.InFiles,
        left.Retried + right.Retried,
        left.Paid + right.Paid,
        left.Returned + right.Returned,
        left.Open + right.Open,
        left.Held + right.Held,
        left.PaidAttempts + right.PaidAttempts,
        left.PaidOfMonth + right.PaidOfMonth);

    private static void Same(string where, string what, Tally expected, Tally actual) =>
        ControlTotalException.ThrowIfDifferent($"{what} of {where}", expected, actual);
}
