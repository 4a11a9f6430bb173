using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Routing;

/// <summary>Finds the held sides of duplicates that a person has decided to pay since.</summary>
/// <param name="sources">The rows with what was found about them, and the held keys.</param>
/// <param name="rounds">The proposals that were released.</param>
/// <param name="blobs">What earlier rounds paid.</param>
/// <param name="exceptions">The decisions.</param>
/// <param name="identifiers">Names people by hash, as exceptions do.</param>
public sealed class DecidedDuplicates(
    RowsToRoute sources, RoundStore rounds, BlobStore blobs, ExceptionStore exceptions, Identifiers identifiers)
{
    /// <summary>What was decided about a held row.</summary>
    public async Task<SideVerdict> VerdictAsync(
        MonthRef month, FrozenList list, EntitlementRow row, CancellationToken cancellationToken)
    {
        string subject = identifiers.DuplicateSubjectOf(month.Province, row.Key);
        ExceptionEntity? exception = await exceptions.FindAsync(
            month, ExceptionStore.IdOf(ExceptionKind.Duplicate, subject), cancellationToken);
        return DuplicateDecision.Of(exception, new DuplicateSide(list.Unit, list.List, row.LineNumber, list.Round));
    }

    /// <summary>The rows of a list that are to be paid now: held, decided for, and in no earlier round's files.</summary>
    /// <param name="work">The unit and the round to come, from 2.</param>
    /// <param name="list">The list.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<RowToRoute>> ReadAsync(
        UnitWork work, FrozenList list, CancellationToken cancellationToken)
    {
        IReadOnlySet<EntitlementKey> held = await sources.HeldAsync(work.Month, list, cancellationToken);
        var decided = new List<RowToRoute>();
        for (int chunk = 0; held.Count > 0 && chunk < list.Chunks; chunk++)
        {
            foreach (RowToRoute item in await sources.ReadAsync(work.Month, list, chunk, cancellationToken))
            {
                if (held.Contains(item.Row.Key)
                    && await VerdictAsync(work.Month, list, item.Row, cancellationToken) == SideVerdict.Pay)
                {
                    decided.Add(item);
                }
            }
        }

        if (decided.Count == 0)
        {
            return decided;
        }

        HashSet<EntitlementKey> before = await PaidBeforeAsync(work, list, cancellationToken);
        return [.. decided.Where(item => !before.Contains(item.Row.Key))];
    }

    /// <summary>Keys of the month that earlier rounds made payments for.</summary>
    private async Task<HashSet<EntitlementKey>> PaidBeforeAsync(
        UnitWork work, FrozenList list, CancellationToken cancellationToken)
    {
        ProgrammeGroup group = EntitlementLedger.GroupOf(list);
        var keys = new HashSet<EntitlementKey>();
        for (int round = 1; round < work.Round; round++)
        {
            RoundEntity row = await rounds.GetAsync(work.Month, round, cancellationToken);
            string folder = LedgerPaths.Routed(work.Month, round, row.Proposal, work.Unit, group);
            string prefix = $"{folder}/{LedgerPaths.PaymentsPrefix}";
            foreach (string path in await blobs.ListAsync(Containers.Ledger, prefix, cancellationToken))
            {
                using Stream stream =
                    (await blobs.ReadAsync(Containers.Ledger, path, cancellationToken)).ToStream();
                keys.UnionWith(PaymentEntryCsv.Read(stream)
                    .Where(entry => entry.Period == work.Month.ToPeriod())
                    .Select(static entry => entry.Key));
            }
        }

        return keys;
    }
}
