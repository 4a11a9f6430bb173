using Disbursement.Core.Entitlements;
using Disbursement.Core.Holds;
using Disbursement.Core.Identity;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>
/// Rows of programmes that pay once, once a year or twice a year, which another month listed for the same term. Not for
/// several threads.
/// </summary>
/// <remarks>
/// The rows of the month itself are kept in memory: a few hundred in most months, some 100,000 (20 MB) in a month of
/// gifts. All other months stream past them, person by person.
/// </remarks>
/// <param name="month">The month.</param>
/// <param name="round">0 or 1 at close; from 2 for the supplements of a later round.</param>
/// <param name="blobs">Where what was found is written.</param>
/// <param name="registers">What the months list.</param>
internal sealed class RepeatedPayments(MonthRef month, int round, BlobStore blobs, SeldomRegisters registers)
{
    private readonly Period _period = month.ToPeriod();
    private readonly List<SeldomRow> _rows = [];
    private readonly HashSet<(Period Month, EntitlementKey Key)> _owed = [];

    /// <summary>Adds the rows of a person; people come by key.</summary>
    public void Add(PersonFacts person)
    {
        foreach (PersonRow row in person.Rows)
        {
            if (ProgrammeTable.Shipped.Find(row.Row.Key.Programme) is { Kind: not ProgrammeKind.Monthly } programme)
            {
                _rows.AddRange(RepeatRules.TermsOf(programme, row.Row, _period).Select(term => new SeldomRow(
                    row.Row.Key, term, _period, row.List.Unit, row.List.List, row.List.Round,
                    row.List.Part, row.Row.Place, row.Row.Due)));
            }
        }

        foreach (CarryOver carry in person.Carried)
        {
            if (ProgrammeTable.Shipped.Find(carry.Key.Programme) is { Kind: not ProgrammeKind.Monthly })
            {
                _owed.Add((carry.Period, carry.Key));
            }
        }
    }

    /// <summary>Writes the month's register, and finds what other months list too. The first run's finding stands.</summary>
    /// <param name="monthsBack">How many months back.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<RepeatedRow>> FindAsync(int monthsBack, CancellationToken cancellationToken)
    {
        if (_rows.Count == 0)
        {
            return [];
        }

        await registers.WriteAsync(month, round, _rows, cancellationToken);
        string path = LedgerPaths.Repeated(month, round);
        if (await blobs.FindAsync(Containers.Ledger, path, cancellationToken) is not { } standing)
        {
            await blobs.CreateAsync(
                Containers.Ledger,
                path,
                LedgerBytes.Of(RepeatedCsv.Header, await SearchAsync(monthsBack, cancellationToken), RepeatedCsv.Write),
                LedgerBytes.ContentType,
                cancellationToken);
            standing = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
        }

        using Stream stream = standing.ToStream();
        return [.. RepeatedCsv.Read(stream)];
    }

    private async Task<IReadOnlyList<RepeatedRow>> SearchAsync(int monthsBack, CancellationToken cancellationToken)
    {
        IReadOnlyList<IAsyncEnumerable<SeldomRow>> others = await registers.OthersAsync(
            month, round, monthsBack, cancellationToken);
        IAsyncEnumerable<SeldomRow>[] sequences = [_rows.ToAsyncEnumerable(), .. others];
        var found = new List<RepeatedRow>();
        await foreach (List<(int Source, SeldomRow Item)> person in SortedMerge.GroupAsync<SeldomRow, PersonKey>(
            sequences, static row => row.Key.Person, cancellationToken))
        {
            SeldomRow[] own = [.. person.Where(static one => one.Source == 0).Select(static one => one.Item)];
            foreach (SeldomRow row in own)
            {
                found.AddRange(person
                    .Where(one => RepeatRules.IsSame(row, one.Item) && !IsAnotherQuestion(one.Source, row, one.Item))
                    .Select(one => new RepeatedRow(row, one.Item, _owed.Contains((one.Item.Month, one.Item.Key)))));
            }
        }

        return found;
    }

    /// <summary>The row itself, or the same entitlement twice in these lists: that is a duplicate.</summary>
    private static bool IsAnotherQuestion(int source, SeldomRow row, SeldomRow other) =>
        source == 0 && row.Key == other.Key;
}
