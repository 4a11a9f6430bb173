using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>Proof: what is printed, what its exit code says, what is downloaded.</summary>
public sealed class ProofCommandTests : IDisposable
{
    private const string Route = "GET /api/months/17/2024-06/proof";
    private const string File = "17-202406-r1-148-btxh-970405-001";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("vi", "1.620.000", "Chậm 3 tháng trở lên", "Khớp đến từng đồng.")]
    [InlineData("en", "1,620,000", "3 months and more", "Holds to the đồng.")]
    public async Task Proof_ThatHolds_PrintsItsLinesAndSaysSo(string language, params string[] words)
    {
        await using FakeApp app = new FakeApp().On(Route, Proof(open: 1));
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync("proof", "--lang", language);

        Assert.Equal(ExitCode.Ok, code);
        Assert.All(words, word => Assert.Contains(word, _cli.Output, StringComparison.Ordinal));
        Assert.Contains(File, _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "✗")]
    [InlineData(true, "\"inFiles\"")]
    public async Task Proof_ThatDoesNotHold_EndsWithItsCode(bool json, string word)
    {
        await using FakeApp app = new FakeApp().On(Route, Proof(open: 0));
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync(json ? ["proof", "--json"] : ["proof"]);

        Assert.Equal(ExitCode.ProofFailed, code);
        Assert.Contains(word, _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proof_AgesThatDifferByADong_EndWithItsCode()
    {
        await using FakeApp app = new FakeApp().On(Route, Proof(open: 1, openDong: 540_001));
        await _cli.ActAsync(app, "manager");

        Assert.Equal(ExitCode.ProofFailed, await _cli.RunAsync("proof"));
    }

    [Fact]
    public async Task Proof_RowsOfAFile_AreWrittenOnceIntoTheFile()
    {
        await using FakeApp app = new FakeApp()
            .On(Route, Proof(open: 1))
            .On($"GET /api/months/17/2024-06/files/{File}/rows", new { rows = 3 });
        await _cli.ActAsync(app, "manager");
        string path = Path.Combine(_cli.Folder, "dong.csv");

        int code = await _cli.RunAsync("proof", "--file", File, "--out", path);
        int again = await _cli.RunAsync("proof", "--file", File, "--out", path);

        Assert.Equal(ExitCode.Ok, code);
        Assert.NotEqual(ExitCode.Ok, again);
        Assert.Contains(
            "rows", await System.IO.File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--file", File)]
    [InlineData("--out", "doi-chieu.doc")]
    [InlineData("--file", File, "--out", "dong.html")]
    public async Task Proof_WithoutAFittingFile_AsksForOne(params string[] arguments)
    {
        await using FakeApp app = new FakeApp().On(Route, Proof(open: 1));
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync(["proof", .. arguments]);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("--out", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proof_OfManyFiles_ShowsWhatDoesNotAddUpAndSumsTheRest()
    {
        await using FakeApp app = new FakeApp().On(Route, Proof(open: 1, files: 300));
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync("proof", "--lang", "en");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("289 more", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("468,180,000", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("--out proof.xlsx", _cli.Output, StringComparison.Ordinal);
        Assert.InRange(_cli.Output.Split('\n').Length, 20, 60);
    }

    private static object Proof(int open, int openDong = 540_000, int files = 1)
    {
        object Line(string code) => new
        {
            code,
            inFiles = new { count = 3, sum = 1_620_000 },
            paid = new { count = 1, sum = 540_000 },
            returned = new { count = 1, sum = 540_000 },
            open = new { count = open, sum = open * 540_000 },
        };
        return new
        {
            month = Line(""),
            providers = new[] { Line("970405") },
            groups = new[] { Line("btxh") },
            units = new[] { Line("148") },
            files = Enumerable.Repeat(Line(File), files),
            entitlements = new[] { Line("") },
            owed = new[]
            {
                new { unit = "148", months = 0, carried = new { count = 1, sum = 540_000 }, open = new { count = 0, sum = 0 } },
                new { unit = "148", months = 3, carried = new { count = 0, sum = 0 }, open = new { count = 1, sum = openDong } },
            },
        };
    }
}
