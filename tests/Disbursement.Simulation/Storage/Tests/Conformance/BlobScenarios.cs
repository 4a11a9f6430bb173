using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>Containers, reading, deleting.</summary>
internal static class BlobScenarios
{
    /// <summary>The scenarios by name.</summary>
    public static readonly Dictionary<string, Func<StorageGround, Transcript, Task>> All = new(StringComparer.Ordinal)
    {
        ["container-created-twice"] = ContainerCreatedTwiceAsync,
        ["container-missing"] = ContainerMissingAsync,
        ["blob-missing"] = BlobMissingAsync,
        ["blob-read-with-properties"] = ReadWithPropertiesAsync,
        ["blob-read-under-conditions"] = ReadUnderConditionsAsync,
        ["blob-read-in-ranges"] = ReadInRangesAsync,
        ["blob-deleted"] = DeletedAsync,
        ["blob-service-properties"] = ServicePropertiesAsync,
    };

    /// <summary>Facts about a blob that do not differ from run to run.</summary>
    internal static string Words(BlobProperties properties) =>
        $"{properties.BlobType} {properties.ContentLength} {properties.ContentType} " +
        $"blocks {properties.BlobCommittedBlockCount} [{Words(properties.Metadata)}]";

    /// <summary>Metadata in the order of its names.</summary>
    internal static string Words(IDictionary<string, string>? metadata) => metadata is null
        ? "none"
        : string.Join(',', metadata.OrderBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .Select(static pair => $"{pair.Key}={pair.Value}"));

    private static async Task ContainerCreatedTwiceAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = ground.Blobs.GetBlobContainerClient(ground.Name);
        await log.AskAsync("create", () => container.CreateAsync());
        await log.AskAsync("create again", () => container.CreateAsync());
        Response<BlobContainerInfo>? third = await container.CreateIfNotExistsAsync();
        log.Note("create if not exists answers", third is null ? "nothing" : "something");
    }

    private static async Task ContainerMissingAsync(StorageGround ground, Transcript log)
    {
        BlobClient blob = ground.Blobs.GetBlobContainerClient(ground.Name).GetBlobClient("a");
        await log.AskAsync("upload", () => blob.UploadAsync(BinaryData.FromString("x")));
        await log.AskAsync("download", () => blob.DownloadContentAsync());
        await log.AskAsync("properties", () => blob.GetPropertiesAsync());
        await log.FindAsync("exists", async () => (await blob.ExistsAsync()).Value);
        await log.AskAsync("delete", () => blob.DeleteAsync());
        await log.FindAsync("delete if exists", async () => (await blob.DeleteIfExistsAsync()).Value);
        await log.DoAsync("list", async () =>
        {
            await foreach (BlobItem item in ground.Blobs.GetBlobContainerClient(ground.Name).GetBlobsAsync())
            {
                log.Note("listed", item.Name);
            }
        });
    }

    private static async Task BlobMissingAsync(StorageGround ground, Transcript log)
    {
        BlobClient blob = (await ground.ContainerAsync()).GetBlobClient("a/b");
        await log.AskAsync("download", () => blob.DownloadContentAsync());
        await log.AskAsync("stream", () => blob.DownloadStreamingAsync());
        await log.AskAsync("properties", () => blob.GetPropertiesAsync());
        await log.DoAsync("open", async () => await (await blob.OpenReadAsync()).DisposeAsync());
        await log.FindAsync("exists", async () => (await blob.ExistsAsync()).Value);
        await log.FindAsync("delete if exists", async () => (await blob.DeleteIfExistsAsync()).Value);
    }

    private static async Task ReadWithPropertiesAsync(StorageGround ground, Transcript log)
    {
        BlobClient blob = (await ground.ContainerAsync()).GetBlobClient("22/2025-11/a b/đợt 1 & 2.csv");
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "text/csv; charset=utf-8" },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["version"] = "\"0x1\"", ["b"] = "2" },
        };
        BlobContentInfo? info = await log.AskAsync(
            "upload", () => blob.UploadAsync(BinaryData.FromString("một"), options));
        BlobDownloadResult? read = await log.AskAsync("download", () => blob.DownloadContentAsync());
        log.Note("content", read!.Content);
        log.Note("same version", read.Details.ETag == info!.ETag);
        log.Note("type and length", $"{read.Details.ContentType} {read.Details.ContentLength}");
        log.Note("metadata", Words(read.Details.Metadata));
        BlobProperties? properties = await log.AskAsync("properties", () => blob.GetPropertiesAsync());
        log.Note("properties are", Words(properties!));
        log.Note("same version", properties!.ETag == info.ETag);
        log.Note("same time", properties.LastModified == info.LastModified);

        BlobContentInfo? second = await log.AskAsync(
            "upload again", () => blob.UploadAsync(BinaryData.FromString(""), overwrite: true));
        log.Note("other version", second!.ETag != info.ETag);
        BlobProperties? after = await log.AskAsync("properties", () => blob.GetPropertiesAsync());
        log.Note("properties are", Words(after!));
        log.Note("empty content", (await blob.DownloadContentAsync()).Value.Content.ToMemory().Length);
    }

    private static async Task ReadUnderConditionsAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        BlobClient blob = container.GetBlobClient("a");
        ETag old = (await blob.UploadAsync(BinaryData.FromString("1"))).Value.ETag;
        ETag now = (await blob.UploadAsync(BinaryData.FromString("2"), overwrite: true)).Value.ETag;
        foreach ((string words, BlobRequestConditions conditions) in ((string, BlobRequestConditions)[])
        [
            ("if match now", new BlobRequestConditions { IfMatch = now }),
            ("if match old", new BlobRequestConditions { IfMatch = old }),
            ("if match any", new BlobRequestConditions { IfMatch = ETag.All }),
            ("if none match old", new BlobRequestConditions { IfNoneMatch = old }),
        ])
        {
            await ReadAsync(log, blob, words, conditions);
        }

        await ReadAsync(
            log, container.GetBlobClient("none"), "missing, if match", new BlobRequestConditions { IfMatch = now });
    }

    private static async Task ReadAsync(
        Transcript log, BlobClient blob, string words, BlobRequestConditions conditions)
    {
        var download = new BlobDownloadOptions { Conditions = conditions };
        await log.AskAsync($"download {words}", () => blob.DownloadContentAsync(download));
        await log.AskAsync($"stream {words}", () => blob.DownloadStreamingAsync(download));
        await log.AskAsync($"properties {words}", () => blob.GetPropertiesAsync(conditions));
    }

    private static async Task ReadInRangesAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        BlobClient blob = container.GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("0123456789"));
        foreach (HttpRange range in (HttpRange[])
            [new HttpRange(0, 4), new HttpRange(4, 100), new HttpRange(9)])
        {
            var download = new BlobDownloadOptions { Range = range };
            BlobDownloadResult? part = await log.AskAsync($"range {range}", () => blob.DownloadContentAsync(download));
            log.Note("part", part is null ? "none" : $"{part.Content} {part.Details.ContentRange}");
        }

        await using Stream stream = await blob.OpenReadAsync(new BlobOpenReadOptions(false) { BufferSize = 4 });
        using var reader = new StreamReader(stream);
        log.Note("opened", await reader.ReadToEndAsync());
        BlobClient empty = container.GetBlobClient("empty");
        await empty.UploadAsync(BinaryData.FromString(""));
        await using Stream nothing = await empty.OpenReadAsync();
        log.Note("empty opened", nothing.Length);
    }

    private static async Task DeletedAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        BlobClient blob = container.GetBlobClient("a");
        ETag old = (await blob.UploadAsync(BinaryData.FromString("1"))).Value.ETag;
        await blob.UploadAsync(BinaryData.FromString("2"), overwrite: true);
        var stale = new BlobRequestConditions { IfMatch = old };
        await log.AskAsync("delete stale", () => blob.DeleteAsync(conditions: stale));
        await log.FindAsync("delete by name", async () => (await container.DeleteBlobIfExistsAsync("a")).Value);
        await log.FindAsync("delete again", async () => (await container.DeleteBlobIfExistsAsync("a")).Value);
        await log.AskAsync("delete a third time", () => blob.DeleteAsync());
        await log.AskAsync("upload anew", () => blob.UploadAsync(BinaryData.FromString("3")));
    }

    private static Task ServicePropertiesAsync(StorageGround ground, Transcript log) =>
        log.DoAsync("properties", () => ground.Blobs.GetPropertiesAsync());
}
