using Azure.Storage.Blobs;
using Disbursement.Cli.Transfer;
using Disbursement.Testing;

namespace Disbursement.Cli.Tests.Transfer;

/// <summary>What each party would hold is copied whole, and nobody else's.</summary>
public sealed class ContainerMirrorTests(AzuriteFixture azurite) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("disburse-mirror-").FullName;
    private readonly string _container = AzuriteFixture.NewName("mirror");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task CopyAsync_Prefix_CopiesThoseBlobsOnly()
    {
        BlobContainerClient container = await MakeAsync("17/2024-06/a.txt", "17/2024-06/r1/b.txt", "22/2024-06/c.txt");

        int count = await ContainerMirror.Of(azurite.ConnectionString).CopyAsync(
            container.Name, "17/", _folder, TestContext.Current.CancellationToken);

        Assert.Equal(2, count);
        Assert.Equal(
            ["17/2024-06/a.txt", "17/2024-06/r1/b.txt"],
            Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(_folder, path)).Order(StringComparer.Ordinal));
        string text = await File.ReadAllTextAsync(
            Path.Combine(_folder, "17/2024-06/a.txt"), TestContext.Current.CancellationToken);
        Assert.Equal("content of 17/2024-06/a.txt", text);
    }

    [Fact]
    public async Task ListAsync_NoSuchContainer_IsEmpty() => Assert.Empty(
        await ContainerMirror.Of(azurite.ConnectionString).ListAsync(_container, "", TestContext.Current.CancellationToken));

    [Fact]
    public async Task ListContainersAsync_Prefix_InOrder()
    {
        await MakeAsync("a");

        IReadOnlyList<string> names = await ContainerMirror.Of(azurite.ConnectionString)
            .ListContainersAsync(_container[..^2], TestContext.Current.CancellationToken);

        Assert.Equal([_container], names);
    }

    private async Task<BlobContainerClient> MakeAsync(params string[] names)
    {
        var container = new BlobContainerClient(azurite.ConnectionString, _container);
        await container.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (string name in names)
        {
            await container.GetBlobClient(name).UploadAsync(
                BinaryData.FromString("content of " + name), TestContext.Current.CancellationToken);
        }

        return container;
    }
}
