using Disbursement.Core.Advances;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>
/// The sub-ledgers of communes' focal accounts, from the payments themselves and what focal persons reported of them.
/// </summary>
/// <param name="files">The payment files.</param>
/// <param name="standings">Where their payments stand.</param>
/// <param name="acknowledgements">What was reported.</param>
public sealed class FocalLedger(PaymentFileStore files, StandingStore standings, AcknowledgementStore acknowledgements)
{
    /// <summary>The sub-ledgers as of now; null when no money went to a focal account.</summary>
    /// <remarks>Reads only the files that the counts say have such payments.</remarks>
    public async Task<IReadOnlyList<FocalLine>?> ReadAsync(
        MonthRef month, IReadOnlyList<UnitCount> counts, CancellationToken cancellationToken)
    {
        var payments = new List<FocalPayment>();
        foreach (string fileId in counts.SelectMany(static unit => unit.Files)
            .Where(static file => file.Focal is not null)
            .Select(static file => file.FileId)
            .Distinct(StringComparer.Ordinal))
        {
            PaymentFileEntity file = await files.FindAsync(month, fileId, cancellationToken)
                ?? throw new InvalidOperationException($"There is no payment file {fileId}.");
            IReadOnlyDictionary<EndToEndId, PaymentResult> reported =
                await acknowledgements.ReadAsync(month, fileId, cancellationToken);
            payments.AddRange((await standings.LatestAsync(month, file, cancellationToken))
                .Select(one => FocalPayment.Of(one.Entry, one.Standing, reported.GetValueOrDefault(one.Entry.Id)))
                .OfType<FocalPayment>());
        }

        return FocalLine.Of(payments);
    }
}
