using System.Text.RegularExpressions;

namespace Disbursement.Core.Tests.Repository;

/// <summary>
/// Goal: the shape STYLE asks for (short methods, one type to a file, names that tell a story) stays without a
/// reviewer. Method: read the source as text, as laid out by the formatter.
/// </summary>
public sealed partial class TidyShapeTests
{
    private const int LinesPerMethodMax = 70;
    private const double FilesWithManyTypesMax = 0.05;

    [Fact]
    public void Methods_EveryOne_HasAtMost70Lines()
    {
        IEnumerable<string> tooLong = RepositoryFiles.Source("functions", "tests").SelectMany(static path =>
            SourceBlocks.Of(File.ReadAllLines(path))
                .Where(static block => !block.IsType && block.Lines > LinesPerMethodMax)
                .Select(block => $"{RepositoryFiles.Relative(path)}:{block.Line}: {block.Lines} lines"));

        Assert.Empty(tooLong);
    }

    /// <summary>The reader of blocks itself: a check that finds nothing proves nothing.</summary>
    [Fact]
    public void Blocks_OfAMethod_AreCountedFromItsHeader()
    {
        string[] lines =
        [
            "public sealed class Clerk",
            "{",
            "    /// <summary>Counts.</summary>",
            "    public int Count(",
            "        string text)",
            "    {",
            "        if (text.Length > 0)",
            "        {",
            "            return 1;",
            "        }",
            "",
            "        return 0;",
            "    }",
            "}",
        ];

        SourceBlock[] blocks = [.. SourceBlocks.Of(lines)];

        Assert.Equal(new SourceBlock(1, 14, IsType: true), blocks[0]);
        Assert.Equal(new SourceBlock(4, 10, IsType: false), blocks[1]);
    }

    /// <summary>Small records, enums and exceptions may share the file of the type that they belong to.</summary>
    [Fact]
    public void Files_AllButAFew_HoldOneType()
    {
        IReadOnlyList<string> all = RepositoryFiles.Source("functions", "tests");
        string[] many =
        [
            .. all.Where(static path => File.ReadLines(path)
                    .Select(static line => TypeName().Match(line))
                    .Count(static match => match.Success
                        && !match.Groups["name"].Value.EndsWith("Exception", StringComparison.Ordinal)
                        && !match.Groups["name"].Value.EndsWith("Tests", StringComparison.Ordinal)) > 1)
                .Select(RepositoryFiles.Relative),
        ];

        Assert.True(
            many.Length <= all.Count * FilesWithManyTypesMax, $"{many.Length} of {all.Count}: {string.Join(", ", many)}");
    }

    [Fact]
    public void Tests_EveryOne_IsNamedMethodStateExpectation()
    {
        var names = new List<string>();
        foreach (string path in RepositoryFiles.Source("tests"))
        {
            bool follows = false;
            foreach (string line in File.ReadLines(path))
            {
                follows |= TestMark().IsMatch(line);
                Match method = PublicMethod().Match(line);
                if (follows && method.Success)
                {
                    names.Add($"{RepositoryFiles.Relative(path)}: {method.Groups["name"].Value}");
                    follows = false;
                }
            }
        }

        Assert.True(names.Count > 500, $"Only {names.Count} tests were found: the check proves nothing.");
        Assert.DoesNotContain(names, static name => name[name.IndexOf(' ', StringComparison.Ordinal)..]
            .Count(static letter => letter == '_') != 2);
    }

    [Fact]
    public void Tests_NoFile_Sleeps()
    {
        // Written apart so that this file does not find itself.
        const string Sleep = "Thread." + "Sleep";

        Assert.DoesNotContain(RepositoryFiles.Source("tests"), static path =>
            !path.EndsWith("TidyTests.cs", StringComparison.Ordinal)
                && File.ReadAllText(path).Contains(Sleep, StringComparison.Ordinal));
    }

    [Fact]
    public void Source_NoType_IsNamedLikeTheNamespace()
    {
        IEnumerable<string> found = RepositoryFiles.Source("functions", "tests")
            .Where(static path => File.ReadLines(path).Any(static line => NamedDisbursement().IsMatch(line)))
            .Select(RepositoryFiles.Relative);

        Assert.Empty(found);
    }

    [Fact]
    public void Source_EveryPragmaThatSwitchesOff_HasAReason()
    {
        IEnumerable<string> bare = RepositoryFiles.Source("functions", "tests")
            .SelectMany(static path => File.ReadLines(path).Select((line, index) => (path, line, index)))
            .Where(static item => item.line.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal)
                && !item.line.Contains("//", StringComparison.Ordinal))
            .Select(static item => $"{RepositoryFiles.Relative(item.path)}:{item.index + 1}");

        Assert.Empty(bare);
    }

    /// <summary>What orchestrators call and timers run goes by its class's name: who calls it says <c>nameof</c>.</summary>
    [Fact]
    public void Functions_EveryOneThatIsNoEndpoint_IsNamedByItsClass()
    {
        var wrong = new List<string>();
        int found = 0;
        foreach (string path in RepositoryFiles.Source("functions/Disbursement.Functions")
            .Where(static path => !RepositoryFiles.Relative(path).Contains("/Web/Endpoints/", StringComparison.Ordinal)))
        {
            string text = File.ReadAllText(path);
            foreach (Match mark in FunctionMark().Matches(text))
            {
                found++;
                string name = mark.Groups["name"].Value;
                bool own = name.Length > 0 && text.Contains($"class {name}", StringComparison.Ordinal);
                wrong.AddRange(own ? [] : [$"{RepositoryFiles.Relative(path)}: {mark.Value}"]);
            }
        }

        Assert.True(found > 30, $"Only {found} functions were found: the check proves nothing.");
        Assert.Empty(wrong);
    }

    /// <summary>An operator searches a log by event id: one id, one message.</summary>
    [Fact]
    public void Logs_EveryEventId_StandsForOneMessage()
    {
        IEnumerable<string> twice = RepositoryFiles.Source("functions")
            .SelectMany(static path => EventId().Matches(File.ReadAllText(path))
                .Select(match => (Project: RepositoryFiles.Relative(path).Split('/')[1], match.Groups["id"].Value)))
            .GroupBy(static id => id)
            .Where(static ids => ids.Count() > 1)
            .Select(static ids => $"{ids.Key.Project}: {ids.Key.Value}");

        Assert.Empty(twice);
    }

    [GeneratedRegex(
        @"^(public|internal)\s+((static|sealed|abstract|readonly|partial)\s+)*(class|struct|interface)\s+(?<name>\w+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^\s*\[(Fact|Theory)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TestMark();

    [GeneratedRegex(
        @"^\s*public\s+(static\s+)?(async\s+)?\w[\w<>\[\], ]*\s(?<name>\w+)(<\w+>)?\(",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PublicMethod();

    [GeneratedRegex(
        @"\b(class|record|struct|interface|enum)\s+Disbursement\b(?!\.)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NamedDisbursement();

    [GeneratedRegex(
        @"\[Function\((nameof\((?<name>\w+)\)|[^)]*)\)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FunctionMark();

    [GeneratedRegex(
        @"LoggerMessage\(\s*(EventId\s*=\s*)?(?<id>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EventId();
}
