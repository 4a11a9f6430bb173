using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Core.Board;
using Disbursement.Core.Intake;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Functions.Close;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Board;

/// <summary>Reads the board of a month from the slots of the month, of the month before and of the year before.</summary>
/// <param name="months">Months and slots.</param>
/// <param name="blobs">The inbox, for files that came after close.</param>
/// <param name="successions">Which units took over from which.</param>
/// <param name="close">The deadline.</param>
/// <param name="clock">The time.</param>
public sealed class BoardReader(
    MonthStore months, BlobStore blobs, SuccessionStore successions, IOptions<CloseOptions> close, TimeProvider clock)
{
    /// <summary>The board now; null where nothing was sent and nobody is known to make lists.</summary>
    public async Task<MonthBoard?> FindAsync(MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        MonthEntity? row = await months.FindAsync(month, cancellationToken);
        MonthBoard board = await ReadAsync(month, row?.ClosedAt, cancellationToken);
        return row is null && board.Lines.Count == 0 ? null : board;
    }

    private async Task<MonthBoard> ReadAsync(
        MonthRef month, DateTimeOffset? closedAt, CancellationToken cancellationToken)
    {
        Period period = month.ToPeriod();
        UnitSuccession succession = await successions.CurrentAsync(cancellationToken);
        IReadOnlyList<SlotEntity> slots = await months.SlotsAsync(month, cancellationToken);
        var facts = new BoardFacts
        {
            Province = month.Province,
            Period = period,
            Deadline = close.Value.DeadlineOf(period),
            ClosedAt = closedAt,
            Makers = [.. UnitRegister.Shipped.ListMakers(month.Province, period).Select(static unit => unit.Code)],
            Sent = [.. slots.Select(ListOf)],
            AfterClose = closedAt is { } closed ? await AfterCloseAsync(month, closed, slots, cancellationToken) : [],
            Before = period == Period.First ? [] : await EarlierAsync(month, period.Previous, succession, cancellationToken),
            YearBefore = period.Year == Period.First.Year
                ? []
                : await EarlierAsync(month, new Period(period.Year - 1, period.Month), succession, cancellationToken),
            Succession = succession,
        };
        return BoardRules.Build(facts, clock.GetUtcNow());
    }

    /// <summary>The lists of an earlier month, of every province that the present one took over from.</summary>
    private async Task<IReadOnlyList<SentList>> EarlierAsync(
        MonthRef month, Period then, UnitSuccession succession, CancellationToken cancellationToken)
    {
        UnitMapping provinces = succession.Predecessors(month.Province, month.ToPeriod(), then);
        var lists = new List<SentList>();
        foreach (string province in provinces.IsComparable ? provinces.Units : [month.Province])
        {
            IReadOnlyList<SlotEntity> slots = await months.SlotsAsync(
                new MonthRef(province, then.ToString()), cancellationToken);
            lists.AddRange(slots.Select(ListOf));
        }

        return lists;
    }

    /// <summary>Files of the month's folder that arrived after close; the version in force is none of them.</summary>
    private async Task<IReadOnlyList<SentList>> AfterCloseAsync(
        MonthRef month, DateTimeOffset closedAt, IReadOnlyList<SlotEntity> slots, CancellationToken cancellationToken)
    {
        var inForce = slots.Select(static slot => (slot.Path, slot.ArrivedAt)).ToHashSet();
        var late = new Dictionary<(string Unit, string List), SentList>();
        BlobContainerClient inbox = await blobs.ContainerAsync(Containers.Inbox, cancellationToken);
        await foreach (BlobItem item in inbox.GetBlobsAsync(
            prefix: month.Folder + '/', cancellationToken: cancellationToken))
        {
            DateTimeOffset arrivedAt = item.Properties.LastModified ?? default;
            if (arrivedAt > closedAt
                && !inForce.Contains((item.Name, arrivedAt))
                && IntakePath.TryParse(item.Name, out IntakePath? path, out _))
            {
                string list = path.List.ToListCode();
                if (!late.TryGetValue((path.Unit, list), out SentList? known) || known.ArrivedAt < arrivedAt)
                {
                    late[(path.Unit, list)] = new SentList(path.Unit, list, arrivedAt, 0, 0);
                }
            }
        }

        return [.. late.Values];
    }

    private static SentList ListOf(SlotEntity slot) =>
        new(slot.Unit, slot.List, slot.ArrivedAt, slot.RowsSent, slot.RowsRefused)
        {
            AuthorisationsEnding = FindingCounts.Parse(slot.Noticed).All
                .Where(static one => one.Key is FindingNumber.AuthorisationEndsSoon or FindingNumber.AuthorisationEndsInMonth)
                .Sum(static one => one.Value),
        };
}
