using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Close;

/// <summary>
/// Fixes which lists that came after close belong to the round to come. Freezing and accepting move the ETag of the
/// month's row, so that a list is in this round, in a later one, or told that the month takes no more.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="blobs">The ledger.</param>
/// <param name="audit">The audit.</param>
public sealed class FreezeSupplementsActivity(MonthStore months, BlobStore blobs, AuditLog audit)
{
    /// <summary>Bound on attempts while lists keep coming in.</summary>
    private const int AttemptsMax = 100;

    /// <summary>Freezes the round's supplements; a second call finds the same, since none comes in after it.</summary>
    [Function(nameof(FreezeSupplementsActivity))]
    public async Task<FrozenList[]> RunAsync(
        [ActivityTrigger] SupplementsToFreeze request, CancellationToken cancellationToken)
    {
        FrozenList[] lists = await FreezeAsync(request, cancellationToken);
        if (lists.Length == 0)
        {
            return lists;
        }

        (MonthRef month, int round) = (request.Month, request.Round);
        await audit.AppendAsync(
            month,
            FormattableString.Invariant($"supplements.frozen|r{round}"),
            "supplements.frozen",
            "app",
            FormattableString.Invariant($"r{round} {string.Join(' ', lists.Select(NameOf))}"),
            cancellationToken);
        await blobs.CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.Supplements(month, round),
            new SupplementManifest(month.Province, month.Period, round, lists),
            cancellationToken);
        return lists;
    }

    private static string NameOf(FrozenList list) => $"{list.Unit}/{list.List}/{list.Version}";

    private async Task<FrozenList[]> FreezeAsync(SupplementsToFreeze request, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            // The row first: what is accepted after it was read moves its ETag, and all is looked at again.
            MonthEntity row = await months.GetAsync(request.Month, cancellationToken);
            FrozenList[] lists =
            [
                .. (await months.SupplementsAsync(request.Month, cancellationToken))
                    .Where(slot => slot.Round == request.Round && slot.RowsAccepted > 0)
                    .Select(FrozenList.Of),
            ];
            if (row.FrozenRounds >= request.Round)
            {
                return lists;
            }

            row.FrozenRounds = lists.Length > 0 || request.IsNeeded ? request.Round : row.RoundsMax;
            if (await months.MoveAsync(row, Enum.Parse<MonthState>(row.State), cancellationToken))
            {
                return lists;
            }
        }

        throw new IOException($"The supplements of {request.Month.PartitionKey} kept coming in; tried again.");
    }
}
