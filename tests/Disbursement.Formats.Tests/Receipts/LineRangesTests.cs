using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Tests.Receipts;

public sealed class LineRangesTests
{
    [Theory]
    [InlineData(new int[0], "", 0)]
    [InlineData(new[] { 7 }, "7", 1)]
    [InlineData(new[] { 2, 3, 4, 9, 11, 12 }, "2-4, 9, 11-12", 6)]
    [InlineData(new[] { 2, 2, 3 }, "2-3", 3)]
    public void ToString_Lines_AreRanges(int[] lines, string expected, int count)
    {
        var ranges = new LineRanges();

        Array.ForEach(lines, ranges.Add);

        Assert.Equal(expected, ranges.ToString());
        Assert.Equal(count, ranges.Count);
    }

    [Fact]
    public void ToString_MoreThanKept_EndsInEllipsis()
    {
        var ranges = new LineRanges(rangesMax: 2);

        Array.ForEach([1, 3, 5, 7], ranges.Add);

        Assert.Equal("1, 3, …", ranges.ToString());
        Assert.Equal(4, ranges.Count);
    }
}
