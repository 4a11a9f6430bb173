using Disbursement.Core.Money;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Advances;

/// <summary>
/// Money of earlier months that a provider still has in hand and that its people are owed: it is netted in the next
/// transfer (ND 20/2021 Art. 34(4), TT 44/2022/TT-BTC Art. 8(3)). What goes back by refund document is not in it.
/// </summary>
/// <param name="Unit">As payment files name it: the unit that made the list, or the province where a contract groups
/// its units.</param>
/// <param name="Source">The budget source.</param>
/// <param name="Provider">The provider's code.</param>
/// <param name="Sum">The money, above zero.</param>
public sealed record MoneyInHand(string Unit, ProgrammeGroup Source, string Provider, Vnd Sum)
{
    /// <summary>Adds up by unit, source and provider, in this order; what comes to nothing is left out.</summary>
    public static IReadOnlyList<MoneyInHand> Add(IEnumerable<MoneyInHand> money) =>
    [
        .. money.GroupBy(static one => (one.Unit, one.Source, one.Provider))
            .Select(static group => new MoneyInHand(
                group.Key.Unit, group.Key.Source, group.Key.Provider, Vnd.Sum(group.Select(static one => one.Sum))))
            .Where(static one => one.Sum > Vnd.Zero)
            .OrderBy(static one => one.Unit, StringComparer.Ordinal)
            .ThenBy(static one => one.Source)
            .ThenBy(static one => one.Provider, StringComparer.Ordinal),
    ];

    /// <summary>What is left after some of it was netted; never less than nothing.</summary>
    public static IReadOnlyList<MoneyInHand> Less(IReadOnlyList<MoneyInHand> money, IEnumerable<MoneyInHand> netted)
    {
        Dictionary<(string, ProgrammeGroup, string), long> used = Add(netted).ToDictionary(
            static one => (one.Unit, one.Source, one.Provider), static one => one.Sum.Dong);
        return Add(Add(money).Select(one => one with
        {
            Sum = Vnd.FromDong(Math.Max(
                0, one.Sum.Dong - used.GetValueOrDefault((one.Unit, one.Source, one.Provider)))),
        }));
    }
}
