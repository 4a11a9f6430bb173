using Disbursement.Core.Contracts;
using Disbursement.Core.Programmes;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>The contracts a closed month is paid by, looked up for a payment file.</summary>
/// <param name="reference">Contracts as frozen.</param>
public sealed class FrozenContracts(ReferenceStore reference)
{
    /// <summary>The province's contracts, as they stood when the month closed.</summary>
    public async Task<ContractBook> OfAsync(MonthRef month, CancellationToken cancellationToken) =>
        (await reference.FrozenAsync(month, cancellationToken)).Contracts.For(month.Province);

    /// <summary>The contract that a file is paid under.</summary>
    /// <param name="contracts">The province's contracts.</param>
    /// <param name="month">The month.</param>
    /// <param name="provider">The file's provider.</param>
    /// <param name="unit">Its unit, or the province for a contract that groups units.</param>
    /// <param name="source">Its budget source, such as <c>btxh</c>.</param>
    /// <exception cref="InvalidOperationException">There is none: the ledger is not whole.</exception>
    public static Contract Of(ContractBook contracts, MonthRef month, string provider, string unit, string source)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(month);
        ProgrammeGroup group = ProgrammeGroups.TryParse(source, out ProgrammeGroup parsed)
            ? parsed
            : throw new InvalidOperationException($"There is no budget source '{source}'.");
        var scope = new ContractScope(month.Province, unit, group, month.ToPeriod().FirstDay);
        return contracts.Find(provider, scope)
            ?? throw new InvalidOperationException($"There is no contract with {provider} for {unit}.");
    }
}
