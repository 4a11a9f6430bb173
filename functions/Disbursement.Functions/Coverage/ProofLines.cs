using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Proof;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>Lines of the proof from what is stored.</summary>
internal static class ProofLines
{
    /// <summary>Whether a file has gone out: only such files are in a proof.</summary>
    public static bool IsReleased(PaymentFileEntity file) =>
        file.State is not (nameof(PaymentFileState.Built) or nameof(PaymentFileState.Proposed));

    /// <summary>The line of a file's row.</summary>
    public static ProofLine Of(PaymentFileEntity file) => new(
        file.RowKey,
        TallyOf(file.Payments, file.SumDong),
        TallyOf(file.Paid, file.PaidDong),
        TallyOf(file.Failed, file.FailedDong),
        TallyOf(file.Open, file.OpenDong));

    /// <summary>The line of what one unit has in a file.</summary>
    public static ProofLine Of(UnitFile share) => new(
        share.FileId, share.Totals.All, share.Totals.Paid, share.Totals.Failed, share.Totals.Open);

    /// <summary>Files added up by a code, in its order.</summary>
    public static IReadOnlyList<ProofLine> By(
        IEnumerable<PaymentFileEntity> files, Func<PaymentFileEntity, string> codeOf) =>
    [
        .. files.GroupBy(codeOf, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => ProofLine.Sum(group.Key, group.Select(Of))),
    ];

    private static Tally TallyOf(long count, long dong) => new(count, Vnd.FromDong(dong));
}
