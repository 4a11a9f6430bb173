using System.Security.Cryptography;
using System.Text.Json;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>Rebuild and explain: what is compared, what is said, and what never stands on a command line.</summary>
public sealed class TimeMachineCommandsTests : IDisposable
{
    private const string Files = "GET /api/months/17/2024-06/files";
    private const string Explain = "POST /api/months/17/2024-06/explain";
    private const string Number = "017150000001";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(true, ExitCode.Ok, "đúng từng byte")]
    [InlineData(false, ExitCode.ProofFailed, "KHÁC tệp đã duyệt")]
    public async Task Rebuild_AMonth_ComparesEachFileWithTheApprovedOne(bool same, int expected, string words)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { document = same ? 1 : 2 }, CliJson.Options);
        string hash = Convert.ToHexStringLower(SHA256.HashData(body));
        await using FakeApp app = new FakeApp()
            .On(Files, new[] { new { fileId = "f-001", name = "f-001.xml", round = 1, sha256 = hash } })
            .On(Files + "/f-001/rebuilt", new { document = 1 });
        await _cli.ActAsync(app, "treasurer");
        string folder = Path.Combine(_cli.Folder, "lai");

        int code = await _cli.RunAsync("rebuild", "2024-06", "--out", folder);

        Assert.Equal(expected, code);
        Assert.Contains(words, _cli.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "r1", "f-001.xml")));
    }

    [Theory]
    [InlineData(
        "vi", "Tài khoản đã đóng [Rejected AC04]", "2024-04 r2 Lần chi 1: điểm bưu điện, vnpost; Unclaimed PO01 Không đến nhận")]
    [InlineData("en", "Account closed [Rejected AC04]", "2024-04 r2 Attempt 1: post, vnpost; Unclaimed PO01 Not collected")]
    public async Task Explain_APerson_SaysEachStepAndSendsTheNumberInTheBody(string language, string words, string earlier)
    {
        await using FakeApp app = new FakeApp().On(Explain, Answer());
        await _cli.ActAsync(app, "treasurer");
        _cli.Input = Number + "\n";

        int code = await _cli.RunAsync("explain", "2024-06", "--lang", language);

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains(words, _cli.Output, StringComparison.Ordinal);
        Assert.Contains(earlier, _cli.Output, StringComparison.Ordinal);
        Assert.Contains("2024-04-12T03:04:05Z ABCDEF", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("returns/a.xml#3", _cli.Output, StringComparison.Ordinal);
        Assert.Contains(Number, Assert.Single(app.BodiesOf(Explain)), StringComparison.Ordinal);
        Assert.DoesNotContain(Number, _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explain", "2024-06", Number)]
    [InlineData("explain", "2024-13")]
    [InlineData("explain")]
    [InlineData("rebuild")]
    public async Task Run_WithoutAMonthOrWithANumber_AsksNobody(params string[] arguments)
    {
        await using FakeApp app = new();
        await _cli.ActAsync(app, "treasurer");

        Assert.Equal(ExitCode.Failed, await _cli.RunAsync(arguments));
        Assert.Empty(app.Requests);
    }

    private static object Answer() => new
    {
        province = "17",
        period = "2024-06",
        state = "Paying",
        payments = new[]
        {
            new
            {
                unit = "148",
                unitName = "Huyện Đà Bắc",
                group = "BTXH",
                forPeriod = "2024-06",
                amountDong = 540_000,
                earlier = new[]
                {
                    new
                    {
                        payment = "ABCDEF",
                        attempt = 1,
                        period = "2024-04",
                        round = 2,
                        channel = "post",
                        channelName = "điểm bưu điện",
                        provider = "vnpost",
                        state = "Unclaimed",
                        code = "PO01",
                        reason = "Không đến nhận",
                        reasonEnglish = "Not collected",
                        at = "2024-04-12T03:04:05Z",
                    },
                },
                steps = new[]
                {
                    new
                    {
                        what = "said",
                        round = 1,
                        code = "Rejected AC04",
                        vietnamese = "Tài khoản đã đóng",
                        english = "Account closed",
                        evidence = "returns/a.xml#3",
                        at = "2024-06-12T03:04:05Z",
                    },
                },
            },
        },
    };
}
