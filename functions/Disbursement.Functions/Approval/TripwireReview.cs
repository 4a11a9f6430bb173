using Disbursement.Core.Tripwires;
using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Approval;

/// <summary>Looks for what is unusual about a month that is about to be proposed.</summary>
/// <param name="months">Rows sent and refused, by list.</param>
/// <param name="exceptions">Accounts that receive for many people.</param>
/// <param name="options">The limits.</param>
public sealed class TripwireReview(
    MonthStore months, ExceptionStore exceptions, IOptions<TripwireOptions> options)
{
    /// <summary>The kind that close opens for an account with many receivers.</summary>
    private const string SharedAccount = nameof(SharedAccount);

    /// <summary>The limits that the month is beyond.</summary>
    public async Task<IReadOnlyList<TrippedWire>> FindAsync(
        MonthRef month, ComparedMonth compared, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(compared);
        TripwireLimits limits = options.Value.Of(month.Province);
        IReadOnlyList<SlotEntity> slots = await months.SlotsAsync(month, cancellationToken);
        IReadOnlyList<ExceptionEntity> open = await exceptions.ListAsync(month, cancellationToken);
        var facts = new TripwireFacts
        {
            HasBefore = compared.Comparison.HasBefore,
            Total = compared.Comparison.Total(),
            Aged = limits.Age is { } age ? compared.Facts.OlderThan(age) : 0,
            LargestDong = compared.Facts.LargestDong,
            SharedAccounts = open.Count(static item => item is { Kind: SharedAccount, State: "Open" }),
            Units =
            [
                .. slots.GroupBy(static slot => slot.Unit, StringComparer.Ordinal)
                    .OrderBy(static unit => unit.Key, StringComparer.Ordinal)
                    .Select(static unit => new UnitRows(
                        unit.Key,
                        unit.Sum(static slot => (long)slot.RowsSent - slot.RowsRepeated),
                        unit.Sum(static slot => (long)slot.RowsRefused))),
            ],
        };
        return TripwireRules.Find(facts, limits);
    }
}
