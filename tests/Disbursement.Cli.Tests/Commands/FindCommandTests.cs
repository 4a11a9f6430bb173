using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>The number comes from the input, travels in the body and is never shown.</summary>
public sealed class FindCommandTests : IDisposable
{
    private const string Route = "POST /api/people/find";
    private const string Number = "017150000001";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Find_NumberOnInput_IsSentInTheBodyOnly()
    {
        await using FakeApp app = new FakeApp().On(Route, new[] { new { period = "2024-06", state = "Paid", provider = "970436" } });
        await _cli.ActAsync(app, "hotline");
        _cli.Input = Number + "\n";

        int code = await _cli.RunAsync("find");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains(Number, Assert.Single(app.BodiesOf(Route)), StringComparison.Ordinal);
        Assert.DoesNotContain(Number, app.Requests.Single().Query, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, _cli.Output, StringComparison.Ordinal);
        Assert.Equal("period: 2024-06\nstate: Paid\nprovider: 970436\n\n", _cli.Output);
    }

    [Fact]
    public async Task Find_NumberOnTheCommandLine_IsNotTaken()
    {
        int code = await _cli.RunAsync("find", Number);

        Assert.Equal(ExitCode.Failed, code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("nguyen van a")]
    public async Task Find_NoNumber_AsksNobody(string input)
    {
        await using FakeApp app = new();
        await _cli.ActAsync(app, "hotline");
        _cli.Input = input;

        int code = await _cli.RunAsync("find");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Empty(app.Requests);
    }

    [Fact]
    public async Task Find_AsJson_PassesTheAnswerOn()
    {
        await using FakeApp app = new FakeApp().On(Route, new { month = "2024-06" });
        await _cli.ActAsync(app, "hotline");
        _cli.Input = Number;

        await _cli.RunAsync("find", "--json");

        Assert.Contains("\"2024-06\"", _cli.Output, StringComparison.Ordinal);
    }
}
