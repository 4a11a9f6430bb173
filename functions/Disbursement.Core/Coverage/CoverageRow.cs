using Disbursement.Core.Money;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Coverage;

/// <summary>One row of the coverage table: a unit, or the whole province, and a group (DESIGN 7).</summary>
/// <param name="Province">The 2-digit province code.</param>
/// <param name="Period">The month.</param>
/// <param name="Unit">The unit's code; the province's own for its row.</param>
/// <param name="Group">The group.</param>
/// <param name="Figures">This month.</param>
/// <param name="Before">The month before; <see langword="null"/> when it is not known.</param>
/// <param name="Target">The share of beneficiaries to be paid to accounts, in percent; <see langword="null"/> for no
/// target.</param>
public sealed record CoverageRow(
    string Province, Period Period, string Unit, CoverageGroup Group, CoverageFigures Figures,
    CoverageFigures? Before, decimal? Target)
{
    /// <summary>Whether it is the province's row.</summary>
    public bool IsProvince => Unit == Province;

    /// <summary>A figure's share of the beneficiaries, in percent, half up to two decimals; 0 without any.</summary>
    public decimal ShareOf(Func<CoverageFigures, long> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return VietnameseNumber.SharePercent(figure(Figures), Figures.Beneficiaries);
    }

    /// <summary>The share in the month before; <see langword="null"/> when it is not known.</summary>
    public decimal? ShareBefore(Func<CoverageFigures, long> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Before is null ? null : VietnameseNumber.SharePercent(figure(Before), Before.Beneficiaries);
    }

    /// <summary>A figure less the same figure of the month before.</summary>
    public long? ChangeOf(Func<CoverageFigures, long> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Before is null ? null : figure(Figures) - figure(Before);
    }

    /// <summary>
    /// The change in percent of the month before, half away from zero to two decimals; <see langword="null"/> when the
    /// month before is not known or was zero.
    /// </summary>
    public decimal? ChangePercentOf(Func<CoverageFigures, long> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        long before = Before is null ? 0 : figure(Before);
        return before == 0
            ? null
            : Math.Round((figure(Figures) - before) * 100m / before, 2, MidpointRounding.AwayFromZero);
    }
}
