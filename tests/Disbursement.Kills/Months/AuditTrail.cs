using Azure.Data.Tables;
using Disbursement.Cli.Azurite;
using Disbursement.Functions.Storage;

namespace Disbursement.Kills.Months;

/// <summary>The audit of a month that has ended, and whether its chain holds.</summary>
/// <param name="Deeds">What was done, by whom, to what, in order.</param>
/// <param name="Flaws">Where the chain does not hold.</param>
internal sealed record AuditTrail(IReadOnlyList<string> Deeds, IReadOnlyList<string> Flaws)
{
    /// <summary>Reads the audit from the storage that the month left.</summary>
    public static async Task<AuditTrail> ReadAsync(MonthFolder folder, CancellationToken cancellationToken)
    {
        await using AzuriteServer storage = await AzuriteServer.StartAsync(
            folder.Data.Azurite, TimeProvider.System, cancellationToken);
        var audit = new AuditLog(new Tables(new TableServiceClient(storage.ConnectionString)), TimeProvider.System);
        var month = new MonthRef(MonthFolder.Month.Province, MonthFolder.Month.Period.ToString());
        IReadOnlyList<AuditEntity> entries = await audit.EntriesAsync(month, cancellationToken);
        (int last, string head) = await audit.HeadAsync(month, cancellationToken);
        return new AuditTrail(
            [.. entries.Select(static entry => $"{entry.Action}|{entry.Actor}|{entry.Subject}")],
            [.. FlawsOf(entries, last, head)]);
    }

    private static IEnumerable<string> FlawsOf(IReadOnlyList<AuditEntity> entries, int last, string head)
    {
        string before = "";
        for (int index = 0; index < entries.Count; index++)
        {
            AuditEntity entry = entries[index];
            string key = FormattableString.Invariant($"{index + 1:0000000000}");
            if (entry.RowKey != key || entry.Before != before || entry.Hash != AuditLog.HashOf(index + 1, entry))
            {
                yield return $"audit: the chain is broken at {entry.RowKey}";
            }

            before = entry.Hash;
        }

        if (last != entries.Count || head != before)
        {
            yield return $"audit: the head tells {last} entries, there are {entries.Count}";
        }
    }
}
