using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Stack;
using Disbursement.Functions.Watch;

namespace Disbursement.Functions.Tests.Operations;

/// <summary>
/// Goal: whatever the system tells an operator has an entry in the runbook that says what it means, what to look at and
/// what to do. Method: read the runbook and ask it for every kind and code there is.
/// </summary>
public sealed class RunbookTests
{
    /// <summary>Fewer words than this explain nothing.</summary>
    private const int WordsMin = 5;

    private static readonly string[] Parts = ["- Means: ", "- Look at: ", "- Do: "];

    /// <summary>Every name that the system may show.</summary>
    public static TheoryData<string> Names =>
    [
        .. Enum.GetNames<ExceptionKind>()
            .Concat(Enum.GetNames<StopCode>())
            .Concat(Enum.GetNames<AttentionCode>())
            .Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Entry_EveryKindAndCode_SaysWhatItMeansWhatToLookAtAndWhatToDo(string name)
    {
        string entry = EntryOf(Runbook(), name);

        int[] starts = [.. Parts.Select(part => entry.IndexOf(part, StringComparison.Ordinal)), entry.Length];
        Assert.DoesNotContain(-1, starts);
        Assert.Equal(starts.Order(), starts);
        for (int part = 0; part < Parts.Length; part++)
        {
            string text = entry[(starts[part] + Parts[part].Length)..starts[part + 1]];
            Assert.True(text.Split(' ').Length >= WordsMin, $"{name}, {Parts[part]}{text}: too little to act on.");
        }
    }

    [Fact]
    public void Entry_EveryHeading_IsAKindOrACode()
    {
        string[] known = [.. Names.Select(static row => row.Data)];

        IEnumerable<string> strangers = Runbook().Split('\n')
            .Where(static line => line.StartsWith("### ", StringComparison.Ordinal))
            .Select(static line => line[4..])
            .Except(known, StringComparer.Ordinal);

        Assert.Empty(strangers);
    }

    [Fact]
    public void Entry_AKindThatIsNotThere_IsMissed() => Assert.Empty(EntryOf(Runbook(), "SomethingNew"));

    private static string EntryOf(string runbook, string name)
    {
        IEnumerable<string> lines = runbook.Split('\n')
            .SkipWhile(line => line != $"### {name}")
            .Skip(1)
            .TakeWhile(static line => !line.StartsWith('#'));
        return string.Join(' ', lines);
    }

    private static string Runbook() =>
        File.ReadAllText(Path.Combine(DisburseProgram.Root, "functions", "docs", "runbook.md"));
}
