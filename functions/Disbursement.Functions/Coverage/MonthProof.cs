using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>One line of the proof: plan = in files = paid + returned + open.</summary>
/// <param name="Code">Provider, unit, group or file; empty for the month.</param>
/// <param name="InFiles">Payments released.</param>
/// <param name="Paid">Paid.</param>
/// <param name="Returned">Proven not to have reached the payee.</param>
/// <param name="Open">Without a final answer.</param>
public sealed record ProofLine(
    string Code, Tally InFiles, Tally Paid, Tally Returned, Tally Open)
{
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

    /// <summary>Many lines as one.</summary>
    public static ProofLine Sum(string code, IEnumerable<ProofLine> lines) => lines.Aggregate(
        new ProofLine(code, default, default, default, default),
        static (sum, line) => sum with
        {
            InFiles = sum.InFiles + line.InFiles,
            Paid = sum.Paid + line.Paid,
            Returned = sum.Returned + line.Returned,
            Open = sum.Open + line.Open,
        });

    /// <summary>Stops everything when the line does not add up.</summary>
    /// <exception cref="ControlTotalException">Count or money differs. Never retried.</exception>
    public void ThrowIfBroken() => new SettlementProof(InFiles, Paid, Returned, Open).ThrowIfBroken();

    private static Tally TallyOf(long count, long dong) => new(count, Vnd.FromDong(dong));
}

/// <summary>The proof of a month, as published.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month.</param>
/// <param name="Month">All attempts of the month.</param>
/// <param name="Providers">By provider.</param>
/// <param name="Units">By unit.</param>
/// <param name="Groups">By group, which is also the budget source.</param>
/// <param name="Files">By payment file.</param>
/// <param name="Entitlements">By group: what was to be paid, and what it came to by the last attempt.</param>
public sealed record MonthProof(
    string Province,
    string Period,
    ProofLine Month,
    IReadOnlyList<ProofLine> Providers,
    IReadOnlyList<ProofLine> Units,
    IReadOnlyList<ProofLine> Groups,
    IReadOnlyList<ProofLine> Files,
    IReadOnlyList<GroupSettlement> Entitlements);
