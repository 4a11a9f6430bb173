using Disbursement.Core.Advances;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Problems;

namespace Disbursement.Functions.Web.Actions;

/// <summary>
/// The settlement of a month's advance: of a settled month as it was published, of one under way as its units were
/// counted last.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="counts">The counts of the units.</param>
/// <param name="reports">Writes it.</param>
public sealed class ReadAdvance(MonthStore months, UnitCounts counts, AdvanceReports reports)
{
    /// <summary>The settlement in a format, or the refund document of one provider.</summary>
    /// <param name="month">The month.</param>
    /// <param name="format">One of <see cref="AdvanceReports.Formats"/>; <c>html</c> for a refund document.</param>
    /// <param name="provider">Whose refund document; null for the settlement.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ProblemException">The month is unknown or not counted yet, or the provider has no money in
    /// hand.</exception>
    public async Task<(BinaryData Content, string ContentType)> RunAsync(
        MonthRef month, string format, string? provider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        MonthEntity row = await months.FindAsync(month, cancellationToken)
            ?? throw new ProblemException(MonthProblems.MonthUnknown(month));
        bool isSettled = row.State == nameof(MonthState.Settled);
        if (isSettled && await PublishedAsync(month, format, provider, cancellationToken) is { } published)
        {
            return (published, AdvanceReports.TypeOf(format));
        }

        AdvanceSettlement settlement = await CountedAsync(month, cancellationToken);
        return provider is not null && !settlement.WithMoneyInHand().Contains(provider)
            ? throw new ProblemException(MonthProblems.NothingInHand)
            : (await reports.RenderAsync(month, settlement, format, provider, isSettled, cancellationToken),
                AdvanceReports.TypeOf(format));
    }

    /// <summary>
    /// A document as it was published; where money went to focal accounts, with their sub-ledgers as of now, since focal
    /// persons go on reporting after the month is settled.
    /// </summary>
    private async Task<BinaryData?> PublishedAsync(
        MonthRef month, string format, string? provider, CancellationToken cancellationToken)
    {
        BinaryData? published = await reports.FindAsync(month, format, provider, cancellationToken);
        bool mayTellFocal = published is not null && provider is null && format != "csv";
        BinaryData? json = mayTellFocal
            ? await reports.FindAsync(month, "json", provider: null, cancellationToken)
            : null;
        AdvanceSettlement? settlement = json?.ToObjectFromJson<AdvanceSettlement>(StoreJson.Options);
        if (settlement?.Focal is null)
        {
            return published;
        }

        settlement = settlement with { Focal = (await CountedAsync(month, cancellationToken)).Focal };
        return await reports.RenderAsync(month, settlement, format, provider, isFinal: true, cancellationToken);
    }

    private async Task<AdvanceSettlement> CountedAsync(MonthRef month, CancellationToken cancellationToken)
    {
        IReadOnlyList<UnitCount> units = await counts.FindAsync(month, cancellationToken);
        return units.Count > 0
            ? await reports.SettleAsync(month, units, cancellationToken)
            : throw new ProblemException(MonthProblems.CoverageUnknown);
    }
}
