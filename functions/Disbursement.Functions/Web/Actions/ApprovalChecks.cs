using Disbursement.Functions.Signing;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Problems;

namespace Disbursement.Functions.Web.Actions;

/// <summary>What must hold before anybody signs a round, so that an approved round can be released.</summary>
/// <param name="files">The round's files.</param>
/// <param name="signatures">Whether they can be signed.</param>
public sealed class ApprovalChecks(PaymentFileStore files, FileSignatures signatures)
{
    /// <summary>Checks a round that is proposed.</summary>
    /// <exception cref="ProblemException">Something does not hold; it says what to do.</exception>
    public async Task ThrowUnlessPayableAsync(RoundAddress round, CancellationToken cancellationToken)
    {
        IReadOnlyList<PaymentFileEntity> own = await files.ListAsync(round.Month, round.Round, cancellationToken);
        if (await signatures.LackKeyAsync(round.Month, own, cancellationToken))
        {
            throw new ProblemException(MonthProblems.NoSigningKey);
        }
    }
}
