using System.Security.Cryptography;
using Disbursement.Core.Funds;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Approval;

/// <summary>A proposal beside the envelopes it is paid from.</summary>
/// <param name="Lines">Each envelope, unit without one, and source that is not limited.</param>
/// <param name="Asked">All that the proposal's files ask.</param>
/// <param name="Text">The envelopes as read; null where none limits the month.</param>
public sealed record ReviewedEnvelopes(IReadOnlyList<EnvelopeLine> Lines, Vnd Asked, BinaryData? Text);

/// <summary>
/// Holds a round's files against the envelopes, counting what the month's other rounds let out: all that was approved,
/// less what is proven not to have been paid. The lists of such proofs are read where a contract groups units, since
/// only there a file does not tell by itself whose money it is.
/// </summary>
/// <remarks>
/// Rounds of a month come one after the other (<c>RunMonthOrchestrator</c>): while one is proposed, those before it are
/// settled, so that what they let out does not grow between this reading and the conditional write of the approval.
/// </remarks>
/// <param name="reference">The envelopes.</param>
/// <param name="rounds">The month's rounds.</param>
/// <param name="files">Their files.</param>
/// <param name="standings">The payments of files that group units.</param>
public sealed class EnvelopeReview(
    ReferenceStore reference, RoundStore rounds, PaymentFileStore files, StandingStore standings)
{
    /// <summary>Reviews a proposed round; the caller's later write of its row fences what was read here.</summary>
    /// <exception cref="EnvelopeException">The envelopes are not valid; every error is named.</exception>
    public async Task<ReviewedEnvelopes> ReviewAsync(
        MonthRef month, RoundEntity row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(row);
        (EnvelopeBook book, BinaryData text) = await reference.EnvelopesAsync(cancellationToken);
        int number = RoundStore.NumberOf(row);
        HashSet<int> approved =
        [
            .. (await rounds.ListAsync(month, cancellationToken))
                .Where(static round => round.ApprovedAt is not null).Select(RoundStore.NumberOf).Where(round => round != number),
        ];
        var before = new List<FundsSum>();
        var asked = new List<FundsSum>();
        foreach (PaymentFileEntity file in await files.ListAsync(month, round: null, cancellationToken))
        {
            if (file.Round == number)
            {
                asked.AddRange(await AskedAsync(book, month, file, cancellationToken));
            }
            else if (approved.Contains(file.Round))
            {
                before.AddRange(await OutAsync(book, month, file, cancellationToken));
            }
        }

        Period period = month.ToPeriod();
        return new ReviewedEnvelopes(
            book.Check(month.Province, period, before, asked),
            Vnd.Sum(asked.Select(static sum => sum.Sum)),
            book.Limits(month.Province, period) ? text : null);
    }

    /// <summary>SHA-256 of a text of envelopes, lower-case hexadecimal.</summary>
    public static string HashOf(BinaryData text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Convert.ToHexStringLower(SHA256.HashData(text.ToMemory().Span));
    }

    private async Task<IEnumerable<FundsSum>> AskedAsync(
        EnvelopeBook book, MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        ProgrammeGroup source = SourceOf(file);
        return NeedsUnits(book, month, file, source)
            ? ByUnit(source, (await standings.EntriesAsync(month, file, cancellationToken))
                .Select(static entry => (entry.Unit, entry.Amount)))
            : [new FundsSum(file.Unit, source, Vnd.FromDong(file.SumDong))];
    }

    private async Task<IEnumerable<FundsSum>> OutAsync(
        EnvelopeBook book, MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        ProgrammeGroup source = SourceOf(file);
        return NeedsUnits(book, month, file, source)
            ? ByUnit(source, (await standings.LatestAsync(month, file, cancellationToken))
                .Where(static payment => payment.Standing.State == PaymentState.Paid
                    || !PaymentTransitions.IsFinal(payment.Standing.State))
                .Select(static payment => (payment.Entry.Unit, payment.Entry.Amount)))
            : [new FundsSum(file.Unit, source, Vnd.FromDong(file.SumDong - file.FailedDong))];
    }

    /// <summary>A file under the province's code holds several units, and it matters only where units are limited.</summary>
    private static bool NeedsUnits(EnvelopeBook book, MonthRef month, PaymentFileEntity file, ProgrammeGroup source) =>
        file.Unit == month.Province && book.Limits(month.Province, source, month.ToPeriod());

    private static IEnumerable<FundsSum> ByUnit(ProgrammeGroup source, IEnumerable<(string Unit, Vnd Amount)> payments) =>
        payments.GroupBy(static payment => payment.Unit, StringComparer.Ordinal).Select(unit => new FundsSum(
            unit.Key, source, Vnd.Sum(unit.Select(static payment => payment.Amount))));

    private static ProgrammeGroup SourceOf(PaymentFileEntity file) =>
        ProgrammeGroups.TryParse(file.Source, out ProgrammeGroup source)
            ? source
            : throw new InvalidOperationException($"There is no budget source '{file.Source}'.");
}
