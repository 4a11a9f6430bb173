using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>Waiting says what it sees, and ends with a code a script can go by.</summary>
public sealed class WaitCommandTests : IDisposable
{
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Wait_UntilProposed_SaysEveryChangeOnce()
    {
        Queue<MonthView> looks = new(
        [
            Samples.Month("Closed"),
            Samples.Month("Paying", Samples.Round("Verifying")),
            Samples.Month("Paying", Samples.Round("Proposed")),
        ]);
        await using FakeApp app = new FakeApp().On(Samples.MonthRoute, _ => FakeAnswer.Json(looks.Dequeue()));
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("wait", "--until", "proposed");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal(
            "đã chốt\nđang chi trả, đợt 1: đang kiểm tra\nđang chi trả, đợt 1: chờ duyệt\n", _cli.Output);
    }

    [Fact]
    public async Task Wait_MonthStops_IsAProofThatFailed()
    {
        await using FakeApp app = new FakeApp().On(Samples.MonthRoute, Samples.Month("Stopped"));
        await _cli.ActAsync(app);

        Assert.Equal(ExitCode.ProofFailed, await _cli.RunAsync("wait"));
    }

    [Theory]
    [InlineData("proposed", "Released", true)]
    [InlineData("released", "Released", true)]
    public async Task Wait_FurtherThanAsked_IsReached(string until, string round, bool reached)
    {
        await using FakeApp app = new FakeApp().On(Samples.MonthRoute, Samples.Month("Paying", Samples.Round(round)));
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("wait", "--until", until);

        Assert.Equal(reached, code == ExitCode.Ok);
    }

    [Fact]
    public async Task Wait_TimeIsUp_EndsWithItsOwnCode()
    {
        await using FakeApp app = new FakeApp().Refuse(Samples.MonthRoute, 404, "month.unknown");
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("wait", "--timeout", "1");

        Assert.Equal(ExitCode.NotInTime, code);
        Assert.Contains("chưa có gì", _cli.Error, StringComparison.Ordinal);
    }
}
