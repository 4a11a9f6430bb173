using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;

namespace Disbursement.Functions.Payments;

/// <summary>The payments that go into one family of files: one provider, budget source and unit of a round.</summary>
/// <param name="Contract">The provider's contract.</param>
/// <param name="Provider">Provider code.</param>
/// <param name="Group">The group, which is the budget source.</param>
/// <param name="Unit">The unit in the file id: the province where the contract groups its units.</param>
/// <param name="Entries">The payments, in any order.</param>
public sealed record PaymentFamily(
    Contract Contract, string Provider, ProgrammeGroup Group, string Unit, IEnumerable<PaymentEntry> Entries)
{
    /// <summary>Parts payments by provider, in order, and keeps those whose contract groups units, or does not.</summary>
    /// <param name="entries">The payments of one group.</param>
    /// <param name="contracts">The contracts of the province.</param>
    /// <param name="scope">Province, unit, budget source and day.</param>
    /// <param name="grouped">Which of the two are wanted.</param>
    /// <exception cref="InvalidOperationException">There is no contract with a provider.</exception>
    public static IReadOnlyList<PaymentFamily> Of(
        IReadOnlyList<PaymentEntry> entries, ContractBook contracts, ContractScope scope, bool grouped)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        var families = new List<PaymentFamily>();
        foreach (IGrouping<string, PaymentEntry> provider in entries
            .GroupBy(static entry => entry.Provider, StringComparer.Ordinal)
            .OrderBy(static own => own.Key, StringComparer.Ordinal))
        {
            Contract contract = contracts.Find(provider.Key, scope)
                ?? throw new InvalidOperationException($"There is no contract with {provider.Key} for {scope.Unit}.");
            if (contract.GroupsUnits == grouped)
            {
                families.Add(new PaymentFamily(
                    contract, provider.Key, scope.Source, contract.FileUnit(scope), provider));
            }
        }

        return families;
    }
}
