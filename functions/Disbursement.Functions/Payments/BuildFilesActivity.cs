using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Payments;

/// <summary>
/// Builds the payment files of one unit: one family per provider and budget source, save those that a contract groups
/// by province, which <see cref="BuildGroupedFilesActivity"/> builds. A file that does not balance stops the round.
/// </summary>
/// <param name="rounds">The rounds: a released round is not built again.</param>
/// <param name="files">The rows of payment files.</param>
/// <param name="reference">Contracts as frozen.</param>
/// <param name="builder">Writes the files and reads them back.</param>
public sealed class BuildFilesActivity(
    RoundStore rounds, PaymentFileStore files, ReferenceStore reference, PaymentFileBuilder builder)
{
    /// <summary>Builds the unit's files and tells their count and money.</summary>
    [Function(nameof(BuildFilesActivity))]
    public async Task<Tally> RunAsync([ActivityTrigger] UnitWork work, CancellationToken cancellationToken)
    {
        RoundEntity round = await rounds.GetAsync(work.Month, work.Round, cancellationToken);
        if (!round.IsInWork(work.Proposal))
        {
            return Tally.None;
        }

        ReferenceData data = await reference.FrozenAsync(work.Month, cancellationToken);
        ContractBook contracts = data.Contracts.For(work.Month.Province);
        var built = new List<PaymentFileEntity>();
        foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
        {
            var scope = new ContractScope(work.Month.Province, work.Unit, group, work.Month.ToPeriod().FirstDay);
            IReadOnlyList<PaymentEntry> entries = await builder.ReadAsync(
                work.Month, round, work.Unit, group, cancellationToken);
            foreach (PaymentFamily family in PaymentFamily.Of(entries, contracts, scope, grouped: false))
            {
                built.AddRange(await builder.BuildAsync(work.Month, round, family, cancellationToken));
            }
        }

        await files.ReplaceUnitAsync(work.Month, round, work.Unit, built, cancellationToken);
        return PaymentFileBuilder.TallyOf(built);
    }
}
