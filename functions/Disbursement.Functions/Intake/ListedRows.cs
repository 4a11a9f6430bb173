using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Intake;

/// <summary>
/// Finds which rows of a list that came after close its month has already, in the lists of any unit: one merge by
/// person, over the chunks that can hold these people. Such a row is never paid a second time, whatever became of the
/// first.
/// </summary>
/// <remarks>Memory grows with the rows found, so with the list that is sent again.</remarks>
/// <param name="ledger">The rows.</param>
public sealed class ListedRows(EntitlementLedger ledger)
{
    /// <summary>Sorts after every programme and reference.</summary>
    private const string Last = "\uffff";

    /// <summary>The rows that the month has, by key.</summary>
    /// <param name="month">The month.</param>
    /// <param name="offered">The list that came, as it was read.</param>
    /// <param name="round">The round that is to pay it.</param>
    /// <param name="before">The lists of earlier rounds, and the same list's supplements taken before for this one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyDictionary<EntitlementKey, ListedRow>> FindAsync(
        MonthRef month,
        FrozenList offered,
        int round,
        IReadOnlyList<FrozenList> before,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(offered);
        ArgumentNullException.ThrowIfNull(before);
        var found = new Dictionary<EntitlementKey, ListedRow>();
        if (offered.Chunks == 0)
        {
            return found;
        }

        IReadOnlyList<EntitlementRow> head = await ledger.ReadChunkAsync(month, offered, 0, cancellationToken);
        IReadOnlyList<EntitlementRow> tail = await ledger.ReadChunkAsync(
            month, offered, offered.Chunks - 1, cancellationToken);
        var first = new EntitlementKey(head[0].Key.Person, "", "");
        var last = new EntitlementKey(tail[^1].Key.Person, Last, Last);
        FrozenList[] lists = [offered, .. before];
        IAsyncEnumerable<EntitlementRow>[] sequences =
        [
            ledger.ReadAsync(month, offered, cancellationToken),
            .. before.Select(list => ledger.ReadBetweenAsync(month, list, first, last, cancellationToken)),
        ];
        await foreach (List<(int Source, EntitlementRow Row)> person in SortedMerge.PeopleAsync(
            sequences, cancellationToken))
        {
            AddListed(found, lists, round, person);
        }

        return found;
    }

    /// <summary>Proves that a list as it stands in the ledger holds nothing that the month has, and its whole money.</summary>
    /// <param name="month">The month.</param>
    /// <param name="taken">The list less what the month has.</param>
    /// <param name="before">The lists of earlier rounds, and the same list's supplements taken before for this one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ControlTotalException">A row would be paid twice, or is not there.</exception>
    public async Task ProveAsync(
        MonthRef month, FrozenList taken, IReadOnlyList<FrozenList> before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        Tally rows = Tally.None;
        await foreach (EntitlementRow row in ledger.ReadAsync(month, taken, cancellationToken))
        {
            rows = rows.With(row.Due);
        }

        string where = FormattableString.Invariant($"{taken.Unit}/{taken.List} round {taken.Round} part {taken.Part}");
        ControlTotalException.ThrowIfDifferent(
            $"taken and kept of {where}", new Tally(taken.Rows, Vnd.FromDong(taken.DueDong)), rows);
        int twice = (await FindAsync(month, taken, taken.Round, before, cancellationToken)).Count;
        ControlTotalException.ThrowIfDifferent($"rows of {where} that the month has already", 0, twice);
    }

    private static void AddListed(
        Dictionary<EntitlementKey, ListedRow> found,
        FrozenList[] lists,
        int round,
        List<(int Source, EntitlementRow Row)> person)
    {
        (FrozenList List, EntitlementRow Row)[] known =
            [.. person.Where(static row => row.Source > 0).Select(row => (lists[row.Source], row.Row))];
        foreach ((_, EntitlementRow row) in person.Where(static row => row.Source == 0))
        {
            if (known.Length > 0 && Judge(row, lists[0], round, known) is { } listed)
            {
                found[row.Key] = listed;
            }
        }
    }

    private static ListedRow? Judge(
        EntitlementRow row, FrozenList offered, int round, (FrozenList List, EntitlementRow Row)[] known)
    {
        (FrozenList List, EntitlementRow Row)[] same = [.. known.Where(one => one.Row.Key == row.Key)];
        if (same.Length > 0)
        {
            (FrozenList list, EntitlementRow own) = same.FirstOrDefault(
                one => (one.List.Unit, one.List.List) == (offered.Unit, offered.List), same[0]);
            bool isOwn = (list.Unit, list.List) == (offered.Unit, offered.List);
            FindingNumber? problem = !isOwn
                ? FindingNumber.ListedByOtherUnit
                : HasSameContent(own, row) ? null : FindingNumber.ListedBeforeDiffers;
            return new ListedRow(problem, list.Unit);
        }

        // With what earlier rounds have, and nothing of this one: nobody is paid that yet, and it is one question.
        (FrozenList List, EntitlementRow Row)[] earlier = [.. known.Where(one => one.List.Round < round)];
        bool isSecond = DuplicateRules.Held([.. earlier.Select(static one => one.Row.Key), row.Key])
            .Contains(earlier.Length);
        return isSecond
            ? new ListedRow(
                FindingNumber.OtherBenefitListed,
                earlier.First(one => DuplicateRules.ScopeOf(one.Row.Key.Programme)
                    == DuplicateRules.ScopeOf(row.Key.Programme)).List.Unit)
            : null;
    }

    private static bool HasSameContent(EntitlementRow left, EntitlementRow right) =>
        left == right with { LineNumber = left.LineNumber, Sheet = left.Sheet, Warnings = left.Warnings };
}
