using System.Runtime.CompilerServices;
using Disbursement.Core.Holds;
using Disbursement.Core.Periods;
using Disbursement.Core.Units;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>
/// What each month lists of programmes that do not pay every month: one small sorted file a month and round, so that
/// no later month reads whole ledgers.
/// </summary>
/// <remarks>
/// A month writes its own register before it reads others. So of two months that close at the same time at least one
/// sees the other.
/// </remarks>
/// <param name="blobs">The ledger.</param>
/// <param name="successions">Which provinces went into this one.</param>
public sealed class SeldomRegisters(BlobStore blobs, SuccessionStore successions)
{
    /// <summary>How many months ahead are looked at: those that closed before this one.</summary>
    private const int MonthsAheadMax = 12;

    /// <summary>Writes a register; another run writes the same.</summary>
    internal Task<bool> WriteAsync(
        MonthRef month, int round, IEnumerable<SeldomRow> rows, CancellationToken cancellationToken) =>
        blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.Seldom(month, round),
            LedgerBytes.Of(SeldomCsv.Header, rows, SeldomCsv.Write),
            LedgerBytes.ContentType,
            cancellationToken);

    /// <summary>All other registers around a month, each by person and read as it streams.</summary>
    /// <param name="month">The month.</param>
    /// <param name="round">Its round, whose register is left out.</param>
    /// <param name="monthsBack">How many months back.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal async Task<IReadOnlyList<IAsyncEnumerable<SeldomRow>>> OthersAsync(
        MonthRef month, int round, int monthsBack, CancellationToken cancellationToken)
    {
        UnitSuccession map = await successions.CurrentAsync(cancellationToken);
        string own = LedgerPaths.Seldom(month, round);
        var registers = new List<IAsyncEnumerable<SeldomRow>>();
        foreach (MonthRef other in MonthsAround(month, monthsBack, map))
        {
            IReadOnlyList<string> paths = await blobs.ListAsync(
                Containers.Ledger, LedgerPaths.SeldomPrefix(other), cancellationToken);
            registers.AddRange(paths.Where(path => path != own).Select(path => ReadAsync(path, cancellationToken)));
        }

        return registers;
    }

    /// <summary>The months, and for those before a merger the provinces that went into this one.</summary>
    private static IEnumerable<MonthRef> MonthsAround(MonthRef month, int monthsBack, UnitSuccession map)
    {
        Period now = month.ToPeriod();
        DateOnly first = now.FirstDay;
        DateOnly end = first.AddMonths(MonthsAheadMax);
        for (DateOnly day = first.AddMonths(-monthsBack); day <= end; day = day.AddMonths(1))
        {
            if (day < Period.First.FirstDay)
            {
                continue;
            }

            var period = Period.Of(day);
            UnitMapping before = period < now ? map.Predecessors(month.Province, now, period) : UnitMapping.Unknown;
            foreach (string province in before.Units.Append(month.Province).Distinct(StringComparer.Ordinal))
            {
                yield return new MonthRef(province, period.ToString());
            }
        }
    }

    private async IAsyncEnumerable<SeldomRow> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using Stream stream = await blobs.OpenReadAsync(Containers.Ledger, path, cancellationToken);
        await foreach (SeldomRow row in SeldomCsv.ReadAsync(stream, cancellationToken))
        {
            yield return row;
        }
    }
}
