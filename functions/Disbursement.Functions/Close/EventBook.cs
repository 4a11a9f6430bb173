using Disbursement.Core.Events;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>
/// What units reported of people, carried from month to month: each month's book is the last one before it and what was
/// reported since. Written once; the book that stands is the one that is used.
/// </summary>
/// <remarks>A book is read whole: about 100 bytes an event, 8 MB for 80,000 of them.</remarks>
/// <param name="blobs">The ledger.</param>
public sealed class EventBook(BlobStore blobs)
{
    /// <summary>How many months back a book is looked for; reports of months without one are taken up on the way.</summary>
    private const int MonthsBackMax = 12;

    /// <summary>The events a month knows, by person.</summary>
    public async Task<IReadOnlyList<BeneficiaryEvent>> ReadAsync(MonthRef month, CancellationToken cancellationToken)
    {
        BinaryData? standing = await blobs.FindAsync(Containers.Ledger, LedgerPaths.Events(month), cancellationToken);
        if (standing is null)
        {
            IReadOnlyList<BeneficiaryEvent> events = await GatherAsync(month, cancellationToken);
            await blobs.CreateAsync(
                Containers.Ledger,
                LedgerPaths.Events(month),
                LedgerBytes.Of(EventCsv.Header, events, EventCsv.Write),
                LedgerBytes.ContentType,
                cancellationToken);
            standing = await blobs.ReadAsync(Containers.Ledger, LedgerPaths.Events(month), cancellationToken);
        }

        using Stream stream = standing.ToStream();
        return [.. EventCsv.Read(stream)];
    }

    private async Task<IReadOnlyList<BeneficiaryEvent>> GatherAsync(
        MonthRef month, CancellationToken cancellationToken)
    {
        List<BeneficiaryEvent> all = await ReportedAsync(month, cancellationToken);
        MonthRef before = month;
        for (int back = 1; back <= MonthsBackMax && before.ToPeriod() > Period.First; back++)
        {
            before = before.Before();
            BinaryData? book = await blobs.FindAsync(Containers.Ledger, LedgerPaths.Events(before), cancellationToken);
            if (book is not null)
            {
                using Stream stream = book.ToStream();
                all.AddRange(EventCsv.Read(stream));
                break;
            }

            all.AddRange(await ReportedAsync(before, cancellationToken));
        }

        // A unit that sends last month's list again reports the same: the first report stands.
        var kept = new List<BeneficiaryEvent>(all.Count);
        foreach (BeneficiaryEvent one in all.Order())
        {
            if (kept.Count == 0 || !kept[^1].IsSameAs(one))
            {
                kept.Add(one);
            }
        }

        return kept;
    }

    /// <summary>What was reported in a month, as its close froze it.</summary>
    private async Task<List<BeneficiaryEvent>> ReportedAsync(MonthRef month, CancellationToken cancellationToken)
    {
        var events = new List<BeneficiaryEvent>();
        SlotManifest? manifest = await blobs.FindJsonAsync<SlotManifest>(
            Containers.Ledger, LedgerPaths.Manifest(month), cancellationToken);
        foreach (FrozenEvents unit in manifest?.Events ?? [])
        {
            string path = LedgerPaths.UnitEvents(month, unit.Unit, unit.Version);
            using Stream stream = (await blobs.ReadAsync(Containers.Ledger, path, cancellationToken)).ToStream();
            int before = events.Count;
            events.AddRange(EventCsv.Read(stream));
            ControlTotalException.ThrowIfDifferent($"events of {unit.Unit}", unit.Rows, events.Count - before);
        }

        return events;
    }
}
