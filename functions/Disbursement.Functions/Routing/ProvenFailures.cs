using System.Runtime.CompilerServices;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Routing;

/// <summary>A payment proven to have failed, with the row it was for: the only ground for another attempt.</summary>
/// <param name="Row">The row as it was listed.</param>
/// <param name="Period">The month the money is for.</param>
/// <param name="Amount">The money.</param>
/// <param name="Channel">The channel that failed.</param>
/// <param name="Reason">Why.</param>
/// <param name="Attempt">Number of the next attempt, from 2.</param>
/// <param name="Previous">The attempt that failed.</param>
public sealed record ProvenFailure(
    EntitlementRow Row,
    Period Period,
    Vnd Amount,
    ChannelKind Channel,
    string Reason,
    int Attempt,
    EndToEndId Previous)
{
    /// <summary>No personal data.</summary>
    public override string ToString() => $"ProvenFailure {{ {Previous} {Reason} }}";
}

/// <summary>Finds what a round may pay again: in the first round what the month before carried over, later what the
/// round before proved to have failed.</summary>
/// <param name="ledger">The rows.</param>
/// <param name="lists">The lists they stand in.</param>
/// <param name="blobs">Carry-overs.</param>
/// <param name="files">Payment files.</param>
/// <param name="standings">What became of their payments.</param>
public sealed class ProvenFailures(
    EntitlementLedger ledger,
    MonthLists lists,
    BlobStore blobs,
    PaymentFileStore files,
    StandingStore standings)
{
    /// <summary>The failures of one list of a unit, in key order.</summary>
    public IAsyncEnumerable<ProvenFailure> ReadAsync(
        UnitWork work, ProgrammeGroup group, CancellationToken cancellationToken) =>
        work.Round == 1
            ? CarriedAsync(work, group, cancellationToken)
            : FailedAsync(work, group, cancellationToken);

    private async IAsyncEnumerable<ProvenFailure> FailedAsync(
        UnitWork work, ProgrammeGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var failed = new Dictionary<Period, Dictionary<EntitlementKey, (PaymentEntry Entry, PaymentStanding Standing)>>();
        IReadOnlyList<PaymentFileEntity> round = await files.ListAsync(work.Month, work.Round - 1, cancellationToken);
        foreach (PaymentFileEntity file in round.Where(file => MayHold(file, work, group) && file.Failed > 0))
        {
            foreach ((PaymentEntry entry, PaymentStanding standing) in await standings.LatestAsync(
                work.Month, file, cancellationToken))
            {
                if (entry.Unit == work.Unit && PaymentTransitions.IsProvenFailure(standing.State))
                {
                    Of(failed, entry.Period)[entry.Key] = (entry, standing);
                }
            }
        }

        foreach ((Period period, var entries) in failed.OrderBy(static pair => pair.Key))
        {
            var month = new MonthRef(work.Month.Province, period.ToString());
            await foreach (EntitlementRow row in RowsAsync(month, work.Unit, group, entries.Keys, cancellationToken))
            {
                (PaymentEntry entry, PaymentStanding standing) = entries[row.Key];
                yield return new ProvenFailure(
                    row, period, entry.Amount, entry.Channel, standing.Reason, entry.Attempt + 1, entry.Id);
            }
        }
    }

    /// <summary>What the month before carried over of a list of a unit, in key order by month.</summary>
    public async IAsyncEnumerable<ProvenFailure> CarriedAsync(
        UnitWork work, ProgrammeGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BinaryData? content = await blobs.FindAsync(
            Containers.Ledger, LedgerPaths.CarryOver(work.Month.Before(), work.Unit, group), cancellationToken);
        if (content is null)
        {
            yield break;
        }

        using Stream stream = content.ToStream();
        ILookup<Period, CarryOver> byPeriod = CarryOverCsv.Read(stream)
            .Where(static carry => carry.From is not null)
            .ToLookup(static carry => carry.Period);
        foreach (IGrouping<Period, CarryOver> period in byPeriod.OrderBy(static group => group.Key))
        {
            var month = new MonthRef(work.Month.Province, period.Key.ToString());
            Dictionary<EntitlementKey, CarryOver> carried = period.ToDictionary(static carry => carry.Key);
            await foreach (EntitlementRow row in RowsAsync(month, work.Unit, group, carried.Keys, cancellationToken))
            {
                CarryOver carry = carried[row.Key];
                yield return new ProvenFailure(
                    row, period.Key, carry.Amount, carry.Channel, carry.Reason, carry.NextAttempt, carry.From!.Value);
            }
        }
    }

    /// <summary>The rows of some keys, from the month that listed them.</summary>
    /// <exception cref="ControlTotalException">A failed payment's row is not in the ledger.</exception>
    private async IAsyncEnumerable<EntitlementRow> RowsAsync(
        MonthRef month,
        string unit,
        ProgrammeGroup group,
        IReadOnlyCollection<EntitlementKey> keys,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SlotManifest? manifest = await lists.FindAsync(month, cancellationToken);
        HashSet<EntitlementKey> wanted = [.. keys];
        int found = 0;
        foreach (FrozenList list in (manifest?.Lists ?? []).Where(
            item => item.Unit == unit && item.List == group.ToListCode()))
        {
            await foreach (EntitlementRow row in ledger.ReadAsync(month, list, cancellationToken))
            {
                if (wanted.Contains(row.Key))
                {
                    found++;
                    yield return row;
                }
            }
        }

        ControlTotalException.ThrowIfDifferent($"rows of failed payments of {unit}", wanted.Count, found);
    }

    /// <summary>A contract may group units: such a file carries the province's code, its payments each their unit's.</summary>
    private static bool MayHold(PaymentFileEntity file, UnitWork work, ProgrammeGroup group) =>
        (file.Unit == work.Unit || file.Unit == work.Month.Province) && file.Source == group.ToListCode();

    private static Dictionary<EntitlementKey, (PaymentEntry Entry, PaymentStanding Standing)> Of(
        Dictionary<Period, Dictionary<EntitlementKey, (PaymentEntry Entry, PaymentStanding Standing)>> all,
        Period period)
    {
        if (!all.TryGetValue(period, out var entries))
        {
            all[period] = entries = [];
        }

        return entries;
    }
}
