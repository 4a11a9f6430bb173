using Disbursement.Core.Funds;
using Disbursement.Core.Money;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Signing;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.Actions;

/// <summary>What must hold before anybody signs a round, so that an approved round can be released and paid for.</summary>
/// <param name="files">The round's files.</param>
/// <param name="signatures">Whether they can be signed.</param>
/// <param name="envelopes">Whether there is money for them.</param>
/// <param name="blobs">Keeps the envelopes that a signature was given under.</param>
public sealed class ApprovalChecks(
    PaymentFileStore files, FileSignatures signatures, EnvelopeReview envelopes, BlobStore blobs)
{
    /// <summary>Checks a round that is proposed, and notes on its row what it was held against.</summary>
    /// <param name="round">The round.</param>
    /// <param name="row">Its row, as read; the caller's conditional write fences what is checked here.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">Something does not hold; it says what to do.</exception>
    public async Task ThrowUnlessPayableAsync(
        RoundAddress round, RoundEntity row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(row);
        IReadOnlyList<PaymentFileEntity> own = await files.ListAsync(round.Month, round.Round, cancellationToken);
        if (await signatures.LackKeyAsync(round.Month, own, cancellationToken))
        {
            throw new ProblemException(MonthProblems.NoSigningKey);
        }

        await ThrowUnlessWithinAsync(round, row, cancellationToken);
    }

    private async Task ThrowUnlessWithinAsync(
        RoundAddress round, RoundEntity row, CancellationToken cancellationToken)
    {
        ReviewedEnvelopes reviewed;
        try
        {
            reviewed = await envelopes.ReviewAsync(round.Month, row, cancellationToken);
        }
        catch (EnvelopeException wrong)
        {
            throw new ProblemException(EnvelopeProblems.Invalid(wrong.Errors));
        }

        row.EnvelopesSha256 = "";
        if (reviewed.Text is not { } text)
        {
            return;
        }

        if (reviewed.Asked != Vnd.FromDong(row.SumDong))
        {
            // The files are those of another proposal than the row's: the write below could not succeed either.
            throw new ProblemException(MonthProblems.Contended);
        }

        EnvelopeView[] over = [.. reviewed.Lines.Where(static line => line.IsOver).Select(EnvelopeView.Of)];
        if (over.Length > 0)
        {
            throw new ProblemException(EnvelopeProblems.Exceeded(over));
        }

        row.EnvelopesSha256 = EnvelopeReview.HashOf(text);
        string path = LedgerPaths.Envelopes(round.Month, round.Round, row.Proposal, row.EnvelopesSha256);
        await blobs.CreateAsync(Containers.Ledger, path, text, LedgerBytes.ContentType, cancellationToken);
    }
}
