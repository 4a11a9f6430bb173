using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;
using Disbursement.Testing;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>A month as text and as JSON.</summary>
public sealed class StatusCommandTests : IDisposable
{
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Status_PayingMonth_MatchesEveryByte(string language)
    {
        await using FakeApp app = new FakeApp().On(
            Samples.MonthRoute, Samples.Month("Paying", Samples.Round("Settled"), Samples.Round("Verifying", 2)))
            .On(Samples.AttentionRoute, Array.Empty<object>());
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("status", "--lang", language);

        Assert.Equal(ExitCode.Ok, code);
        Golden.AssertMatches(Golden.PathOf($"status/paying/{language}.txt"), _cli.Output);
    }

    [Fact]
    public async Task Status_AsJson_IsJsonAndNothingElse()
    {
        await using FakeApp app = new FakeApp()
            .On(Samples.MonthRoute, Samples.Month("Paying", Samples.Round("Proposed")))
            .On(Samples.AttentionRoute, Samples.Attention);
        await _cli.ActAsync(app);

        await _cli.RunAsync("status", "--json");

        using JsonDocument json = JsonDocument.Parse(_cli.Output);
        Assert.Equal("Paying", json.RootElement.GetProperty("state").GetString());
        Assert.Equal(Samples.Root, json.RootElement.GetProperty("rounds")[0].GetProperty("root").GetString());
        Golden.AssertMatches(Golden.PathOf("status/json/expected.json"), _cli.Output);
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Status_ThingsThatNeedSomebody_TellsCauseAndNextStep(string language)
    {
        await using FakeApp app = new FakeApp()
            .On(Samples.MonthRoute, Samples.Month("Stopped", Samples.Round("Stopped")))
            .On(Samples.AttentionRoute, Samples.Attention);
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("status", "--lang", language);

        Assert.Equal(ExitCode.ProofFailed, code);
        Golden.AssertMatches(Golden.PathOf($"status/attention/{language}.txt"), _cli.Output);
    }

    [Theory]
    [InlineData("Stopped", ExitCode.ProofFailed)]
    [InlineData("Poisoned", ExitCode.NeedsAttention)]
    [InlineData("Overdue", ExitCode.Ok)]
    public async Task Status_OneThing_DecidesTheExitCode(string group, int expected)
    {
        await using FakeApp app = new FakeApp()
            .On(Samples.MonthRoute, Samples.Month("Paying"))
            .On(Samples.AttentionRoute, Samples.Attention.Where(item => item.Group == group).ToArray());
        await _cli.ActAsync(app);

        Assert.Equal(expected, await _cli.RunAsync("status"));
        Assert.Equal(expected, await _cli.RunAsync("status", "--json"));
    }

    [Fact]
    public async Task Status_ManyOfOneCode_TellsTheFirstAndCountsTheRest()
    {
        AttentionView late = Samples.Attention[1] with { Group = "Overdue", Code = "FileOverdue" };
        await using FakeApp app = new FakeApp()
            .On(Samples.MonthRoute, Samples.Month("Paying"))
            .On(Samples.AttentionRoute, Enumerable.Range(1, 431).Select(number => late with { Subject = $"file-{number}" }));
        await _cli.ActAsync(app);

        await _cli.RunAsync("status");

        Assert.Contains("file-5", _cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("file-6", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("… và 426 mục [FileOverdue] khác", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_NothingSentYet_IsRefusedWithWords()
    {
        await using FakeApp app = new FakeApp().Refuse(Samples.MonthRoute, 404, "month.unknown");
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("status");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("tháng 6/2024", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OutsideTheArea_IsRefusedWithTheCode()
    {
        await using FakeApp app = new FakeApp().Refuse(Samples.MonthRoute, 403, "access.area");
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("status");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal("Lỗi: detail of access.area (403, access.area)\n", _cli.Error);
    }

    [Fact]
    public async Task Status_AppFails_IsNoRefusal()
    {
        await using FakeApp app = new FakeApp().On(Samples.MonthRoute, _ => FakeAnswer.Empty(500));
        await _cli.ActAsync(app);

        Assert.Equal(ExitCode.Failed, await _cli.RunAsync("status"));
    }

    [Fact]
    public async Task Status_ProvinceAndPeriodFromSettings_AreUsed()
    {
        await using FakeApp app = new FakeApp()
            .On("GET /api/months/22/2024-05", Samples.Month("Collecting"))
            .On("GET /api/months/22/2024-05/attention", Array.Empty<object>());
        await _cli.ActAsync(app);
        _cli.Environment["DISBURSE_PROVINCE"] = "22";
        _cli.Environment["DISBURSE_PERIOD"] = "2024-05";

        Assert.Equal(ExitCode.Ok, await _cli.RunAsync("status"));
    }
}
