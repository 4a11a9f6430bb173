using Azure.Storage.Blobs.Models;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>Result files as providers send them, taken by the activities one after the other.</summary>
internal static class ResultFiles
{
    /// <summary>Puts a file into <c>returns</c>.</summary>
    public static async Task<ResultsRequest> UploadAsync(this SettlementWorld world, string path, byte[] content)
    {
        var returns = await world.Blobs.ContainerAsync(Containers.Returns, CancellationToken.None);
        BlobContentInfo blob = await returns.GetBlobClient(path).UploadAsync(new BinaryData(content), overwrite: true);
        string version = FileVersions.NameOf(blob.ETag);
        return new ResultsRequest(path, version, Samples.Noon, FileVersions.InstanceIdOf("results", path, version));
    }

    /// <summary>Uploads a file and takes it.</summary>
    public static async Task<ResultReceipt> ReceiveAsync(this SettlementWorld world, string path, byte[] content) =>
        await world.ReceiveAsync(await world.UploadAsync(path, content));

    /// <summary>Takes an uploaded file and reads its receipt.</summary>
    public static async Task<ResultReceipt> ReceiveAsync(this SettlementWorld world, ResultsRequest request)
    {
        ResultsReading reading = await world.Get<ReadResultsActivity>().RunAsync(request, CancellationToken.None);
        foreach (ResultBatch batch in reading.Batches)
        {
            await world.Get<ApplyResultsActivity>().RunAsync(
                new ApplyRequest(batch), world.Events, CancellationToken.None);
        }

        await world.Get<AnswerResultsActivity>().RunAsync(new AnswerRequest(request, reading), CancellationToken.None);
        return (await world.ReceiptAsync(request)).ToObjectFromJson<ResultReceipt>(StoreJson.Options)!;
    }

    /// <summary>The receipt of a file as it lies there.</summary>
    public static Task<BinaryData> ReceiptAsync(this SettlementWorld world, ResultsRequest request) =>
        world.Blobs.ReadAsync(Containers.Receipts, ResultLedger.Receipt(request.Path), CancellationToken.None);
}
