using Disbursement.Core.Entitlements;
using Disbursement.Core.Holds;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Verification;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Routing;

/// <summary>A row with what was found and decided about it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Finding">What verification found.</param>
/// <param name="Decision">What a person decided about a borderline finding.</param>
public sealed record RowToRoute(EntitlementRow Row, VerificationFinding Finding, RouteDecision Decision);

/// <summary>Brings together the rows of a list, the findings beside them and the decisions of people.</summary>
/// <param name="ledger">The rows.</param>
/// <param name="blobs">The findings and the held keys.</param>
/// <param name="exceptions">The decisions.</param>
/// <param name="identifiers">Names entitlements by hash, as exceptions do.</param>
public sealed class RowsToRoute(
    EntitlementLedger ledger, BlobStore blobs, ExceptionStore exceptions, Identifiers identifiers)
{
    /// <summary>What is held in a list of a unit, and why; nothing where close wrote no such list.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="group">The list.</param>
    /// <param name="round">The round that pays the list first; what earlier months carried stands in round 1.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ILookup<(Period Period, EntitlementKey Key), HoldKind>> HoldsAsync(
        MonthRef month, string unit, ProgrammeGroup group, int round, CancellationToken cancellationToken)
    {
        IReadOnlyList<Hold> holds = await blobs.FindRowsAsync(
            LedgerPaths.Held(month, unit, group, round), HeldCsv.Read, cancellationToken);
        return holds.ToLookup(static hold => (hold.Period, hold.Key), static hold => hold.Kind);
    }

    /// <summary>The rows of one chunk, each with its finding and decision.</summary>
    public async Task<IReadOnlyList<RowToRoute>> ReadAsync(
        MonthRef month, FrozenList list, int chunk, CancellationToken cancellationToken)
    {
        ProgrammeGroup group = EntitlementLedger.GroupOf(list);
        IReadOnlyList<EntitlementRow> rows = await ledger.ReadChunkAsync(month, list, chunk, cancellationToken);
        string path =
            $"{LedgerPaths.Verified(month, list.Unit, group, list.Round, list.Part)}/{LedgerPaths.Chunk(chunk)}";
        BinaryData content = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
        using Stream stream = content.ToStream();
        Dictionary<EntitlementKey, VerificationFinding> findings = VerificationCsv.Read(stream)
            .ToDictionary(static record => record.Key, static record => record.Finding);

        var routed = new List<RowToRoute>(rows.Count);
        foreach (EntitlementRow row in rows)
        {
            VerificationFinding finding = findings.GetValueOrDefault(row.Key, VerificationFinding.NotAsked);
            RouteDecision decision = await DecisionAsync(month, row.Key, finding, cancellationToken);
            routed.Add(new RowToRoute(row, finding, decision));
        }

        return routed;
    }

    /// <summary>A row of an earlier month with what that month found and decided about it.</summary>
    /// <param name="month">The month that listed it.</param>
    /// <param name="row">The row.</param>
    /// <param name="findings">What verification found in its list, see <see cref="FindingsAsync"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<RowToRoute> OfAsync(
        MonthRef month,
        EntitlementRow row,
        IReadOnlyDictionary<EntitlementKey, VerificationFinding> findings,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(findings);
        VerificationFinding finding = findings.GetValueOrDefault(row.Key, VerificationFinding.NotAsked);
        return new RowToRoute(row, finding, await DecisionAsync(month, row.Key, finding, cancellationToken));
    }

    /// <summary>What verification found in a whole list.</summary>
    public async Task<IReadOnlyDictionary<EntitlementKey, VerificationFinding>> FindingsAsync(
        MonthRef month, FrozenList list, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        string folder = LedgerPaths.Verified(
            month, list.Unit, EntitlementLedger.GroupOf(list), list.Round, list.Part);
        var findings = new Dictionary<EntitlementKey, VerificationFinding>();
        for (int chunk = 0; chunk < list.Chunks; chunk++)
        {
            BinaryData content = await blobs.ReadAsync(
                Containers.Ledger, $"{folder}/{LedgerPaths.Chunk(chunk)}", cancellationToken);
            using Stream stream = content.ToStream();
            foreach (VerificationRecord record in VerificationCsv.Read(stream))
            {
                findings[record.Key] = record.Finding;
            }
        }

        return findings;
    }

    /// <summary>What a person decided about the account of an entitlement, whatever was found about it.</summary>
    public async Task<RouteDecision> DecisionAsync(
        MonthRef month, EntitlementKey key, CancellationToken cancellationToken)
    {
        RouteDecision decision = await DecisionAsync(
            month, key, VerificationFinding.CloseMatch, cancellationToken);
        return decision == RouteDecision.None
            ? await DecisionAsync(month, key, VerificationFinding.NoAnswer, cancellationToken)
            : decision;
    }

    private async Task<RouteDecision> DecisionAsync(
        MonthRef month, EntitlementKey key, VerificationFinding finding, CancellationToken cancellationToken)
    {
        ExceptionKind? kind = finding switch
        {
            VerificationFinding.CloseMatch => ExceptionKind.CloseMatch,
            VerificationFinding.NoAnswer or VerificationFinding.Blocked => ExceptionKind.AccountUndecided,
            _ => null,
        };
        if (kind is null)
        {
            return RouteDecision.None;
        }

        string id = ExceptionStore.IdOf(kind.Value, identifiers.SubjectOf(month.Province, key));
        ExceptionEntity? row = await exceptions.FindAsync(month, id, cancellationToken);
        return row?.Decision switch
        {
            "pay-account" => RouteDecision.PayAccount,
            "pay-cash" => RouteDecision.PayCash,
            _ => RouteDecision.None,
        };
    }
}
