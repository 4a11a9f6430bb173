using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>Money of earlier months in a round's files, by how long it has been owed.</summary>
/// <param name="Months">Months since the one it is for: 1, 2, or 3 for three and more.</param>
/// <param name="Payments">Number of payments.</param>
/// <param name="SumDong">Money, in đồng.</param>
public sealed record CarriedTotal(int Months, int Payments, long SumDong);

/// <summary>Counts what a proposal pays for earlier months, from what routing put into its files.</summary>
internal static class CarriedAges
{
    /// <summary>The ages, oldest first; none when the round pays its own month alone.</summary>
    public static async Task<IReadOnlyList<CarriedTotal>> OfAsync(
        BlobStore blobs, ProposeRequest request, CancellationToken cancellationToken)
    {
        MonthRef month = request.Round.Month;
        var owed = new List<(Period Due, Vnd Amount)>();
        foreach (string unit in request.Units.Select(static one => one.Unit))
        {
            foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
            {
                // Only what is tried again can be for another month; the lists are for this one.
                string folder = LedgerPaths.Routed(month, request.Round.Round, request.Attempt, unit, group);
                IReadOnlyList<PaymentEntry> again = await blobs.FindRowsAsync(
                    $"{folder}/{LedgerPaths.PaymentsPrefix}{LedgerPaths.Again}", PaymentEntryCsv.Read, cancellationToken);
                owed.AddRange(again.Select(static entry => (entry.Period, entry.Amount)));
            }
        }

        return
        [
            .. Ageing.Of(month.ToPeriod(), owed)
                .Select(static age => new CarriedTotal(age.Months, (int)age.Total.Count, age.Total.Sum.Dong)),
        ];
    }
}
