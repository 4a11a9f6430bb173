using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Receipts;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.Beneficiaries;

/// <summary>The laws of intake over lists full of collisions: few people, repeats, contradictions, damage.</summary>
public sealed class IntakePropertyTests
{
    private static readonly Gen<string> Rows =
        from number in Gen.Choose(1, 12)
        from amount in Gen.Frequency(
            (8, Gen.Constant("360000")), (2, Gen.Constant("500.000")), (1, Gen.Elements("", "x", "0", "-1", "\"1,5\"")))
        from arrears in Gen.Frequency((5, Gen.Constant("")), (1, Gen.Elements("180000", "y")))
        from reference in Gen.Frequency((4, Gen.Constant("")), (1, Gen.Elements("A", "B")))
        from damage in Gen.Frequency((10, Gen.Constant("")), (1, Gen.Elements(",,", "\"", "\"x")))
        select Lists.Row(number, amount, arrears, reference) + damage;

    private static readonly Arbitrary<string[]> Files = Rows.ArrayOf().Where(rows => rows.Length > 0).ToArbitrary();

    /// <summary>Spilling from the first kilobytes on and merging by twos must change nothing.</summary>
    private static readonly IntakeReaderOptions SmallSort = new()
    {
        Sort = new ExternalSortOptions(64 * 1024, 2, null),
    };

    [Fact]
    public void Read_AnyList_EveryRowEndsOnce() =>
        Prop.ForAll(Files, rows =>
        {
            (Receipt receipt, MemoryIntakeOutput output) = Read(rows);
            if (receipt.FileFindings.Count > 0)
            {
                return;
            }

            Assert.Equal(
                receipt.Sent.Rows, receipt.Accepted.Rows + receipt.Refused.Rows + receipt.ExactRepeats.Rows);
            Assert.Equal(receipt.Sent.Due, receipt.Accepted.Due + receipt.Refused.Due + receipt.ExactRepeats.Due);
            Assert.Equal(receipt.Accepted.Rows, output.Accepted.Count);
            Assert.Equal(receipt.Accepted.Due, output.Accepted.Sum(row => row.Due.Dong));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Read_AnyList_KeysAreUniqueAndAscend() =>
        Prop.ForAll(Files, rows =>
        {
            (_, MemoryIntakeOutput output) = Read(rows);
            List<EntitlementKey> keys = [.. output.Accepted.Select(row => row.Key)];

            Assert.Equal(keys.Distinct().Order(), keys);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Read_OtherOrderOfRows_AcceptsTheSame() =>
        Prop.ForAll(Files, rows =>
        {
            string[] whole = [.. rows.Where(row => row.Count(character => character == '"') % 2 == 0)];

            (Receipt receipt, MemoryIntakeOutput output) = Read(whole);
            (Receipt reversed, MemoryIntakeOutput other) = Read([.. whole.Reverse()]);

            Assert.Equal(receipt.Accepted, reversed.Accepted);
            Assert.Equal(receipt.Refused.Rows, reversed.Refused.Rows);
            Assert.Equal(Contents(output), Contents(other));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>
    /// Goal: the bytes of the ledger do not depend on how much memory sorting may use, and a run that is run again
    /// writes them again. Method: a list of 20,000 rows, once in memory and once in many merged runs.
    /// </summary>
    [Fact]
    public async Task Read_OtherBoundsOfSorting_GivesTheSameBytes()
    {
        var random = new Random(5);
        byte[] bytes = Encoding.UTF8.GetBytes(Lists.Join(
            [Lists.Header, .. Enumerable.Range(0, 20_000).Select(_ => Lists.Row(random.Next(1, 15_000)))]));

        (IntakeResult large, MemoryIntakeOutput first) = await Lists.ReadAsync(bytes);
        (IntakeResult small, MemoryIntakeOutput second) = await Lists.ReadAsync(bytes, SmallSort);

        Assert.Equal(first.Chunks, second.Chunks, (left, right) =>
            left.Name == right.Name && left.Bytes.AsSpan().SequenceEqual(right.Bytes));
        Assert.Equal(large.Index!.ToBytes(), small.Index!.ToBytes());
        Assert.Equal(large.Receipt.ToBytes(), small.Receipt.ToBytes());
        Assert.All(large.Index.Chunks.SkipLast(1), chunk => Assert.Equal(ChunkIndex.RowsPerChunk, chunk.Rows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5_000)]
    public async Task ChunkWriter_AnySize_KeepsRowsAndSum(int rowsMax)
    {
        (_, MemoryIntakeOutput source) = await Lists.ReadAsync(
            Lists.Join([Lists.Header, .. Enumerable.Range(1, 10).Select(number => Lists.Row(number))]));
        byte[] chunk = source.Chunks[0].Bytes;
        string[] lines = Encoding.UTF8.GetString(chunk).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        List<int> sizes = [];
        var writer = new ChunkWriter(
            (_, bytes) =>
            {
                using var stream = new MemoryStream(bytes.ToArray());
                sizes.Add(EntitlementCsv.Read(stream).Count());
                return Task.CompletedTask;
            },
            rowsMax);

        foreach ((string line, EntitlementRow row) in lines.Zip(source.Accepted))
        {
            await writer.AddAsync(row.Key.Reveal, row.Due, Encoding.UTF8.GetBytes(line + "\n"));
        }

        ChunkIndex index = await writer.FinishAsync();

        Assert.Equal(10, index.Rows);
        Assert.Equal(3_600_000, index.Amount.Dong);
        Assert.Equal(10, sizes.Sum());
        Assert.Equal(Math.Min(rowsMax, 10), sizes[0]);
    }

    private static IEnumerable<EntitlementRow> Contents(MemoryIntakeOutput output) =>
        output.Accepted.Select(row => row with { LineNumber = 1 });

    private static (Receipt Receipt, MemoryIntakeOutput Output) Read(string[] rows)
    {
        (IntakeResult result, MemoryIntakeOutput output) =
            Lists.ReadAsync(Lists.Join([Lists.Header, .. rows])).GetAwaiter().GetResult();
        return (result.Receipt, output);
    }
}
