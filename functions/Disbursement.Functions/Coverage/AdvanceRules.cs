using Disbursement.Core.Advances;
using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Proof;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>The settlement of the advance from the counts of the units.</summary>
internal static class AdvanceRules
{
    /// <summary>Settles the advance of a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="contracts">The province's contracts, as the month is paid by.</param>
    /// <param name="counts">The counts of the units.</param>
    /// <param name="released">The day each round was approved for release; rounds that were not are missing.</param>
    public static AdvanceSettlement Settle(
        MonthRef month,
        ContractBook contracts,
        IReadOnlyList<UnitCount> counts,
        IReadOnlyDictionary<string, DateOnly> released) =>
        AdvanceSettlement.Of(
            month.Province,
            month.Period,
            counts.SelectMany(unit => unit.Files.Select(file => ShareOf(unit.Unit, file, released))),
            (provider, unit, source) => new AdvanceTerms(
                contracts.Find(
                    provider, new ContractScope(month.Province, unit, source, month.ToPeriod().FirstDay))?.Fee,
                contracts.Contracts.Any(
                    contract => contract.Kind == ContractKind.CommuneOfficers && contract.IsProvider(provider))));

    /// <summary>
    /// The proof as far as the counts can be compared with it: one made before this version says nothing of attempts
    /// that were sent again.
    /// </summary>
    public static MonthProof Comparable(MonthProof proof, IReadOnlyList<UnitCount> counts) =>
        counts.SelectMany(unit => unit.Files).All(static file => file.Resent is not null)
            ? proof
            : proof with { Entitlements = [], Owed = null };

    /// <summary>What the month carries, by unit as its files name it.</summary>
    public static IEnumerable<MoneyInHand> CarriedBy(IReadOnlyList<UnitCount> counts) =>
        counts.SelectMany(static unit => unit.Files).Select(static file =>
        {
            FileId id = FileId.Parse(file.FileId);
            return new MoneyInHand(id.Unit, file.Group, id.Provider, (file.Carried ?? file.Totals.Failed).Sum);
        });

    private static AdvanceShare ShareOf(
        string unit, UnitFile file, IReadOnlyDictionary<string, DateOnly> released)
    {
        // A count made before this was told keeps all of it for the next transfer: nothing is asked back by mistake.
        Tally carried = file.Carried ?? file.Totals.Failed;
        return new AdvanceShare(
            unit,
            file.Group,
            FileId.Parse(file.FileId).Provider,
            file.Totals.Paid,
            file.Totals.Failed,
            file.Totals.Open,
            carried,
            file.Resent ?? Tally.None)
        {
            OpenSince = OpenSinceOf(file, released),
        };
    }

    private static DateOnly? OpenSinceOf(UnitFile file, IReadOnlyDictionary<string, DateOnly> released) =>
        file.Totals.Open.Count > 0 && released.TryGetValue(FileId.Parse(file.FileId).Round, out DateOnly day) ? day : null;
}
