using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>The settlement of the advance: what is printed, what its exit code says, what is downloaded.</summary>
public sealed class AdvanceCommandTests : IDisposable
{
    private const string Route = "GET /api/months/17/2024-06/advance";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("vi", "1.620.000", "Phải hoàn trả", "Khớp đến từng đồng.")]
    [InlineData("en", "1,620,000", "Refund due", "Holds to the đồng.")]
    public async Task Advance_ThatHolds_PrintsItsLinesAndSaysSo(string language, params string[] words)
    {
        await using FakeApp app = new FakeApp().On(Route, Advance(refund: 1));
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync("advance", "--lang", language);

        Assert.Equal(ExitCode.Ok, code);
        Assert.All(words, word => Assert.Contains(word, _cli.Output, StringComparison.Ordinal));
        Assert.Contains("vnpost", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advance_OfOfficers_LeavesTheOthersOut()
    {
        await using FakeApp app = new FakeApp().On(Route, Advance(refund: 1));
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync("advance", "--officers");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("xa-04789", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("2024-06-05", _cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("vnpost", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, ExitCode.Ok, "vi", "Tài khoản đầu mối")]
    [InlineData(1, ExitCode.Ok, "en", "Not handed over")]
    [InlineData(2, ExitCode.ProofFailed, "vi", "✗")]
    public async Task Advance_OfOfficers_HasTheSubLedgersOfFocalAccounts(int outstanding, int expected, string language, string word)
    {
        await using FakeApp app = new FakeApp().On(Route, Advance(refund: 1, outstanding));
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync("advance", "--officers", "--lang", language);

        Assert.Equal(expected, code);
        Assert.Contains("*********0001", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("2024-06-10", _cli.Output, StringComparison.Ordinal);
        Assert.Contains(word, _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "✗")]
    [InlineData(true, "\"refund\"")]
    public async Task Advance_ThatDoesNotHold_EndsWithItsCode(bool json, string word)
    {
        await using FakeApp app = new FakeApp().On(Route, Advance(refund: 2));
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync(json ? ["advance", "--json"] : ["advance"]);

        Assert.Equal(ExitCode.ProofFailed, code);
        Assert.Contains(word, _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "tam-ung.csv")]
    [InlineData("/refunds/vnpost", "hoan-tra.html", "--provider", "vnpost")]
    public async Task Advance_WithAFile_WritesItOnce(string path, string file, params string[] more)
    {
        FakeApp told = new FakeApp().On(Route, Advance(refund: 1));
        await using FakeApp app = path.Length == 0 ? told : told.On(Route + path, new { document = 1 });
        await _cli.ActAsync(app, "manager");
        string target = Path.Combine(_cli.Folder, file);

        int code = await _cli.RunAsync(["advance", .. more, "--out", target]);
        int again = await _cli.RunAsync(["advance", .. more, "--out", target]);

        Assert.Equal(ExitCode.Ok, code);
        Assert.NotEqual(ExitCode.Ok, again);
        Assert.True(File.Exists(target));
    }

    [Theory]
    [InlineData("--provider", "vnpost")]
    [InlineData("--out", "tam-ung.doc")]
    [InlineData("--provider", "vnpost", "--out", "hoan-tra.csv")]
    public async Task Advance_WithoutAFittingFile_AsksForOne(params string[] arguments)
    {
        await using FakeApp app = new FakeApp().On(Route, Advance(refund: 1));
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync(["advance", .. arguments]);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("--out", _cli.Error, StringComparison.Ordinal);
    }

    private static object Advance(int refund, int outstanding = 1)
    {
        static object Of(int count) => new { count, sum = count * 540_000 };
        return new
        {
            focal = new[]
            {
                new
                {
                    unit = "148",
                    source = "Btxh",
                    institution = "970405",
                    account = "*********0001",
                    advanced = Of(3),
                    acknowledged = Of(1),
                    notHandedOver = Of(1),
                    outstanding = Of(outstanding),
                    ages = new[] { new { since = "2024-06-10", outstanding = Of(1) } },
                },
            },
            lines = new[]
            {
                new
                {
                    unit = "148",
                    source = "Btxh",
                    provider = "vnpost",
                    advanced = Of(3),
                    paid = Of(1),
                    returned = Of(1),
                    open = Of(1),
                    carried = Of(0),
                    refund = Of(refund),
                    fee = (int?)null,
                    isOfficer = false,
                    openSince = (string?)null,
                },
                new
                {
                    unit = "148",
                    source = "Ncc",
                    provider = "xa-04789",
                    advanced = Of(2),
                    paid = Of(1),
                    returned = Of(0),
                    open = Of(1),
                    carried = Of(0),
                    refund = Of(0),
                    fee = (int?)null,
                    isOfficer = true,
                    openSince = (string?)"2024-06-05",
                },
            },
        };
    }
}
