using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Funds;

/// <summary>How much of a budget source may leave for a unit in a month (Luật 83/2015/QH13 art. 12(2)).</summary>
/// <param name="Unit">The province, or a unit that makes lists in each of the months.</param>
/// <param name="Province">The province of the unit; of a province its own code.</param>
/// <param name="Source">The budget source.</param>
/// <param name="From">The first month, included.</param>
/// <param name="To">The last month, included.</param>
/// <param name="Amount">The most for each of these months, 0 included; not for all of them together.</param>
/// <param name="Decision">The decision that gives it, such as <c>123/QĐ-UBND</c>.</param>
public sealed record Envelope(
    string Unit, string Province, ProgrammeGroup Source, Period From, Period To, Vnd Amount, string Decision)
{
    /// <summary>Whether it is the envelope of the whole province.</summary>
    public bool IsOfProvince => Unit == Province;

    /// <summary>Whether it holds in a month.</summary>
    public bool Covers(Period period) => period >= From && period <= To;
}
