using Azure.Data.Tables;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Storage;

/// <summary>Puts rows of payment files there as a test wants them, whatever was there before.</summary>
internal static class PaymentFileRows
{
    /// <summary>Puts them.</summary>
    public static async Task PutAsync(Tables tables, params PaymentFileEntity[] files)
    {
        TableClient client = await tables.GetAsync(Tables.PaymentFiles, CancellationToken.None);
        foreach (PaymentFileEntity file in files)
        {
            await client.UpsertEntityAsync(file, TableUpdateMode.Replace, CancellationToken.None);
        }
    }
}
