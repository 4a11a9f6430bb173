using Disbursement.Sandbox.World;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Sandbox.Tests.World;

public sealed class CompactTableTests
{
    [Fact]
    public void Find_EmptyTable_FindsNothing() => Assert.Null(new CompactTable().Find("970405:1"));

    [Fact]
    public void Add_SameKeyAgain_KeepsTheFirst()
    {
        var table = new CompactTable();

        Assert.True(table.Add("k", "first"));
        Assert.False(table.Add("k", "second"));

        Assert.Equal("first", table.Find("k"));
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void Add_KeyTooLong_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompactTable().Add(new string('k', 256), "v"));

    /// <summary>Law: whatever is added first under a key is found, and nothing else is.</summary>
    [Fact]
    public void AddThenFind_AnyRows_BehavesLikeADictionary() =>
        Prop.ForAll<(byte Key, string Value)[]>(rows =>
        {
            var table = new CompactTable();
            var expected = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach ((byte key, string value) in rows.Where(row => row.Value is not null))
            {
                string text = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(value));
                Assert.Equal(expected.TryAdd($"{key}", text), table.Add($"{key}", text));
            }

            Assert.Equal(expected.Count, table.Count);
            return Enumerable.Range(0, 256).All(key => table.Find($"{key}") == expected.GetValueOrDefault($"{key}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Add_ManyRows_FindsEachAndStaysSmall()
    {
        var table = new CompactTable();
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int row = 0; row < 200_000; row++)
        {
            table.Add($"970405:31002{row:00000000}", $"active\tNGUYEN VAN {row}\t017080{row:000000}");
        }

        long used = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal("active\tNGUYEN VAN 199999\t017080199999", table.Find("970405:3100200199999"));
        Assert.Null(table.Find("970405:3100200200000"));
        Assert.InRange(used, 0, 40_000_000);
    }
}
