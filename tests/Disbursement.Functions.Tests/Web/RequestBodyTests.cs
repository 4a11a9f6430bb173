using System.Text;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Functions.Tests.Web;

public sealed class RequestBodyTests
{
    private static async Task<T> ReadAsync<T>(string body, string type = "application/json")
        where T : class, new()
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Request.ContentType = type;
        return await RequestBody.ReadAsync<T>(http.Request, CancellationToken.None);
    }

    private static async Task<string> CodeOfAsync<T>(string body, string type = "application/json")
        where T : class, new() =>
        (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync<T>(body, type))).Problem.Code;

    [Fact]
    public async Task ReadAsync_AGoodBody_IsRead()
    {
        ApprovalBody body = await ReadAsync<ApprovalBody>("{\"root\":\"3f\"}", "application/json; charset=utf-8");

        Assert.Equal("3f", body.Root);
    }

    [Fact]
    public async Task ReadAsync_Nothing_IsTheEmptyObject()
    {
        Assert.False((await ReadAsync<CloseBody>("", "")).AcceptMissing);
    }

    [Theory]
    [InlineData("{\"by\":\"lan\"}")]
    [InlineData("{\"approvedBy\":\"lan\"}")]
    [InlineData("{\"ApprovedBy\":\"lan\",\"root\":\"3f\"}")]
    [InlineData("{\"approved_by\":\"lan\"}")]
    [InlineData("{\"approved-by\":null}")]
    [InlineData("{\"actor\":{\"name\":\"lan\"}}")]
    [InlineData("{\"root\":{\"user\":1}}")]
    [InlineData("{\"root\":[{\"onBehalfOf\":1}]}")]
    [InlineData("{\"\\u0061ctor\":\"lan\"}")]
    [InlineData("{\"roles\":[\"approver\"]}")]
    public async Task ReadAsync_ABodyThatSaysWhoActs_IsRefused(string body)
    {
        Assert.Equal("actor.in-body", await CodeOfAsync<ApprovalBody>(body));
    }

    [Theory]
    [InlineData("{\"rot\":\"3f\"}", "body.unknown-field")]
    [InlineData("{\"root\":1}", "body.unknown-field")]
    [InlineData("{\"root\":\"1\",\"root\":\"2\"}", "body.unreadable")]
    [InlineData("{\"root\":\"1\"", "body.unreadable")]
    [InlineData("[]", "body.unreadable")]
    [InlineData("null", "body.unreadable")]
    [InlineData("{\"root\":[[[[[[1]]]]]]}", "body.unreadable")]
    public async Task ReadAsync_ABadBody_IsRefused(string body, string code)
    {
        Assert.Equal(code, await CodeOfAsync<ApprovalBody>(body));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("")]
    public async Task ReadAsync_AFormOrText_IsRefused(string type)
    {
        Assert.Equal("body.not-json", await CodeOfAsync<ApprovalBody>("{\"root\":\"3f\"}", type));
    }

    [Fact]
    public async Task ReadAsync_ALargeBody_IsRefusedWithoutReadingItAll()
    {
        string body = $"{{\"root\":\"{new string('a', 100_000)}\"}}";

        Assert.Equal("body.too-large", await CodeOfAsync<ApprovalBody>(body));
    }

    [Fact]
    public async Task ReadAsync_ALengthAboveTheLimit_IsRefusedUnread()
    {
        var http = new DefaultHttpContext();
        http.Request.ContentLength = RequestBody.BytesMax + 1;
        http.Request.Body = Stream.Null;

        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(
            () => RequestBody.ReadAsync<EmptyBody>(http.Request, CancellationToken.None));

        Assert.Equal(413, refused.Problem.Status);
    }

    [Fact]
    public void ToString_APersonsNumber_IsNotPrinted()
    {
        var body = new FindPersonBody { CitizenId = "000900000001" };

        Assert.DoesNotContain("0009", body.ToString(), StringComparison.Ordinal);
    }
}
