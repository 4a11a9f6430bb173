using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;
using Disbursement.Testing;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>The coverage table, with the month before beside it when there is one.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private const string Now = "GET /api/months/17/2024-06/coverage";
    private const string Before = "GET /api/months/17/2024-05/coverage";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Report_WithTheMonthBefore_MatchesEveryByte(string language)
    {
        await using FakeApp app = new FakeApp().On(Now, new { rows = Samples.Coverage(10) }).On(Before, Samples.Coverage());
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync("report", "--lang", language);

        Assert.Equal(ExitCode.Ok, code);
        Golden.AssertMatches(Golden.PathOf($"report/with-month-before/{language}.txt"), _cli.Output);
    }

    [Fact]
    public async Task Report_NoMonthBefore_LeavesTheColumnEmpty()
    {
        await using FakeApp app = new FakeApp().On(Now, Samples.Coverage()).Refuse(Before, 404, "coverage.unknown");
        await _cli.ActAsync(app, "manager");

        await _cli.RunAsync("report");

        Golden.AssertMatches(Golden.PathOf("report/first-month/vi.txt"), _cli.Output);
    }

    [Fact]
    public async Task Report_OutButNoStorageKnown_SaysWhichSetting()
    {
        await using FakeApp app = new FakeApp().On(Now, Samples.Coverage()).Refuse(Before, 404, "coverage.unknown");
        await _cli.ActAsync(app, "manager");

        int code = await _cli.RunAsync("report", "--out", _cli.Folder);

        Assert.Equal(ExitCode.NotReachable, code);
        Assert.Contains("AzureWebJobsStorage", _cli.Error, StringComparison.Ordinal);
    }
}
