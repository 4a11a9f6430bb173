using System.Text.RegularExpressions;

namespace Disbursement.Core.Tests.Repository;

/// <summary>Goal: what a reviewer would say each time, said by the build. Method: read the source as text.</summary>
public sealed partial class TidyTests
{
    private const int LinesPerFileMax = 400;
    private const int WidthMax = 140;

    /// <summary>STYLE's own cap, where it is held throughout.</summary>
    private const int WidthMaxOfRules = 120;

    /// <summary>What an orchestrator may not call, and what it calls instead.</summary>
    private static readonly (string Call, string Instead)[] BannedInOrchestrators =
    [
        ("DateTime.Now", "context.CurrentUtcDateTime"),
        ("DateTime.UtcNow", "context.CurrentUtcDateTime"),
        ("DateTimeOffset.UtcNow", "context.CurrentUtcDateTime"),
        ("Guid.NewGuid", "context.NewGuid()"),
        ("Task.Run", "an activity"),
        ("Task.Delay", "context.CreateTimer"),
        ("ConfigureAwait", "nothing: the orchestrator's own scheduler must stay"),
        ("CancelAsync", "Cancel()"),
        ("catch (Exception)", "catch (TaskFailedException)"),
        ("HttpClient", "an activity"),
    ];

    /// <summary>What no shipped code may call, and what it calls instead.</summary>
    private static readonly (string Call, string Instead)[] Banned =
    [
        ("DateTime.Now", "an injected TimeProvider"),
        ("DateTime.UtcNow", "an injected TimeProvider"),
        ("DateTimeOffset.Now", "an injected TimeProvider"),
        ("DateTimeOffset.UtcNow", "an injected TimeProvider"),
        ("NotImplementedException", "the real thing"),
        ("Thread.Sleep", "Task.Delay with the injected TimeProvider"),
    ];

    [Fact]
    public void Source_EveryFile_HasAtMost400Lines()
    {
        IEnumerable<string> long_ = RepositoryFiles.Source("functions", "tests")
            .Select(static path => (Path: path, Lines: File.ReadLines(path).Count()))
            .Where(static file => file.Lines > LinesPerFileMax)
            .Select(static file => $"{RepositoryFiles.Relative(file.Path)}: {file.Lines}");

        Assert.Empty(long_);
    }

    [Fact]
    public void Source_EveryLine_FitsTheWidth()
    {
        Assert.Empty(Wider(WidthMax, "functions"));
        Assert.Empty(Wider(WidthMaxOfRules, "functions/Disbursement.Core", "functions/Disbursement.Formats"));
    }

    [Fact]
    public void Source_NoFile_LeavesAReminder()
    {
        // Written apart so that this file does not find itself.
        string[] reminders = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:"];

        IEnumerable<string> found = Find(RepositoryFiles.Source("functions", "tests"), reminders);

        Assert.Empty(found);
    }

    [Fact]
    public void Source_NoShippedFile_CallsWhatIsBanned()
    {
        string[] calls = [.. Banned.Select(static ban => ban.Call)];

        IEnumerable<string> found = Find(RepositoryFiles.Source("functions"), calls);

        Assert.Empty(found);
    }

    [Fact]
    public void Orchestrators_NoFile_CallsWhatReplayForbids()
    {
        string[] orchestrators =
        [
            .. RepositoryFiles.Source("functions")
                .Where(static path => path.EndsWith("Orchestrator.cs", StringComparison.Ordinal)),
        ];
        string[] calls = [.. BannedInOrchestrators.Select(static ban => ban.Call)];

        Assert.NotEmpty(orchestrators);
        Assert.Empty(Find(orchestrators, calls));
    }

    [Fact]
    public void Money_NoShippedFile_UsesFloatingPointForDong()
    {
        IEnumerable<string> found = RepositoryFiles.Source("functions")
            .SelectMany(static path => File.ReadLines(path).Select((line, index) => (path, line, index)))
            .Where(static item => FloatingDong().IsMatch(item.line))
            .Select(static item => $"{RepositoryFiles.Relative(item.path)}:{item.index + 1}");

        Assert.Empty(found);
    }

    [Fact]
    public void Source_NoTypeOrNamespace_IsNamedCommonOrHelpers()
    {
        IEnumerable<string> found = RepositoryFiles.Source("functions", "tests")
            .Where(static path => path.Split('/', '\\').Any(static part => part is "Common" or "Helpers" or "Utils"))
            .Select(RepositoryFiles.Relative);

        Assert.Empty(found);
    }

    private static IEnumerable<string> Wider(int width, params string[] folders) => RepositoryFiles.Source(folders)
        .SelectMany(static path => File.ReadLines(path).Select((line, index) => (path, line, index)))
        .Where(item => item.line.Length > width && !Sentence().IsMatch(item.line))
        .Select(static item => $"{RepositoryFiles.Relative(item.path)}:{item.index + 1}: {item.line.Length}");

    private static IEnumerable<string> Find(IEnumerable<string> paths, string[] words) =>
        paths.Where(static path => !path.EndsWith("TidyTests.cs", StringComparison.Ordinal))
            .SelectMany(static path => File.ReadLines(path).Select((line, index) => (path, line, index)))
            .Where(item => words.Any(word => item.line.Contains(word, StringComparison.Ordinal)))
            .Select(static item => $"{RepositoryFiles.Relative(item.path)}:{item.index + 1}: {item.line.Trim()}");

    /// <summary>A sentence for a person stands on one line, so that it can be found by searching for it.</summary>
    [GeneratedRegex("\"[^\"]{30,}\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Sentence();

    [GeneratedRegex(
        @"\b(double|float)\b[^;]*(Dong|Vnd|Amount)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FloatingDong();
}
