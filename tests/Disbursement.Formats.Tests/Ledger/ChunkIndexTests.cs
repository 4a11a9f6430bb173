using System.Text;
using Disbursement.Core.Money;
using Disbursement.Formats.Ledger;

namespace Disbursement.Formats.Tests.Ledger;

public sealed class ChunkIndexTests
{
    private static readonly ChunkIndex Sample = ChunkIndex.Of(
    [
        new ChunkInfo("part-00000.csv", 5_000, "017040123456|BT05C|", Vnd.FromDong(1_800_000_000), "aa"),
        new ChunkInfo("part-00001.csv", 1, "017040999999|BT05C|", Vnd.FromDong(360_000), "bb"),
    ]);

    [Fact]
    public async Task ReadAsync_Written_IsTheSame()
    {
        using var stream = new MemoryStream(Sample.ToBytes());

        ChunkIndex read = await ChunkIndex.ReadAsync(stream, TestContext.Current.CancellationToken);

        Assert.Equal(5_001, read.Rows);
        Assert.Equal(Vnd.FromDong(1_800_360_000), read.Amount);
        Assert.Equal(Sample.Chunks, read.Chunks);
        Assert.Equal(Sample.ToBytes(), read.ToBytes());
    }

    [Theory]
    [InlineData("\"rows\": 5001", "\"rows\": 5000")]
    [InlineData("\"amount\": 1800360000", "\"amount\": 1800360001")]
    public async Task ReadAsync_TotalsDiffer_Throws(string from, string to)
    {
        string text = Encoding.UTF8.GetString(Sample.ToBytes());
        Assert.Contains(from, text, StringComparison.Ordinal);
        using var stream = new MemoryStream(
            Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));

        await Assert.ThrowsAsync<ControlTotalException>(
            () => ChunkIndex.ReadAsync(stream, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"rows":0,"amount":0,"chunks":[]}""")]
    public async Task ReadAsync_NoIndex_Throws(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<InvalidDataException>(
            () => ChunkIndex.ReadAsync(stream, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ToString_Chunk_ShowsNobody() => Assert.Equal("part-00000.csv: 5000 rows", Sample.Chunks[0].ToString());
}
