using System.Buffers.Binary;
using System.Text;
using Disbursement.Formats.Ledger;

namespace Disbursement.Formats.Tests.Ledger;

public sealed class ExternalSortTests
{
    /// <summary>
    /// Goal: whatever the bounds are, the output is the input sorted by key, equal keys in the order they came.
    /// Method: few different keys so that they collide, payloads that number the records, bounds from one run in
    /// memory to many merges of two.
    /// </summary>
    [Theory]
    [InlineData(0, 64, 2)]
    [InlineData(1, 64, 2)]
    [InlineData(5_000, 64, 2)]
    [InlineData(5_000, 64, 3)]
    [InlineData(20_000, 64, 64)]
    [InlineData(20_000, 32_768, 64)]
    public void Sort_AnyBounds_IsAStablePermutation(int count, int memoryKilobytes, int fanIn)
    {
        var random = new Random(count + fanIn);
        List<(string Key, int Number)> records =
            [.. Enumerable.Range(0, count).Select(number => ($"{random.Next(count / 4 + 1):00000}", number))];
        using var sort = new ExternalSort(new ExternalSortOptions(memoryKilobytes * 1024, fanIn, null));
        byte[] payload = new byte[40];
        foreach ((string key, int number) in records)
        {
            BinaryPrimitives.WriteInt32LittleEndian(payload, number);
            sort.Add(Encoding.UTF8.GetBytes(key), payload);
        }

        sort.Complete();
        List<(string Key, int Number)> sorted = [];
        while (sort.Read())
        {
            Assert.Equal(payload.Length, sort.Payload.Length);
            sorted.Add((Encoding.UTF8.GetString(sort.Key), BinaryPrimitives.ReadInt32LittleEndian(sort.Payload)));
        }

        Assert.Equal(count, sort.Count);
        Assert.Equal(records.OrderBy(record => record.Key, StringComparer.Ordinal), sorted);
        Assert.False(sort.Read());
    }

    [Fact]
    public void Add_RecordLargerThanTheBuffer_IsTaken()
    {
        using var sort = new ExternalSort(new ExternalSortOptions(64 * 1024, 2, null));
        byte[] large = new byte[300_000];
        large[^1] = 7;

        sort.Add("b"u8, large);
        sort.Add("a"u8, "small"u8);
        sort.Complete();

        Assert.True(sort.Read());
        Assert.Equal("small"u8.ToArray(), sort.Payload.ToArray());
        Assert.True(sort.Read());
        Assert.Equal(large, sort.Payload.ToArray());
    }

    [Fact]
    public void Dispose_AfterSpilling_LeavesNoFiles()
    {
        string folder = Directory.CreateTempSubdirectory("sort").FullName;
        try
        {
            using (var sort = new ExternalSort(new ExternalSortOptions(64 * 1024, 2, folder)))
            {
                byte[] payload = new byte[1000];
                for (int number = 0; number < 1_000; number++)
                {
                    sort.Add(Encoding.UTF8.GetBytes($"{number % 97}"), payload);
                }

                sort.Complete();
                Assert.True(sort.Read());
            }

            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Add_AfterComplete_Throws()
    {
        using var sort = new ExternalSort();
        Assert.Throws<InvalidOperationException>(() => sort.Read());
        sort.Complete();

        Assert.Throws<InvalidOperationException>(() => sort.Add("a"u8, "b"u8));
    }

    [Theory]
    [InlineData(1024, 2)]
    [InlineData(64 * 1024, 1)]
    public void Constructor_BoundsTooSmall_Throws(int memoryBytes, int fanIn) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ExternalSort(new ExternalSortOptions(memoryBytes, fanIn, null)));
}
