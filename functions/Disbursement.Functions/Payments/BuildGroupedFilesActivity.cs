using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Payments;

/// <summary>The units of a round whose payments may be grouped.</summary>
/// <param name="Round">The round.</param>
/// <param name="Units">Codes of the units with work, in order.</param>
/// <param name="Proposal">The proposal they are built for, from 1.</param>
public sealed record GroupedWork(RoundRef Round, string[] Units, int Proposal);

/// <summary>
/// Builds the files of contracts that group units: one family per provider and budget source for the whole province,
/// whose code stands where else the unit's does. Reads nothing when no contract of the month groups.
/// </summary>
/// <remarks>Memory is bounded by the payments of one budget source of such contracts.</remarks>
/// <param name="rounds">The rounds: a released round is not built again.</param>
/// <param name="files">The rows of payment files.</param>
/// <param name="reference">Contracts as frozen.</param>
/// <param name="builder">Writes the files and reads them back.</param>
public sealed class BuildGroupedFilesActivity(
    RoundStore rounds, PaymentFileStore files, ReferenceStore reference, PaymentFileBuilder builder)
{
    /// <summary>Builds the province's files and tells their count and money.</summary>
    [Function(nameof(BuildGroupedFilesActivity))]
    public async Task<Tally> RunAsync([ActivityTrigger] GroupedWork work, CancellationToken cancellationToken)
    {
        (MonthRef month, int number) = (work.Round.Month, work.Round.Round);
        RoundEntity round = await rounds.GetAsync(month, number, cancellationToken);
        if (!round.IsInWork(work.Proposal))
        {
            return Tally.None;
        }

        ReferenceData data = await reference.FrozenAsync(month, cancellationToken);
        ContractBook contracts = data.Contracts.For(month.Province);
        var built = new List<PaymentFileEntity>();
        foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
        {
            if (contracts.Contracts.Any(contract => contract.GroupsUnits && contract.Sources.Contains(group)))
            {
                built.AddRange(await BuildAsync(work, round, contracts, group, cancellationToken));
            }
        }

        await files.ReplaceUnitAsync(month, round, month.Province, built, cancellationToken);
        return PaymentFileBuilder.TallyOf(built);
    }

    private async Task<IReadOnlyList<PaymentFileEntity>> BuildAsync(
        GroupedWork work,
        RoundEntity round,
        ContractBook contracts,
        ProgrammeGroup group,
        CancellationToken cancellationToken)
    {
        MonthRef month = work.Round.Month;
        var families = new List<PaymentFamily>();
        foreach (string unit in work.Units)
        {
            var scope = new ContractScope(month.Province, unit, group, month.ToPeriod().FirstDay);
            IReadOnlyList<PaymentEntry> entries = await builder.ReadAsync(
                month, round, unit, group, cancellationToken);
            families.AddRange(PaymentFamily.Of(entries, contracts, scope, grouped: true));
        }

        var built = new List<PaymentFileEntity>();
        foreach (IGrouping<string, PaymentFamily> provider in families
            .GroupBy(static family => family.Provider, StringComparer.Ordinal)
            .OrderBy(static own => own.Key, StringComparer.Ordinal))
        {
            PaymentFamily whole = provider.First() with { Entries = provider.SelectMany(static own => own.Entries) };
            built.AddRange(await builder.BuildAsync(month, round, whole, cancellationToken));
        }

        return built;
    }
}
