using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>Listing blobs.</summary>
internal static class BlobListScenarios
{
    /// <summary>The scenarios by name.</summary>
    public static readonly Dictionary<string, Func<StorageGround, Transcript, Task>> All = new(StringComparer.Ordinal)
    {
        ["blobs-listed-in-order"] = ListedInOrderAsync,
        ["blobs-listed-in-pages"] = ListedInPagesAsync,
        ["blobs-listed-with-metadata"] = ListedWithMetadataAsync,
        ["blobs-listed-with-odd-names"] = ListedWithOddNamesAsync,
    };

    private static async Task ListedInOrderAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        await ListAsync(log, container, "");
        foreach (string name in (string[])["b", "a/2", "a/10", "a", "a/1", "A", "ab", "a-", "a.json", "z/z/z"])
        {
            await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(name));
        }

        foreach (string prefix in (string[])["", "a", "a/", "a/1", "zz", "z/"])
        {
            await ListAsync(log, container, prefix);
        }
    }

    private static async Task ListAsync(Transcript log, BlobContainerClient container, string prefix)
    {
        log.Note("prefix", prefix);
        await foreach (BlobItem item in container.GetBlobsAsync(prefix: prefix))
        {
            BlobProperties properties = await container.GetBlobClient(item.Name).GetPropertiesAsync();
            string same = item.Properties.ETag == properties.ETag ? "same version" : "other version";
            log.Note(
                item.Name,
                $"{item.Properties.BlobType} {item.Properties.ContentLength} {item.Properties.ContentType} {same} " +
                $"{item.Properties.LastModified == properties.LastModified}");
        }
    }

    private static async Task ListedInPagesAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        for (int number = 0; number < 7; number++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"p/{number}");
            await container.GetBlobClient(name).UploadAsync(BinaryData.FromString("x"));
        }

        foreach (int size in (int[])[1, 3, 7, 100])
        {
            await foreach (Page<BlobItem> page in container.GetBlobsAsync(prefix: "p/").AsPages(pageSizeHint: size))
            {
                string more = string.IsNullOrEmpty(page.ContinuationToken) ? "last" : "more";
                log.Note($"pages of {size}", $"{string.Join(' ', page.Values.Select(static item => item.Name))} {more}");
            }
        }
    }

    private static async Task ListedWithMetadataAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        await container.GetBlobClient("plain").UploadAsync(BinaryData.FromString("x"));
        var options = new BlobUploadOptions
        {
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["version"] = "\"0x8DC<&>\"",
                ["Other"] = "a b",
            },
        };
        await container.GetBlobClient("told").UploadAsync(BinaryData.FromString("x"), options);
        foreach (BlobTraits traits in (BlobTraits[])[BlobTraits.None, BlobTraits.Metadata])
        {
            await foreach (BlobItem item in container.GetBlobsAsync(traits))
            {
                bool isTold = item.Metadata is { Count: > 0 };
                log.Note($"{traits} {item.Name}", isTold ? BlobScenarios.Words(item.Metadata) : "nothing");
            }
        }
    }

    private static async Task ListedWithOddNamesAsync(StorageGround ground, Transcript log)
    {
        BlobContainerClient container = await ground.ContainerAsync();
        foreach (string name in (string[])
            ["Cẩm Phả/đợt 1.csv", "a&b<c>'d\".csv", "50%.csv", "a+b.csv", "a#b?c.csv", "a=b;c,d@e.csv", "x|y.csv"])
        {
            await log.AskAsync($"upload {name}", () => container.GetBlobClient(name).UploadAsync(BinaryData.FromString(name)));
        }

        await foreach (BlobItem item in container.GetBlobsAsync())
        {
            BinaryData content = (await container.GetBlobClient(item.Name).DownloadContentAsync()).Value.Content;
            log.Note(item.Name, content);
        }

        await foreach (BlobItem item in container.GetBlobsAsync(prefix: "Cẩm Phả/"))
        {
            log.Note("by prefix", item.Name);
        }
    }
}
