using System.Text;
using Disbursement.Core.Intake;

namespace Disbursement.Core.Tests.Intake;

public sealed class FindingCountsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("303", "303:1")]
    [InlineData("303;401", "303:1;401:1")]
    [InlineData("309;309;401;401;401", "309:1;401:1")]
    public void AddRow_NumbersOfTheLedger_CountOncePerRow(string numbers, string expected)
    {
        var counts = new FindingCounts();

        counts.AddRow(Encoding.UTF8.GetBytes(numbers));

        Assert.Equal(expected, counts.ToString());
    }

    [Fact]
    public void Parse_TextForm_AddsUp()
    {
        FindingCounts counts = FindingCounts.Parse("303:12;401:3");

        counts.Add(FindingCounts.Parse("303:1;320:5"));

        Assert.Equal("303:13;320:5;401:3", counts.ToString());
        Assert.Equal(3, counts.All.Count());
    }

    /// <summary>Goal: a number of a later version, or a damaged entry, hides no other.</summary>
    [Theory]
    [InlineData("399:1;303:2")]
    [InlineData("303:2;x")]
    [InlineData("303:2;304:-1")]
    [InlineData("303:2;304")]
    public void Parse_EntryNotUnderstood_IsLeftOut(string text) =>
        Assert.Equal("303:2", FindingCounts.Parse(text).ToString());
}
