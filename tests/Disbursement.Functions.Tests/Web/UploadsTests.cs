using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Web;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: a caller can put one new file into its own place and nothing else anywhere. Method: real grants, used
/// against the storage server as an officer or a provider would, and as they must not.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class UploadsTests(ApiFixture api)
{
    private static readonly string Officer = TestTokens.Of("canbo", "officer", "99/148");
    private static readonly string Bank = TestTokens.Of("nganhang", "provider", "", "970405");

    private static object ListOf(MonthRef month, string unit = "148", string file = "btxh.csv", string list = "btxh") =>
        new { kind = "list", province = month.Province, period = month.Period, unit, list, file };

    private static object ReturnOf(MonthRef month, string provider, string file = "ket-qua.xml") =>
        new { kind = "return", province = month.Province, period = month.Period, provider, file };

    private static async Task<HttpStatusCode> SendAsync(HttpMethod method, string url, string? content = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, url);
        if (content is not null)
        {
            request.Headers.Add("x-ms-blob-type", "BlockBlob");
            request.Content = new StringContent(content, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        }

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    [Fact]
    public async Task Post_AListOfTheOwnUnit_OpensOnePlaceOnce()
    {
        MonthRef month = ApiFixture.NewMonth();

        ApiAnswer answer = await api.PostAsync(Officer, "api/uploads", ListOf(month));
        string url = answer.Text("url");

        Assert.Equal(200, answer.Status);
        Assert.Equal($"{month.Folder}/148/btxh/btxh.csv", answer.Text("path"));
        Assert.False(answer.Body.GetProperty("exists").GetBoolean());
        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, url, "một"));
        Assert.True(await SendAsync(HttpMethod.Put, url, "hai") is HttpStatusCode.Conflict or HttpStatusCode.Forbidden);
        BinaryData? stored = await api.Get<BlobStore>().FindAsync(
            Containers.Inbox, answer.Text("path"), CancellationToken.None);
        Assert.Equal("một", stored!.ToString());
    }

    [Fact]
    public async Task Post_AList_TheGrantReadsAndDeletesNothingAndFitsNoOtherBlob()
    {
        MonthRef month = ApiFixture.NewMonth();
        string url = (await api.PostAsync(Officer, "api/uploads", ListOf(month))).Text("url");
        await SendAsync(HttpMethod.Put, url, "một");
        string other = url.Replace("btxh.csv", "khac.csv", StringComparison.Ordinal);
        string otherUnit = url.Replace("/148/", "/150/", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, url));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, url));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, other, "hai"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, otherUnit, "hai"));
    }

    [Fact]
    public async Task Post_AList_TheGrantIsShort()
    {
        ApiAnswer answer = await api.PostAsync(Officer, "api/uploads", ListOf(ApiFixture.NewMonth()));

        TimeSpan life = answer.Body.GetProperty("expires").GetDateTimeOffset() - TimeProvider.System.GetUtcNow();
        Assert.InRange(life, TimeSpan.FromMinutes(13), TimeSpan.FromMinutes(15));
        System.Collections.Specialized.NameValueCollection query =
            HttpUtility.ParseQueryString(new Uri(answer.Text("url")).Query);
        Assert.Equal(("c", "b"), (query["sp"], query["sr"]));
    }

    [Fact]
    public async Task Post_AList_TheReceiptCanBeReadWhenItIsThere()
    {
        MonthRef month = ApiFixture.NewMonth();
        ApiAnswer answer = await api.PostAsync(Officer, "api/uploads", ListOf(month));
        await api.Get<BlobStore>().ReplaceAsync(
            Containers.Receipts,
            $"{answer.Text("path")}.receipt.json",
            BinaryData.FromString("{}"),
            StoreJson.ContentType,
            CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, answer.Text("receiptUrl")));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Get, answer.Text("rejectedUrl")));
    }

    [Fact]
    public async Task Post_ANameThatIsTaken_SaysSo()
    {
        MonthRef month = ApiFixture.NewMonth();
        await SendAsync(HttpMethod.Put, (await api.PostAsync(Officer, "api/uploads", ListOf(month))).Text("url"), "x");

        ApiAnswer again = await api.PostAsync(Officer, "api/uploads", ListOf(month));

        Assert.True(again.Body.GetProperty("exists").GetBoolean());
    }

    [Theory]
    [InlineData("150", 403, "access.area")]
    [InlineData("1", 400, "body.field-invalid")]
    [InlineData("../150", 400, "body.field-invalid")]
    [InlineData("148/../150", 400, "body.field-invalid")]
    public async Task Post_AListOfAnotherUnit_IsRefused(string unit, int status, string code)
    {
        ApiAnswer answer = await api.PostAsync(Officer, "api/uploads", ListOf(ApiFixture.NewMonth(), unit));

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_AListOfAnotherProvince_IsRefused()
    {
        ApiAnswer answer = await api.PostAsync(Officer, "api/uploads", ListOf(ApiFixture.NewMonth("17")));

        Assert.Equal((403, "access.area"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("../../150/btxh/a.csv")]
    [InlineData("a/b.csv")]
    [InlineData("a.exe")]
    [InlineData("a\u0000.csv")]
    [InlineData("")]
    public async Task Post_AFileNameThatMisleads_IsRefused(string file)
    {
        ApiAnswer answer = await api.PostAsync(Officer, "api/uploads", ListOf(ApiFixture.NewMonth(), file: file));

        Assert.Equal((400, "upload.file-name"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("BTXH")]
    [InlineData("other")]
    [InlineData("")]
    public async Task Post_AListThatIsNone_IsRefused(string list)
    {
        ApiAnswer answer = await api.PostAsync(Officer, "api/uploads", ListOf(ApiFixture.NewMonth(), list: list));

        Assert.Equal((400, "body.field-invalid"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_AVietnameseFileName_CanBeUploaded()
    {
        ApiAnswer answer = await api.PostAsync(
            Officer, "api/uploads", ListOf(ApiFixture.NewMonth(), file: "Danh sách (lần 2).xlsx"));

        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, answer.Text("url"), "x"));
        Assert.True(await api.Get<BlobStore>().ExistsAsync(
            Containers.Inbox, answer.Text("path"), CancellationToken.None));
    }

    [Fact]
    public async Task Post_AResultOfTheOwn_GoesToReturns()
    {
        MonthRef month = ApiFixture.NewMonth();

        ApiAnswer answer = await api.PostAsync(Bank, "api/uploads", ReturnOf(month, "970405"));

        Assert.Equal($"970405/{month.Folder}/ket-qua.xml", answer.Text("path"));
        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, answer.Text("url"), "x"));
        Assert.True(await api.Get<BlobStore>().ExistsAsync(
            Containers.Returns, answer.Text("path"), CancellationToken.None));
    }

    [Theory]
    [InlineData("970415", 403, "access.provider")]
    [InlineData("*", 400, "body.field-invalid")]
    [InlineData("../970415", 400, "body.field-invalid")]
    public async Task Post_AResultOfAnotherProvider_IsRefused(string provider, int status, string code)
    {
        ApiAnswer answer = await api.PostAsync(Bank, "api/uploads", ReturnOf(ApiFixture.NewMonth(), provider));

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_AsTheOtherRole_IsRefused()
    {
        string bankEverywhere = TestTokens.Of("nganhang", "provider", "*", "970405");
        string officerWithProvider = TestTokens.Of("canbo", "officer", "*", "970405");

        ApiAnswer list = await api.PostAsync(bankEverywhere, "api/uploads", ListOf(ApiFixture.NewMonth()));
        ApiAnswer result = await api.PostAsync(
            officerWithProvider, "api/uploads", ReturnOf(ApiFixture.NewMonth(), "970405"));

        Assert.Equal((403, "access.role"), (list.Status, list.Code));
        Assert.Equal((403, "access.role"), (result.Status, result.Code));
    }

    [Theory]
    [InlineData("{\"kind\":\"ledger\"}")]
    [InlineData("{}")]
    public async Task Post_AnotherKind_IsRefused(string body)
    {
        ApiAnswer answer = await api.SendAsync(Officer, HttpMethod.Post, "api/uploads", body);

        Assert.Equal((400, "body.field-invalid"), (answer.Status, answer.Code));
    }
}
