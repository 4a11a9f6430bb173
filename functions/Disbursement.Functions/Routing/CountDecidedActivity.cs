using Disbursement.Core.Programmes;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Routing;

/// <summary>
/// Counts what was held at close, people have decided to pay and no round has paid: the ground for another round when
/// nothing has failed. Reads only the lists that such a decision names.
/// </summary>
/// <param name="exceptions">The decisions.</param>
/// <param name="decided">The rows.</param>
public sealed class CountDecidedActivity(ExceptionStore exceptions, DecidedHolds decided)
{
    /// <summary>Counts them over the units of the round to come.</summary>
    [Function(nameof(CountDecidedActivity))]
    public async Task<int> RunAsync([ActivityTrigger] UnitWork[] units, CancellationToken cancellationToken)
    {
        if (units.Length == 0)
        {
            return 0;
        }

        HashSet<(string Unit, string List)> named =
        [
            .. (await exceptions.ListAsync(units[0].Month, cancellationToken))
                .SelectMany(HoldDecision.PaidOf)
                .Select(static side => (side.Unit, side.List)),
        ];
        int count = 0;
        foreach (UnitWork unit in units)
        {
            foreach (ProgrammeGroup group in ProgrammeGroups.All.Where(
                group => named.Contains((unit.Unit, group.ToListCode()))))
            {
                foreach (FrozenList list in unit.Lists.Where(list => list.List == group.ToListCode()))
                {
                    count += (await decided.ReadAsync(unit, list, cancellationToken)).Count;
                }

                count += (await decided.ReadCarriedAsync(unit, group, cancellationToken)).Count;
            }
        }

        return count;
    }
}
