using Disbursement.Core.Comparison;
using Disbursement.Core.Tripwires;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Approval;

/// <summary>Looks for what is unusual about a round that is about to be proposed.</summary>
/// <param name="months">Rows sent and refused, by list.</param>
/// <param name="exceptions">Accounts that receive for many people.</param>
/// <param name="comparer">The comparison of the month's lists of close.</param>
/// <param name="blobs">The comparisons of supplements.</param>
/// <param name="options">The limits.</param>
public sealed class TripwireReview(
    MonthStore months,
    ExceptionStore exceptions,
    MonthComparer comparer,
    BlobStore blobs,
    IOptions<TripwireOptions> options)
{
    /// <summary>The kind that close opens for an account with many receivers.</summary>
    private const string SharedAccount = nameof(SharedAccount);

    /// <summary>The limits that a month's first round is beyond.</summary>
    public async Task<IReadOnlyList<TrippedWire>> FindAsync(
        MonthRef month, ComparedMonth compared, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(compared);
        TripwireLimits limits = options.Value.Of(month.Province);
        IReadOnlyList<SlotEntity> slots = await months.SlotsAsync(month, cancellationToken);
        var facts = new TripwireFacts
        {
            HasBefore = compared.Comparison.HasBefore,
            Total = compared.Comparison.Total(),
            Aged = limits.Age is { } age ? compared.Facts.OlderThan(age) : 0,
            LargestDong = compared.Facts.LargestDong,
            SharedAccounts = await SharedAccountsAsync(month, cancellationToken),
            Units = UnitsOf(slots),
        };
        return TripwireRules.Find(facts, limits);
    }

    /// <summary>
    /// The limits that a later round is beyond. Its size is held against what the month took before. Shares are those of
    /// the whole month with all its supplements so far, so that what is unusual does not become ordinary by coming in
    /// parts; people, sums and refused rows are those of its own supplements, since others were signed for before.
    /// </summary>
    /// <param name="round">The round, from 2.</param>
    /// <param name="payments">Its payments.</param>
    /// <param name="sumDong">Their money, in đồng.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<TrippedWire>> FindLaterAsync(
        RoundRef round, long payments, long sumDong, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(round);
        MonthRef month = round.Month;
        SlotEntity[] later =
        [
            .. (await months.SupplementsAsync(month, cancellationToken)).Where(slot => slot.Round <= round.Round),
        ];
        SlotEntity[] before =
        [
            .. await months.SlotsAsync(month, cancellationToken), .. later.Where(slot => slot.Round < round.Round),
        ];
        SlotEntity[] own = [.. later.Where(slot => slot.Round == round.Round)];
        TripwireLimits limits = options.Value.Of(month.Province);
        TripwireFacts facts = await SupplementsAsync(round, later, own, limits, cancellationToken) with
        {
            Later = new RoundSize(
                payments,
                sumDong,
                before.Sum(static slot => (long)slot.RowsAccepted),
                before.Sum(static slot => slot.DueDong)),
        };
        return TripwireRules.Find(facts, limits);
    }

    private async Task<TripwireFacts> SupplementsAsync(
        RoundRef round,
        SlotEntity[] later,
        SlotEntity[] own,
        TripwireLimits limits,
        CancellationToken cancellationToken)
    {
        ComparisonFigures total = ComparisonFigures.None;
        ListedFacts facts = ListedFacts.None;
        ComparedMonth? compared = own.Length == 0 ? null : await comparer.FindAsync(round.Month, cancellationToken);
        total += compared?.Comparison.Total() ?? total;
        IEnumerable<(int Round, string Unit)> places = own.Length == 0 ? [] : later.Select(Place).Distinct();
        foreach ((int number, string unit) in places)
        {
            string path = LedgerPaths.SupplementComparison(round.Month, unit, number);
            foreach (ListChanges change in await blobs.FindJsonAsync<List<ListChanges>>(
                Containers.Ledger, path, cancellationToken) ?? [])
            {
                total += change.ToFigures();
                facts = number == round.Round ? facts.And(change.Facts) : facts;
            }
        }

        return new TripwireFacts
        {
            HasBefore = compared?.Comparison.HasBefore ?? false,
            Total = total,
            Aged = limits.Age is { } age ? facts.OlderThan(age) : 0,
            LargestDong = facts.LargestDong,
            SharedAccounts = own.Length == 0 ? 0 : await SharedAccountsAsync(round.Month, cancellationToken),
            Units = UnitsOf(own),
        };
    }

    private static (int Round, string Unit) Place(SlotEntity slot) => (slot.Round, slot.Unit);

    private async Task<int> SharedAccountsAsync(MonthRef month, CancellationToken cancellationToken) =>
        (await exceptions.ListAsync(month, cancellationToken))
            .Count(static item => item is { Kind: SharedAccount, State: "Open" });

    private static IReadOnlyList<UnitRows> UnitsOf(IReadOnlyList<SlotEntity> slots) =>
    [
        .. slots.GroupBy(static slot => slot.Unit, StringComparer.Ordinal)
            .OrderBy(static unit => unit.Key, StringComparer.Ordinal)
            .Select(static unit => new UnitRows(
                unit.Key,
                unit.Sum(static slot => (long)slot.RowsSent - slot.RowsRepeated),
                unit.Sum(static slot => (long)slot.RowsRefused))),
    ];
}
