using System.Security.Cryptography;
using System.Text;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;
using Disbursement.Core.Contracts;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>Drop, return and fetch: bytes travel by the addresses the app grants, and are checked.</summary>
public sealed class TransferCommandsTests : IDisposable
{
    private const string UploadRoute = "POST /api/uploads";
    private const string ProviderFiles = "GET /api/provider/files";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Drop_OneFile_AsksForItsSlotAndPutsTheBytes()
    {
        await using FakeApp app = Granting("inbox/17/2024-06/148/btxh/a.csv");
        await _cli.ActAsync(app, "officer");
        string path = Write("a.csv", "STT;Họ và tên\n");

        int code = await _cli.RunAsync("drop", path, "--unit", "148", "--list", "btxh");

        Assert.Equal(ExitCode.Ok, code);
        string asked = Assert.Single(app.BodiesOf(UploadRoute));
        Assert.Contains("\"kind\": \"list\"", asked, StringComparison.Ordinal);
        Assert.Contains("\"unit\": \"148\"", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("provider", asked, StringComparison.Ordinal);
        Assert.Equal("STT;Họ và tên\n", Assert.Single(app.BodiesOf("PUT /put/a.csv")));
        Assert.Equal("Đã nộp inbox/17/2024-06/148/btxh/a.csv (18 byte)\n", _cli.Output);
    }

    [Fact]
    public async Task Drop_Storage_IsNeverToldWhoActs()
    {
        await using FakeApp app = Granting("x/a.csv");
        await _cli.ActAsync(app, "officer");

        await _cli.RunAsync("drop", Write("a.csv", "x"), "--unit", "148", "--list", "btxh");

        Assert.Null(app.Requests.Single(request => request.Route == "PUT /put/a.csv").Authorization);
        Assert.NotNull(app.Requests.Single(request => request.Route == UploadRoute).Authorization);
    }

    [Fact]
    public async Task Drop_NameIsThereAlready_SaysSoAndSucceeds()
    {
        await using FakeApp app = Granting("x/a.csv").On("PUT /put/a.csv", _ =>
        {
            FakeAnswer answer = FakeAnswer.Empty(409);
            answer.Headers["x-ms-error-code"] = "BlobAlreadyExists";
            return answer;
        });
        await _cli.ActAsync(app, "officer");

        int code = await _cli.RunAsync("drop", Write("a.csv", "x"), "--unit", "148", "--list", "btxh");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal("Đã có từ trước x/a.csv\n", _cli.Output);
    }

    [Fact]
    public async Task Drop_GrantSaysItExists_PutsNothing()
    {
        await using FakeApp app = new();
        app.On(UploadRoute, new { url = app.Url + "/put/a.csv", path = "x/a.csv", expires = "2024-06-03T00:00:00Z", exists = true });
        await _cli.ActAsync(app, "officer");

        await _cli.RunAsync("drop", Write("a.csv", "x"), "--unit", "148", "--list", "btxh");

        Assert.DoesNotContain(app.Requests, request => request.Route.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Drop_StorageRefuses_IsRefused()
    {
        await using FakeApp app = Granting("x/a.csv").On("PUT /put/a.csv", _ => FakeAnswer.Empty(403));
        await _cli.ActAsync(app, "officer");

        Assert.Equal(ExitCode.Refused, await _cli.RunAsync("drop", Write("a.csv", "x"), "--unit", "148", "--list", "btxh"));
    }

    [Fact]
    public async Task Drop_Folder_TakesSlotsFromThePathsInOrder()
    {
        await using FakeApp app = new();
        app.On(UploadRoute, request => FakeAnswer.Json(new { url = app.Url + "/put", path = "x", expires = "2024-06-03T00:00:00Z" }));
        app.On("PUT /put", _ => FakeAnswer.Empty(201));
        await _cli.ActAsync(app, "officer");
        Write("inbox/17/2024-06/150/ncc/b.csv", "2");
        Write("inbox/17/2024-06/148/btxh/a.csv", "1");
        Write("inbox/17/readme.txt", "not a list");

        int code = await _cli.RunAsync("drop", Path.Combine(_cli.Folder, "inbox"));

        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal(["1", "2"], app.BodiesOf("PUT /put"));
    }

    [Theory]
    [InlineData("missing.csv")]
    [InlineData("a.csv")]
    public async Task Drop_FileOrSlotMissing_FailsBeforeAnythingIsSent(string name)
    {
        await using FakeApp app = new();
        await _cli.ActAsync(app, "officer");
        Write("a.csv", "x");

        int code = await _cli.RunAsync("drop", Path.Combine(_cli.Folder, name));

        Assert.Equal(ExitCode.Failed, code);
        Assert.Empty(app.Requests);
    }

    [Fact]
    public async Task Return_ResultFile_AsksAsThatProvider()
    {
        await using FakeApp app = Granting("970436/17/2024-06/a.csv");
        await _cli.ActAsync(app, "provider");

        int code = await _cli.RunAsync("return", Write("a.csv", "kq"), "--provider", "970436", "--json");

        Assert.Equal(ExitCode.Ok, code);
        string asked = Assert.Single(app.BodiesOf(UploadRoute));
        Assert.Contains("\"kind\": \"return\"", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("unit", asked, StringComparison.Ordinal);
        Assert.Contains("\"written\": true", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_OpenFiles_WritesThemWhenTheHashIsRight()
    {
        await using FakeApp app = Offering("<Document/>", HashOf("<Document/>"));
        await _cli.ActAsync(app, "provider");

        int code = await _cli.RunAsync("fetch", "--out", Path.Combine(_cli.Folder, "in"));

        Assert.Equal(ExitCode.Ok, code);
        string path = Path.Combine(_cli.Folder, "in", "17", "2024-06", "r1", "f.xml");
        Assert.Equal("<Document/>", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal("?state=open", app.Requests.First(request => request.Route == ProviderFiles).Query);
        Assert.DoesNotContain("/get/f.xml", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fetch_AFileWithForms_BringsThemBesideItAndNamesWhomToAsk(bool isRight)
    {
        string form = HashOf(isRight ? "<Form/>" : "<Other/>");
        await using FakeApp app = Offering("<Document/>", HashOf("<Document/>"), "f.xml", form)
            .On("GET /get/f.html", _ => new FakeAnswer(200, "text/html", "<Form/>"u8.ToArray()))
            .On("GET /get/f.p7s", _ => new FakeAnswer(200, "application/octet-stream", "<Form/>"u8.ToArray()));
        await _cli.ActAsync(app, "provider");

        int code = await _cli.RunAsync("fetch", "--out", Path.Combine(_cli.Folder, "in"));

        string folder = Path.Combine(_cli.Folder, "in", "17", "2024-06", "r1");
        Assert.Equal(isRight ? ExitCode.Ok : ExitCode.ProofFailed, code);
        Assert.Equal(isRight, File.Exists(Path.Combine(folder, "f.html")));
        Assert.Equal(isRight, File.Exists(Path.Combine(folder, "f.xml.p7s")));
        Assert.Equal(
            isRight,
            _cli.Output.Contains("Liên hệ theo hợp đồng của 970436: Tệp chi: Phòng Dịch vụ, 1900", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fetch_OtherBytesThanReleased_WritesNothing()
    {
        await using FakeApp app = Offering("<Changed/>", HashOf("<Document/>"));
        await _cli.ActAsync(app, "provider");

        int code = await _cli.RunAsync("fetch", "--out", Path.Combine(_cli.Folder, "in"));

        Assert.Equal(ExitCode.ProofFailed, code);
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "in")));
    }

    [Fact]
    public async Task Fetch_NameThatLeadsOut_WritesNothing()
    {
        await using FakeApp app = Offering("x", HashOf("x"), "../../../../../evil");
        await _cli.ActAsync(app, "provider");

        Assert.Equal(ExitCode.Failed, await _cli.RunAsync("fetch", "--out", Path.Combine(_cli.Folder, "in")));
        Assert.False(File.Exists(Path.Combine(_cli.Folder, "evil")));
    }

    [Fact]
    public async Task Fetch_Nothing_SaysSo()
    {
        await using FakeApp app = new FakeApp().On(ProviderFiles, Array.Empty<object>());
        await _cli.ActAsync(app, "provider");

        await _cli.RunAsync("fetch", "--all");

        Assert.Equal("Không có tệp nào.\n", _cli.Output);
        Assert.Equal(string.Empty, app.Requests.Single().Query);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_cli.Folder, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static FakeApp Granting(string path)
    {
        var app = new FakeApp();
        return app
            .On(UploadRoute, new { url = app.Url + "/put/a.csv", path, expires = "2024-06-03T00:00:00Z" })
            .On("PUT /put/a.csv", _ => FakeAnswer.Empty(201));
    }

    private static FakeApp Offering(string content, string hash, string name = "f.xml", string? form = null)
    {
        var app = new FakeApp();
        var file = new ProviderFileView
        {
            Provider = "970436",
            Province = "17",
            Period = "2024-06",
            Round = 1,
            FileId = "17-202406-r1-148-btxh-970436-001",
            Name = name,
            Payments = 3,
            SumDong = 1_500_000,
            Sha256 = hash,
            Url = app.Url + "/get/f.xml",
            Prints = form is null ? [] : [new PrintedForm("f.html", form, app.Url + "/get/f.html")],
            Signature = form is null ? null : new PrintedForm("f.xml.p7s", form, app.Url + "/get/f.p7s"),
            Contacts = [new ContractContact("Tệp chi", "Phòng Dịch vụ", "1900", "")],
        };
        return app.On(ProviderFiles, new[] { file })
            .On("GET /get/f.xml", _ => new FakeAnswer(200, "application/xml", Encoding.UTF8.GetBytes(content)));
    }

    private static string HashOf(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
