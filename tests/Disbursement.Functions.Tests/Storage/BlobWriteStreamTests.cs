using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Disbursement.Functions.Storage;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Storage;

/// <summary>
/// Goal: a written blob is whole or not there, however long it is. Method: write on Azurite and look before the end
/// and after it.
/// </summary>
public sealed class BlobWriteStreamTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly BlobContainerClient _container =
        new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(AzuriteFixture.NewName("stream"));

    private BlockBlobClient Blob => _container.GetBlockBlobClient("22/list.rejected.csv");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _container.CreateAsync(cancellationToken: Token);

    public async ValueTask DisposeAsync() => await _container.DeleteAsync(cancellationToken: Token);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(BlobWriteStream.BlockBytes)]
    [InlineData((2 * BlobWriteStream.BlockBytes) + 3)]
    public async Task DisposeAsync_AnyLength_ShowsTheWholeBlobAtOnce(int length)
    {
        byte[] content = new byte[length];
        new Random(length).NextBytes(content);
        bool wasThere;

        await using (var stream = new BlobWriteStream(Blob, "text/csv"))
        {
            foreach (byte[] piece in content.Chunk(100_000))
            {
                await stream.WriteAsync(piece, Token);
                await stream.FlushAsync(Token);
            }

            wasThere = await Blob.ExistsAsync(Token);
        }

        BlobDownloadResult read = await Blob.DownloadContentAsync(Token);
        Assert.False(wasThere);
        Assert.Equal("text/csv", read.Details.ContentType);
        Assert.True(content.AsSpan().SequenceEqual(read.Content), "The blob is not what was written.");
    }

    [Fact]
    public async Task DisposeAsync_BlobWasThere_ReplacesItAtTheEnd()
    {
        await _container.GetBlobClient(Blob.Name).UploadAsync(BinaryData.FromString("before"), Token);
        var stream = new BlobWriteStream(Blob, "text/csv");
        await stream.WriteAsync("after"u8.ToArray(), Token);
        await stream.FlushAsync(Token);

        string meanwhile = (await Blob.DownloadContentAsync(Token)).Value.Content.ToString();
        await stream.DisposeAsync();

        Assert.Equal("before", meanwhile);
        Assert.Equal("after", (await Blob.DownloadContentAsync(Token)).Value.Content.ToString());
    }

    [Fact]
    public async Task DisposeAsync_TwoRunsAtOnce_NeverMixTheirBlocks()
    {
        byte[] one = new byte[BlobWriteStream.BlockBytes + 1];
        byte[] two = new byte[BlobWriteStream.BlockBytes + 1];
        Array.Fill(two, (byte)2);
        var first = new BlobWriteStream(Blob, "text/csv");
        var second = new BlobWriteStream(Blob, "text/csv");
        await first.WriteAsync(one, Token);
        await second.WriteAsync(two, Token);

        await first.DisposeAsync();

        BinaryData content = (await Blob.DownloadContentAsync(Token)).Value.Content;
        Assert.True(one.AsSpan().SequenceEqual(content), "Blocks of the other run are in the blob.");
    }
}
