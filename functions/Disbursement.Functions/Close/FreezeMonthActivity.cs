using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Close;

/// <summary>The frozen slots of a month, as kept in the ledger.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month.</param>
/// <param name="ClosedBy">Who closed intake.</param>
/// <param name="ClosedAt">When.</param>
/// <param name="Lists">The lists, in order.</param>
/// <param name="Carried">Units with payments carried over from the month before.</param>
/// <param name="Events">The event lists, by unit.</param>
public sealed record SlotManifest(
    string Province,
    string Period,
    string ClosedBy,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<FrozenList> Lists,
    IReadOnlyList<string> Carried,
    IReadOnlyList<FrozenEvents>? Events = null);

/// <summary>One unit's event list as frozen.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256.</param>
/// <param name="Rows">Accepted events.</param>
public sealed record FrozenEvents(string Unit, string Version, int Rows);

/// <summary>Writes down what was in the slots when intake closed, and the reference data the month is paid by.</summary>
/// <param name="months">The months.</param>
/// <param name="blobs">The ledger.</param>
/// <param name="reference">Reference data.</param>
/// <param name="audit">The audit.</param>
/// <param name="options">How months run.</param>
public sealed class FreezeMonthActivity(
    MonthStore months, BlobStore blobs, ReferenceStore reference, AuditLog audit, IOptions<MonthOptions> options)
{
    /// <summary>Freezes the month; a second call finds the same slots, since none changes after close.</summary>
    [Function(nameof(FreezeMonthActivity))]
    public async Task<FrozenMonth> RunAsync([ActivityTrigger] MonthRef month, CancellationToken cancellationToken)
    {
        MonthEntity row = await months.GetAsync(month, cancellationToken);
        if (row.State == nameof(MonthState.Collecting))
        {
            throw new InvalidOperationException($"The month {month.PartitionKey} is not closed.");
        }

        IReadOnlyList<SlotEntity> slots = await months.SlotsAsync(month, cancellationToken);

        // The process that closed the month may have died before it noted that; the same deed is written once.
        await audit.MonthClosedAsync(month, row, cancellationToken);
        FrozenList[] lists = [.. slots.Where(static slot => slot.RowsAccepted > 0).Select(FrozenList.Of)];
        FrozenEvents[] events =
        [
            .. (await months.EventSlotsAsync(month, cancellationToken)).Where(static slot => slot.RowsAccepted > 0)
                .Select(static slot => new FrozenEvents(slot.Unit, slot.Sha256[..12], slot.RowsAccepted)),
        ];
        string[] carried = [.. await blobs.UnitsLeftByAsync(month.Before(), cancellationToken)];
        string[] units = [.. lists.Select(static list => list.Unit).Union(carried).Order(StringComparer.Ordinal)];

        await reference.FreezeAsync(month, cancellationToken);
        await blobs.CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.Manifest(month),
            new SlotManifest(month.Province, month.Period, row.ClosedBy, row.ClosedAt, lists, carried, events),
            cancellationToken);
        bool takesSupplements = row.FrozenRounds > 0;
        return new FrozenMonth(
            row.State,
            units,
            lists,
            takesSupplements ? row.RoundsMax : options.Value.RoundsMax,
            takesSupplements,
            takesSupplements ? row.SupplementsUntil : null);
    }
}
