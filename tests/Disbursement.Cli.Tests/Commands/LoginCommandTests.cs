using Disbursement.Cli.Identity;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;
using Disbursement.Cli.Tests.Support;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>Logins make tokens of the folder's own key, or keep one from elsewhere.</summary>
public sealed class LoginCommandTests : IDisposable
{
    private readonly TestCli _cli = new();

    private ProfileStore Store => new(new DataFolder(_cli.Data).Profiles);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Login_Treasurer_StoresATokenAndShowsNone()
    {
        int code = await _cli.RunAsync("login", "--role", "treasurer", "--name", "ketoan", "--area", "17");

        Profile profile = Store.Find(null)!;
        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal("Đã đăng nhập: ketoan (treasurer).\n", _cli.Output);
        Assert.Equal("ketoan", new JsonWebToken(profile.Token).Subject);
        Assert.DoesNotContain(profile.Token, _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_AsJson_HasNoToken()
    {
        await _cli.RunAsync("login", "--role", "provider", "--name", "vcb", "--provider", "970436", "--json");

        Assert.Contains("\"provider\": \"970436\"", _cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("token", _cli.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("login", "--name", "an", "--area", "17")]
    [InlineData("login", "--name", "an", "--role", "treasurer")]
    [InlineData("login", "--name", "an", "--role", "provider")]
    [InlineData("login", "--name", "an", "--role", "treasurer", "--area", "17", "--provider", "970436")]
    [InlineData("login", "--name", "ăn", "--role", "treasurer", "--area", "17")]
    public async Task Login_HalfARole_IsRefused(params string[] arguments)
    {
        int code = await _cli.RunAsync(arguments);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Null(Store.Find(null));
    }

    [Fact]
    public async Task Login_TokenOnInput_IsKept()
    {
        _cli.Input = "from-entra\n";

        int code = await _cli.RunAsync("login", "--name", "an", "--token-stdin");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal("from-entra", Store.Find("an")?.Token);
        Assert.DoesNotContain("from-entra", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_NoTokenOnInput_Fails() =>
        Assert.Equal(ExitCode.Failed, await _cli.RunAsync("login", "--name", "an", "--token-stdin"));

    [Fact]
    public async Task Status_ExpiredLogin_AsksForANewOne()
    {
        Store.Save(new Profile("an", ["manager"], ["17"], null, "old", DateTimeOffset.UnixEpoch));

        int code = await _cli.RunAsync("status", "--app", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("hết hạn", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_TokenInTheEnvironment_IsSent()
    {
        await using FakeApp app = new FakeApp()
            .On(Samples.MonthRoute, Samples.Month("Collecting"))
            .On(Samples.AttentionRoute, Array.Empty<object>())
            .On(Samples.BoardRoute, Samples.Board);
        _cli.Environment["DISBURSE_TOKEN"] = "from-ci";

        int code = await _cli.RunAsync("status", "--app", app.Url);

        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal(3, app.Requests.Count);
        Assert.All(app.Requests, static request => Assert.Equal("Bearer from-ci", request.Authorization));
    }
}
