using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>Writing: at once, in blocks, by appending.</summary>
internal static class BlobWriteScenarios
{
    /// <summary>The scenarios by name.</summary>
    public static readonly Dictionary<string, Func<StorageGround, Transcript, Task>> All = new(StringComparer.Ordinal)
    {
        ["blob-written-under-conditions"] = WriteUnderConditionsAsync,
        ["blob-opened-for-writing"] = OpenedForWritingAsync,
        ["blob-opened-for-writing-and-overtaken"] = OvertakenAsync,
        ["blob-made-of-blocks"] = MadeOfBlocksAsync,
        ["blob-staged-blocks-dropped"] = StagedDroppedAsync,
        ["blob-appended"] = AppendedAsync,
        ["blob-append-refused"] = AppendRefusedAsync,
    };

    private static async Task WriteUnderConditionsAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        BlobClient blob = container.GetBlobClient("a");
        await WriteAsync(log, blob, "missing, if match any", new BlobRequestConditions { IfMatch = ETag.All });
        await WriteAsync(log, blob, "missing, if match", new BlobRequestConditions { IfMatch = new ETag("\"0x1\"") });
        await WriteAsync(log, blob, "missing, if none", new BlobRequestConditions { IfNoneMatch = ETag.All });
        await WriteAsync(log, blob, "there, if none", new BlobRequestConditions { IfNoneMatch = ETag.All });
        ETag now = (await blob.GetPropertiesAsync()).Value.ETag;
        await WriteAsync(log, blob, "there, if none match now", new BlobRequestConditions { IfNoneMatch = now });
        await WriteAsync(log, blob, "there, if match now", new BlobRequestConditions { IfMatch = now });
        await WriteAsync(log, blob, "there, if match old", new BlobRequestConditions { IfMatch = now });
        await WriteAsync(log, blob, "there, if match any", new BlobRequestConditions { IfMatch = ETag.All });
        await log.AskAsync("upload without overwrite", () => blob.UploadAsync(BinaryData.FromString("n")));
        log.Note("content", (await blob.DownloadContentAsync()).Value.Content);
    }

    private static async Task WriteAsync(
        Transcript log, BlobClient blob, string words, BlobRequestConditions conditions)
    {
        var options = new BlobUploadOptions { Conditions = conditions };
        await log.AskAsync(words, () => blob.UploadAsync(BinaryData.FromString(words), options));
    }

    private static async Task OpenedForWritingAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        BlobClient blob = container.GetBlobClient("22/list.rejected.csv");
        for (int round = 0; round < 2; round++)
        {
            await using (Stream stream = await blob.OpenWriteAsync(overwrite: true))
            {
                log.Note("while open", (await blob.DownloadContentAsync()).Value.Content);
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"một {round}\n"));
                await stream.FlushAsync();
                await stream.WriteAsync("two\n"u8.ToArray());
            }

            log.Note("content", (await blob.DownloadContentAsync()).Value.Content);
            log.Note("properties", BlobScenarios.Words(await blob.GetPropertiesAsync()));
        }

        BlobClient empty = container.GetBlobClient("empty");
        await (await empty.OpenWriteAsync(overwrite: true)).DisposeAsync();
        log.Note("never written", (await empty.DownloadContentAsync()).Value.Content.ToMemory().Length);
        await log.DoAsync("no container", () => ground.Blobs.GetBlobContainerClient(ground.Name + "none")
            .GetBlobClient("a").OpenWriteAsync(overwrite: true));
    }

    private static async Task OvertakenAsync(StorageGround ground, Transcript log)
    {
        BlobClient blob = (await ground.ContainerAsync()).GetBlobClient("a");
        Stream first = await blob.OpenWriteAsync(overwrite: true);
        await first.WriteAsync("first"u8.ToArray());
        Stream second = await blob.OpenWriteAsync(overwrite: true);
        await second.WriteAsync("second"u8.ToArray());
        await log.DoAsync("first flushes", () => first.FlushAsync());
        await log.DoAsync("second flushes", () => second.FlushAsync());
        log.Note("content", (await blob.DownloadContentAsync()).Value.Content);
    }

    private static async Task MadeOfBlocksAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        BlockBlobClient blob = container.GetBlockBlobClient("a");
        await log.AskAsync("stage 1", () => blob.StageBlockAsync(Id(1), Bytes("one")));
        await log.AskAsync("stage 2", () => blob.StageBlockAsync(Id(2), Bytes("two")));
        await log.FindAsync("visible before", async () => (await blob.ExistsAsync()).Value);
        await foreach (BlobItem item in container.GetBlobsAsync())
        {
            log.Note("listed before", item.Name);
        }

        await log.AskAsync("commit unknown", () => blob.CommitBlockListAsync([Id(1), Id(9)]));
        await log.AskAsync("commit", () => blob.CommitBlockListAsync([Id(2), Id(1), Id(2)]));
        log.Note("content", (await blob.DownloadContentAsync()).Value.Content);
        await log.AskAsync("stage 3", () => blob.StageBlockAsync(Id(3), Bytes("three")));
        await log.AskAsync("commit old and new", () => blob.CommitBlockListAsync([Id(1), Id(3)]));
        log.Note("content", (await blob.DownloadContentAsync()).Value.Content);
        await log.AskAsync("commit a block left out before", () => blob.CommitBlockListAsync([Id(2)]));
        await log.AskAsync("commit nothing", () => blob.CommitBlockListAsync([]));
        log.Note("content", (await blob.DownloadContentAsync()).Value.Content.ToMemory().Length);
    }

    private static async Task StagedDroppedAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        BlockBlobClient blob = container.GetBlockBlobClient("a");
        await blob.StageBlockAsync(Id(1), Bytes("one"));
        await blob.StageBlockAsync(Id(2), Bytes("two"));
        await log.AskAsync("commit one", () => blob.CommitBlockListAsync([Id(1)]));
        await log.AskAsync("commit the other", () => blob.CommitBlockListAsync([Id(2)]));
        await log.AskAsync("no container", () => ground.Blobs.GetBlobContainerClient(ground.Name + "none")
            .GetBlockBlobClient("a").StageBlockAsync(Id(1), Bytes("one")));
    }

    private static async Task AppendedAsync(StorageGround ground, Transcript log)
    {
        AppendBlobClient blob = (await ground.ContainerAsync()).GetAppendBlobClient("blobreceipts/f/000001");
        await log.AskAsync("create", () => blob.CreateAsync());
        foreach (string text in (string[])["one\n", "two\n"])
        {
            BlobAppendInfo? info = await log.AskAsync("append", () => blob.AppendBlockAsync(Bytes(text)));
            log.Note("place", $"{info!.BlobAppendOffset} {info.BlobCommittedBlockCount}");
        }

        BlobDownloadResult read = (await blob.DownloadContentAsync()).Value;
        log.Note("content", $"{read.Content} {read.Details.BlobCommittedBlockCount} {read.Details.BlobType}");
        log.Note("properties", BlobScenarios.Words(await blob.GetPropertiesAsync()));
        await log.AskAsync("create again", () => blob.CreateAsync());
        log.Note("properties", BlobScenarios.Words(await blob.GetPropertiesAsync()));
        Response<BlobContentInfo>? third = await blob.CreateIfNotExistsAsync();
        log.Note("create if not exists answers", third is null ? "nothing" : "something");
    }

    private static async Task AppendRefusedAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        AppendBlobClient missing = container.GetAppendBlobClient("missing");
        await log.AskAsync("append to missing", () => missing.AppendBlockAsync(Bytes("x")));
        await container.GetBlobClient("block").UploadAsync(BinaryData.FromString("x"));
        AppendBlobClient block = container.GetAppendBlobClient("block");
        await log.AskAsync("append to a block blob", () => block.AppendBlockAsync(Bytes("x")));
        AppendBlobClient nowhere = ground.Blobs.GetBlobContainerClient(ground.Name + "none").GetAppendBlobClient("a");
        await log.AskAsync("create nowhere", () => nowhere.CreateAsync());
        AppendBlobClient blob = container.GetAppendBlobClient("a");
        await blob.CreateAsync();
        var stale = new AppendBlobAppendBlockOptions
        {
            Conditions = new AppendBlobRequestConditions { IfMatch = new ETag("\"0x1\"") },
        };
        await log.AskAsync("append stale", () => blob.AppendBlockAsync(Bytes("x"), stale));
    }

    private static string Id(int number) => Convert.ToBase64String(BitConverter.GetBytes(number));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
