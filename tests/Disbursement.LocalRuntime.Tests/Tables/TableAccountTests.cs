using Azure.Data.Tables;

namespace Disbursement.LocalRuntime.Tests.Tables;

public sealed class TableAccountTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1/")]
    [InlineData("AccountName=a;AccountKey=QQ==;TableEndpoint=http://h:1/a;", "a", "http://h:1/a/")]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=QQ==;EndpointSuffix=core.example",
        "a", "https://a.table.core.example/")]
    public void Parse_ConnectionString_GivesNameAndAddress(string text, string name, string endpoint)
    {
        var account = TableAccount.Parse(text);

        Assert.Equal((name, endpoint), (account.Name, account.Endpoint.AbsoluteUri));
    }

    [Theory]
    [InlineData("AccountKey=QQ==", "AccountName")]
    [InlineData("AccountName=a", "AccountKey")]
    public void Parse_PartMissing_NamesIt(string text, string part)
    {
        FormatException failure = Assert.Throws<FormatException>(() => TableAccount.Parse(text));

        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateQueryFilter_EveryType_QuotesByType()
    {
        var at = new DateTimeOffset(2025, 11, 30, 7, 0, 0, TimeSpan.FromHours(7));

        string filter = TableClient.CreateQueryFilter(
            $"{"it's"} {1} {2L} {1.5} {true} {at} {Guid.Empty} {new byte[] { 1, 255 }}");

        Assert.Equal(
            "'it''s' 1 2L 1.5 true datetime'2025-11-30T00:00:00.0000000Z' " +
            "guid'00000000-0000-0000-0000-000000000000' X'01ff'",
            filter);
    }

    [Fact]
    public void CreateQueryFilter_TypeNotHeld_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter($"A eq {1.5m}"));
}
