using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Payments;

/// <summary>What is to be transferred to one provider for one unit from one budget source.</summary>
/// <param name="Unit">As payment files name it.</param>
/// <param name="Source">The budget source.</param>
/// <param name="Provider">The provider's code.</param>
/// <param name="Due">Payments and money of its files.</param>
/// <param name="InHand">Of that money, what the provider has in hand already; never more than is due.</param>
public sealed record FundsShare(string Unit, ProgrammeGroup Source, string Provider, Tally Due, Vnd InHand)
{
    /// <summary>What is asked for: due less what is in hand.</summary>
    public Vnd Asked => Vnd.FromDong(Due.Sum.Dong - InHand.Dong);

    /// <summary>What the request takes of the money in hand.</summary>
    public MoneyInHand Netted => new(Unit, Source, Provider, InHand);

    /// <summary>Nets files against money in hand, unit by unit, source by source, provider by provider.</summary>
    /// <param name="files">Every file of the round.</param>
    /// <param name="inHand">What providers have in hand.</param>
    public static IReadOnlyList<FundsShare> Of(
        IEnumerable<(FileId Id, Tally Total)> files, IReadOnlyList<MoneyInHand> inHand)
    {
        Dictionary<(string, ProgrammeGroup, string), Vnd> have = MoneyInHand.Add(inHand).ToDictionary(
            static one => (one.Unit, one.Source, one.Provider), static one => one.Sum);
        return
        [
            .. files.GroupBy(static file => (file.Id.Unit, Source: GroupOf(file.Id.Source), file.Id.Provider))
                .OrderBy(static group => group.Key.Unit, StringComparer.Ordinal)
                .ThenBy(static group => group.Key.Source)
                .ThenBy(static group => group.Key.Provider, StringComparer.Ordinal)
                .Select(group =>
                {
                    Tally due = group.Aggregate(Tally.None, static (sum, file) => sum + file.Total);
                    long netted = Math.Min(due.Sum.Dong, have.GetValueOrDefault(group.Key).Dong);
                    return new FundsShare(
                        group.Key.Unit, group.Key.Source, group.Key.Provider, due, Vnd.FromDong(netted));
                }),
        ];
    }

    // FileId admits the codes of lists and nothing else.
    private static ProgrammeGroup GroupOf(string source) => ProgrammeGroups.TryParse(source, out ProgrammeGroup group)
        ? group
        : throw new ArgumentException($"There is no budget source {source}.", nameof(source));
}
