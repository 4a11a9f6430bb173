using Disbursement.Core.Holds;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>Collects what close holds, list by list, and writes each once.</summary>
/// <param name="blobs">The ledger.</param>
/// <param name="round">0 or 1 at close; from 2 for the supplements of a later round.</param>
internal sealed class HeldLists(BlobStore blobs, int round)
{
    private readonly SortedDictionary<(string Unit, string List), List<Hold>> _lists = [];

    /// <summary>How many rows of the month are held, each counted once.</summary>
    public int Rows { get; private set; }

    /// <summary>Names a list, so that it is written although nothing of it is held.</summary>
    public void Add(FrozenList list) => Of(list.Unit, list.List);

    /// <summary>Holds a row of the month.</summary>
    /// <param name="row">The row.</param>
    /// <param name="hold">Why.</param>
    public void Add(PersonRow row, Hold hold) => Add(row.List.Unit, row.List.List, hold);

    /// <summary>Holds a row of the month that a register names.</summary>
    /// <param name="row">The row.</param>
    /// <param name="hold">Why.</param>
    public void Add(SeldomRow row, Hold hold) => Add(row.Unit, row.List, hold);

    /// <summary>Holds money of an earlier month; only close does, since supplements do not change what was carried.</summary>
    public void AddCarried(string unit, ProgrammeGroup group, Hold hold)
    {
        if (round < 2)
        {
            Of(unit, group.ToListCode()).Add(hold);
        }
    }

    /// <summary>Writes every list; what another run wrote stands.</summary>
    public async Task WriteAsync(MonthRef month, CancellationToken cancellationToken)
    {
        foreach (((string unit, string list), List<Hold> holds) in _lists)
        {
            ProgrammeGroup group = ProgrammeGroups.All.Single(one => one.ToListCode() == list);
            await blobs.CreateAsync(
                Containers.Ledger,
                LedgerPaths.Held(month, unit, group, Math.Max(round, 1)),
                LedgerBytes.Of(HeldCsv.Header, holds.Distinct().Order(), HeldCsv.Write),
                LedgerBytes.ContentType,
                cancellationToken);
        }
    }

    private void Add(string unit, string list, Hold hold)
    {
        List<Hold> holds = Of(unit, list);
        Rows += holds.Exists(other => other.Key == hold.Key && other.Period == hold.Period) ? 0 : 1;
        holds.Add(hold);
    }

    private List<Hold> Of(string unit, string list)
    {
        if (!_lists.TryGetValue((unit, list), out List<Hold>? holds))
        {
            _lists[(unit, list)] = holds = [];
        }

        return holds;
    }
}
