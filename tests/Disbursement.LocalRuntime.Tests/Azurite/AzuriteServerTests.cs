using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Disbursement.Cli.Azurite;

namespace Disbursement.LocalRuntime.Tests.Azurite;

public sealed class AzuriteServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-server-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task DisposeAsync_BlobWritten_NextStartReadsItOnSamePorts()
    {
        string first;
        await using (AzuriteServer server = await AzuriteServer.StartAsync(_folder, null, Token))
        {
            first = server.ConnectionString;
            await WriteBlobAsync(server);
        }

        await using AzuriteServer again = await AzuriteServer.StartAsync(_folder, null, Token);

        Assert.Equal(first, again.ConnectionString);
        Assert.True(await HasBlobAsync(again));
    }

    [Fact]
    public async Task StartAsync_LastPortTaken_MovesToOthers()
    {
        AzuriteState state;
        await using (AzuriteServer server = await AzuriteServer.StartAsync(_folder, null, Token))
        {
            state = server.State;
        }

        using var stranger = new TcpListener(IPAddress.Loopback, state.QueuePort);
        stranger.Start();
        await using AzuriteServer moved = await AzuriteServer.StartAsync(_folder, null, Token);

        Assert.NotEqual(state.QueuePort, moved.State.QueuePort);
        await WriteBlobAsync(moved);
        Assert.True(await HasBlobAsync(moved));
    }

    [Fact]
    public async Task StartAsync_OwnerAlive_SharesAndLeavesItRunning()
    {
        await using AzuriteServer owner = await AzuriteServer.StartAsync(_folder, null, Token);

        await using (AzuriteServer guest = await AzuriteServer.StartAsync(_folder, null, Token))
        {
            Assert.False(guest.IsOwner);
            Assert.Equal(owner.ConnectionString, guest.ConnectionString);
        }

        await WriteBlobAsync(owner);
        Assert.True(owner.IsOwner);
    }

    [Fact]
    public async Task StartAsync_OwnerWasKilled_TakesTheRunningServerOver()
    {
        AzuriteServer killed = await AzuriteServer.StartAsync(_folder, null, Token);
        killed.ReleaseOwnershipForTest();

        await using AzuriteServer heir = await AzuriteServer.StartAsync(_folder, null, Token);

        Assert.True(heir.IsOwner);
        Assert.Equal(killed.State, heir.State);
    }

    [Fact]
    public async Task DisposeAsync_Owner_ProcessIsGone()
    {
        AzuriteServer server = await AzuriteServer.StartAsync(_folder, null, Token);
        int processId = server.State.ProcessId;

        await server.DisposeAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId));
        string log = await File.ReadAllTextAsync(server.LogPath, Token);
        Assert.Contains("successfully closed", log, StringComparison.Ordinal);
    }

    [Fact]
    public void WithFreePorts_Asked_GivesThreeDifferentFreePorts()
    {
        AzuriteState state = AzuriteState.WithFreePorts();

        Assert.Equal(3, new HashSet<int> { state.BlobPort, state.QueuePort, state.TablePort }.Count);
        Assert.True(state.ArePortsFree);
    }

    [Fact]
    public void TryRead_HalfAFile_GivesNull()
    {
        File.WriteAllText(Path.Combine(_folder, "azurite.json"), """{"ProcessId":1""");

        Assert.Null(AzuriteState.TryRead(_folder));
    }

    private static BlobContainerClient Container(AzuriteServer server) => new(server.ConnectionString, "kept");

    private static async Task WriteBlobAsync(AzuriteServer server)
    {
        await Container(server).CreateIfNotExistsAsync(cancellationToken: Token);
        await Container(server).GetBlobClient("a").UploadAsync(BinaryData.FromString("b"), overwrite: true, Token);
    }

    private static async Task<bool> HasBlobAsync(AzuriteServer server) =>
        await Container(server).GetBlobClient("a").ExistsAsync(Token);
}
