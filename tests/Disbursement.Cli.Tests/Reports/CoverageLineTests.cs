using System.Text.Json;
using Disbursement.Cli.Reports;

namespace Disbursement.Cli.Tests.Reports;

/// <summary>Coverage is read from the report file and from the API alike.</summary>
public sealed class CoverageLineTests
{
    [Theory]
    [InlineData("""[{"unit":"17","group":"TONG","paid_to_account":26293}]""")]
    [InlineData("""[{"unit":"17","group":"TONG","paidToAccount":26293}]""")]
    [InlineData("""{"province":"17","rows":[{"Unit":"17","Group":"TONG","PaidToAccount":26293}]}""")]
    public void Read_AnySpelling_FindsTheColumn(string json)
    {
        CoverageLine line = Assert.Single(CoverageLine.Read(JsonSerializer.Deserialize<JsonElement>(json)));

        Assert.Equal(26_293, line["paid_to_account"]);
        Assert.True(line.IsProvince);
        Assert.Equal("TONG", line.Group);
    }

    [Fact]
    public void Indexer_AbsentOrNoNumber_IsZero()
    {
        CoverageLine line = Assert.Single(CoverageLine.Read(
            JsonSerializer.Deserialize<JsonElement>("""[{"unit":"148","held":null,"open":"x"}]""")));

        Assert.Equal(0, line["held"]);
        Assert.Equal(0, line["open"]);
        Assert.Equal(0, line["nothing"]);
        Assert.False(line.Has("held"));
        Assert.False(line.IsProvince);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("""{"rows":null}""")]
    public void Read_NoRows_IsEmpty(string json) =>
        Assert.Empty(CoverageLine.Read(JsonSerializer.Deserialize<JsonElement>(json)));
}
