using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Benchmarks.Data;
using Disbursement.Benchmarks.Measuring;
using Disbursement.Cli.Azurite;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Benchmarks.Cases;

/// <summary>
/// The same intake as the app does it: the list in a blob, chunks, refused rows, receipt and index into blobs.
/// </summary>
/// <remarks>The storage is an Azurite of its own, on ports of its own; its memory is not counted, its time
/// is. <see cref="AzuriteGuard"/> ends it when this process is killed.</remarks>
internal static class BlobIntakeCase
{
    private const string FileName = "list.csv";

    private static DirectoryInfo? _data;
    private static AzuriteServer? _azurite;

    public static BenchmarkCase Csv { get; } = new(
        "intake-blob",
        "CSV in a blob to sorted chunks, refused rows and receipt in blobs (Azurite)",
        1_000_000,
        PrepareAsync,
        static _ => ReadAsync())
    {
        EndAsync = EndAsync,
    };

    private static async Task PrepareAsync(string folder, int rows)
    {
        string file = Path.Combine(folder, FileName);
        await ListMaker.WriteCsvAsync(file, rows);
        if (_azurite is null)
        {
            _data = Directory.CreateTempSubdirectory("disbursement-benchmark-blobs-");
            _azurite = await AzuriteServer.StartAsync(_data.FullName, TimeProvider.System, CancellationToken.None);
            AzuriteGuard.Start(_azurite.State.ProcessId, _data.FullName);
            await new ReferenceStore(Blobs()).SeedAsync(CancellationToken.None);
        }

        BlobContainerClient inbox = await Blobs().ContainerAsync(Containers.Inbox, CancellationToken.None);
        await inbox.GetBlobClient(ListMaker.ListPath).UploadAsync(file, overwrite: true);
    }

    private static async Task<long> ReadAsync()
    {
        BlobStore blobs = Blobs();
        var lists = new ListReader(blobs, new ReferenceStore(blobs), Options.Create(new IntakeOptions()));
        BlobContainerClient inbox = await blobs.ContainerAsync(Containers.Inbox, CancellationToken.None);
        BlobProperties version = await inbox.GetBlobClient(ListMaker.ListPath).GetPropertiesAsync();
        bool isPlaced = IntakePath.TryParse(ListMaker.ListPath, out IntakePath? path, out _);
        (IntakeContext? context, _) = isPlaced ? await lists.ContextAsync(path!, CancellationToken.None) : default;
        if (context is null)
        {
            throw new InvalidOperationException("The benchmark's list lies in no unit.");
        }

        var request = new IntakeRequest(ListMaker.ListPath, version.ETag.ToString().Trim('"'), version.LastModified);
        IntakeResult? result = await lists.ReadAsync(request, path!, context, CancellationToken.None);
        return result is { IsTaken: true } && result.Receipt.Refused.Rows * 50L < result.Receipt.Sent.Rows
            ? result.Receipt.Sent.Rows
            : throw new InvalidOperationException("The benchmark's list was not taken as it should be.");
    }

    private static async Task EndAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
            _data!.Delete(recursive: true);
        }
    }

    private static BlobStore Blobs() => new(new BlobServiceClient(_azurite!.ConnectionString));
}
