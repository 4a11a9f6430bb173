using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>Compare: what is printed, what is downloaded, and never over a file that is there.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private const string Route = "GET /api/months/17/2024-06/comparison";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("vi", "Thôi hưởng", "+50.000.000", "Chưa có bảng chuyển đổi cho các mã cũ 149")]
    [InlineData("en", "Stopped", "+50,000,000", "No map says what became of 149")]
    public async Task Compare_Month_PrintsChangesUnitsAndWarnings(string language, params string[] words)
    {
        await using FakeApp app = new FakeApp().On(Route, Samples.Comparison);
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("compare", "--lang", language);

        Assert.Equal(ExitCode.Ok, code);
        Assert.All(words, word => Assert.Contains(word, _cli.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compare_FirstMonth_SaysThatThereIsNothingToCompareWith()
    {
        await using FakeApp app = new FakeApp().On(Route, new { hasBefore = false });
        await _cli.ActAsync(app, "approver");

        await _cli.RunAsync("compare");

        Assert.Contains("Không có tháng trước", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_Persons_AreWrittenOnceIntoTheFile()
    {
        await using FakeApp app = new FakeApp().On(Route + "/persons", new { rows = 1 });
        await _cli.ActAsync(app, "approver");
        string path = Path.Combine(_cli.Folder, "moi.csv");

        int code = await _cli.RunAsync("compare", "--persons", "new", "--unit", "148", "--out", path);
        int again = await _cli.RunAsync("compare", "--persons", "new", "--unit", "148", "--out", path);

        Assert.Equal(ExitCode.Ok, code);
        Assert.NotEqual(ExitCode.Ok, again);
        Assert.Contains("rows", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_PersonsWithoutAFile_AsksForOneAndDownloadsNothing()
    {
        await using FakeApp app = new FakeApp().On(Route + "/persons", new { rows = 1 });
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("compare", "--persons", "new");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("--out", _cli.Error, StringComparison.Ordinal);
    }
}
