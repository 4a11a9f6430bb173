using System.Globalization;
using System.Text;
using Disbursement.Core.Tests.Repository;
using Disbursement.Core.Verification.Names;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Verification.Names;

/// <summary>
/// Goal: the comparison is as good as the docs say. Method: labelled pairs, made by rules from two plans and by hand,
/// are committed, compared, and counted; the page is written from the counts.
/// </summary>
public sealed class NameSetTests
{
    private const string TunedFile = "name-pairs/names.csv";
    private const string HeldOutFile = "name-pairs/held-out.csv";
    private const string HardFile = "name-pairs/hard.csv";
    private const string Page = "functions/docs/name-comparison.md";
    private const string Begin = "<!-- measured: written by NameSetTests, DISBURSEMENT_UPDATE_GOLDEN=1 -->\n";
    private const string End = "<!-- end of measured -->";

    private static readonly (string Title, string File)[] Sets =
        [("Tuned on", TunedFile), ("Held out", HeldOutFile), ("By hand", HardFile)];

    [Fact]
    public void Make_BothPlans_GiveTheCommittedFiles()
    {
        Golden.AssertMatches(Golden.PathOf(TunedFile), NamePair.Write(NameSet.Make(NamePlan.Tuned)));
        Golden.AssertMatches(Golden.PathOf(HeldOutFile), NamePair.Write(NameSet.Make(NamePlan.HeldOut)));
    }

    [Fact]
    public void Sets_Sizes_AreWhatTheIssueAsksFor()
    {
        Assert.True(Pairs(TunedFile).Count + Pairs(HeldOutFile).Count >= 3_000);
        Assert.True(Pairs(HardFile).Count >= 300);
        Assert.Equal(Pairs(HardFile).Count, Pairs(HardFile).Distinct().Count());
    }

    [Theory]
    [InlineData(TunedFile)]
    [InlineData(HeldOutFile)]
    [InlineData(HardFile)]
    public void Compare_AnotherPerson_IsNeverAMatch(string file) =>
        Assert.DoesNotContain(Pairs(file), static pair =>
            pair.Truth == Person.Other && pair.Compare().Outcome == NameOutcome.Match);

    [Theory]
    [InlineData(TunedFile, 1.0, 0.995)]
    [InlineData(HeldOutFile, 1.0, 0.90)]
    [InlineData(HardFile, 1.0, 1.0)]
    public void Compare_TheSamePerson_IsFound(string file, double match, double close)
    {
        var measure = new NameMeasure(Pairs(file), static pair => pair.Compare().Outcome);

        Assert.True(measure.MatchRecall >= match, $"match recall {measure.MatchRecall}\n{Misses(file)}");
        Assert.True(measure.CloseRecall >= close, $"close recall {measure.CloseRecall}\n{Misses(file)}");
    }

    /// <summary>Cases made by hand are each a promise: outcome and reason.</summary>
    [Fact]
    public void Compare_ByHand_SaysOutcomeAndReason() => Assert.Equal("", Misses(HardFile));

    [Fact]
    public void Compare_NamesakeButForMarks_MatchesAtAPlainBank() =>
        Assert.All(
            Sets.SelectMany(static set => Pairs(set.File)).Where(static pair => pair.Truth == Person.Namesake),
            static pair => Assert.Equal(NameOutcome.Match, pair.Compare().Outcome));

    [Fact]
    public void Page_Numbers_AreTheMeasuredOnes()
    {
        string path = Path.Combine(RepositoryFiles.Root, Page);
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);

        Golden.AssertMatches(path, page[..begin] + Measured() + page[end..]);
    }

    private static string Measured()
    {
        var text = new StringBuilder();
        foreach ((string title, string file) in Sets)
        {
            IReadOnlyList<NamePair> pairs = Pairs(file);
            var product = new NameMeasure(pairs, static pair => pair.Compare().Outcome);
            text.Append(CultureInfo.InvariantCulture, $"\n### {title}: {pairs.Count} pairs (`{Path.GetFileName(file)}`)\n\n");
            text.Append("| method | match precision | match recall | close precision | close recall ");
            text.Append("| different precision | different recall | strangers paid | sent to cash | calls for nothing |\n");
            text.Append("|---|---|---|---|---|---|---|---|---|---|\n");
            text.Append(product.Line("**this component**"));
            text.Append(new NameMeasure(pairs, NameBaselines.Equality).Line("upper-case equality"));
            text.Append(new NameMeasure(pairs, NameBaselines.Levenshtein).Line("Levenshtein ≥ 0.8"));
            text.Append("\n| truth | pairs | match | close | different |\n|---|---|---|---|---|\n");
            text.Append(product.Confusion());
            text.Append("\n| kind | truth | pairs | match | close | different | acceptable |\n|---|---|---|---|---|---|---|\n");
            text.Append(product.Cases());
        }

        return text.Append('\n').ToString();
    }

    private static IReadOnlyList<NamePair> Pairs(string file) => NamePair.Read(Golden.PathOf(file));

    private static string Misses(string file) => string.Join('\n', Pairs(file)
        .Select(static pair => (pair, said: pair.Compare()))
        .Where(static item => !item.pair.Expected.Contains(item.said.Outcome)
            || (item.pair.Reason.Length > 0 && item.pair.Reason != item.said.Reason.ToString()))
        .Select(static item => $"{item.pair.Payee} | {item.pair.BankName} | {item.pair.Case}: "
            + $"{string.Join('/', item.pair.Expected)} {item.pair.Reason}, said {item.said.Outcome} {item.said.Reason}"));
}
