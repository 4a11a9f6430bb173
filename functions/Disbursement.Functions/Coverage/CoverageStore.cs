using System.Text.Json;
using Azure.Data.Tables;
using Disbursement.Core.Coverage;
using Disbursement.Core.Programmes;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>The coverage table: what a month came to, kept for the month after and for managers.</summary>
/// <param name="tables">The tables.</param>
public sealed class CoverageStore(Tables tables)
{
    /// <summary>A row as JSON takes some 1.5 KB, so 100 stay far below a transaction's 4 MiB.</summary>
    private const int RowsPerTransaction = 100;

    /// <summary>Writes the rows of a month over those of an earlier count.</summary>
    public async Task PutAsync(MonthRef month, CoverageTable table, CancellationToken cancellationToken)
    {
        TableClient client = await tables.GetAsync(Tables.Coverage, cancellationToken);
        foreach (CoverageRow[] batch in table.Rows.Chunk(RowsPerTransaction))
        {
            IEnumerable<TableTransactionAction> actions = batch.Select(row => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, EntityOf(month, row)));
            await client.SubmitTransactionAsync(actions, cancellationToken);
        }
    }

    /// <summary>The figures of the units in a month; empty when it was not counted.</summary>
    public async Task<IReadOnlyList<UnitCoverage>> UnitsAsync(MonthRef month, CancellationToken cancellationToken)
    {
        var units = new List<UnitCoverage>();
        foreach (CoverageEntity row in await tables.ListAsync<CoverageEntity>(
            Tables.Coverage, month.PartitionKey, "", cancellationToken))
        {
            // Totals are added up again from the units, so that they can never disagree with them.
            if (row.Unit != month.Province && ProgrammeGroups.TryParse(row.Group.ToLowerInvariant(), out ProgrammeGroup group))
            {
                CoverageFigures figures = JsonSerializer.Deserialize<CoverageFigures>(row.Figures, StoreJson.Options)
                    ?? CoverageFigures.None;
                units.Add(new UnitCoverage(row.Unit, group, figures));
            }
        }

        return units;
    }

    private static CoverageEntity EntityOf(MonthRef month, CoverageRow row) => new()
    {
        PartitionKey = month.PartitionKey,
        RowKey = $"{row.Unit}|{row.Group.ToCode()}",
        Unit = row.Unit,
        Group = row.Group.ToCode(),
        Beneficiaries = row.Figures.Beneficiaries,
        PaidToAccount = row.Figures.PaidToAccount,
        SharePaidToAccount = (double)row.ShareOf(static figures => figures.PaidToAccount),
        Figures = JsonSerializer.Serialize(row.Figures, StoreJson.Options),
    };
}
