using System.CommandLine;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;
using Disbursement.Testing;

namespace Disbursement.Cli.Tests.Shell;

/// <summary>What stands on the command line: words known, words refused, help in both languages.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TestCli _cli = new();

    public static TheoryData<string> CommandNames()
    {
        using var cli = new TestCli();
        return [.. CommandLineFactory.Create(cli.Context()).Subcommands.Select(command => command.Name)];
    }

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Help_OfTheWhole_MatchesEveryByte(string language)
    {
        int code = await _cli.RunAsync("--help", "--lang", language);

        Assert.Equal(ExitCode.Ok, code);
        Golden.AssertMatches(Golden.PathOf($"help/root/{language}.txt"), _cli.Output);
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public async Task Help_OfEveryCommand_HasExamplesInBothLanguages(string command)
    {
        using var english = new TestCli();

        int code = await _cli.RunAsync(command, "--help");
        await english.RunAsync(command, "--help", "--lang", "en");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("Ví dụ:\n  # ", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  # ", english.Output, StringComparison.Ordinal);
        Assert.Contains($"disburse {command}", _cli.Output, StringComparison.Ordinal);
        Assert.NotEqual(_cli.Output, english.Output);
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void Create_EveryOption_IsDescribedInBothLanguages(string name)
    {
        using var other = new TestCli();
        Command vietnamese = CommandLineFactory.Create(_cli.Context()).Subcommands.Single(one => one.Name == name);
        Command english = CommandLineFactory.Create(other.Context("--lang", "en")).Subcommands.Single(one => one.Name == name);

        foreach ((Option first, Option second) in vietnamese.Options.Zip(english.Options))
        {
            Assert.False(string.IsNullOrWhiteSpace(first.Description), first.Name);
            Assert.NotEqual(first.Description, second.Description);
        }
    }

    [Fact]
    public async Task Run_NoArguments_ShowsHelpAndFails()
    {
        int code = await _cli.RunAsync();

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("disburse <lệnh>", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", "--nothing")]
    [InlineData("status", "--period", "2024-13")]
    [InlineData("status", "--period", "202406")]
    [InlineData("status", "--province", "1")]
    [InlineData("status", "--province", "1a")]
    [InlineData("status", "--lang", "fr")]
    [InlineData("wait", "--until", "soon")]
    [InlineData("wait", "--timeout", "0")]
    [InlineData("login", "--name", "an", "--role", "king", "--area", "17")]
    [InlineData("reject")]
    [InlineData("drop")]
    [InlineData("drop", "a.csv", "--list", "abc")]
    [InlineData("generate")]
    [InlineData("demo", "--people", "0")]
    [InlineData("demo", "--faults", "some")]
    [InlineData("demo", "--fault", "lat")]
    [InlineData("demo", "--fault", "late", "--fault", "late@airline")]
    [InlineData("up", "--fault", "late,never")]
    [InlineData("nonsense")]
    public async Task Run_CommandLineNotUnderstood_FailsAndPointsToHelp(params string[] arguments)
    {
        int code = await _cli.RunAsync(arguments);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("--help", _cli.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Output);
    }

    [Fact]
    public async Task Run_BadPeriodInTheEnvironment_FailsWithWords()
    {
        _cli.Environment["DISBURSE_LANG"] = "en";

        int code = await _cli.RunAsync("status", "--period", "June");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("period “June” is not yyyy-MM", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NobodyLoggedIn_IsRefusedWithAnExample()
    {
        _cli.Environment["DISBURSE_APP_URL"] = "http://127.0.0.1:9";

        int code = await _cli.RunAsync("status");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("disburse login --role", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoAppKnown_IsNotReachable()
    {
        int code = await _cli.RunAsync("status");

        Assert.Equal(ExitCode.NotReachable, code);
        Assert.Contains("disburse up", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AppDoesNotListen_IsNotReachable()
    {
        await _cli.RunAsync("login", "--role", "manager", "--name", "an", "--area", "17");

        int code = await _cli.RunAsync("status", "--app", $"http://127.0.0.1:{Stack.FreePortTests.Unused()}");

        Assert.Equal(ExitCode.NotReachable, code);
    }
}
