using System.Globalization;
using System.Text;
using Disbursement.Core.Verification.Names;

namespace Disbursement.Core.Tests.Verification.Names;

/// <summary>Counts of what a comparison said about labelled pairs.</summary>
internal sealed class NameMeasure
{
    private readonly IReadOnlyList<(NamePair Pair, NameOutcome Said)> _said;

    /// <summary>Compares every pair.</summary>
    public NameMeasure(IEnumerable<NamePair> pairs, Func<NamePair, NameOutcome> compare) =>
        _said = [.. pairs.Select(pair => (pair, compare(pair)))];

    /// <summary>Of the pairs said to match, how many are of one person; namesakes no comparison can tell are left out.</summary>
    public double MatchPrecision => Share(
        Count(Person.Same, NameOutcome.Match), Count(Person.Same, NameOutcome.Match) + Count(Person.Other, NameOutcome.Match));

    /// <summary>Of the pairs that must match, how many do.</summary>
    public double MatchRecall => Share(
        _said.Count(static item => Wanted(item.Pair, NameOutcome.Match) && item.Said == NameOutcome.Match),
        _said.Count(static item => Wanted(item.Pair, NameOutcome.Match)));

    /// <summary>Of the pairs said to be close, how many are of one person: the calls that were worth it.</summary>
    public double ClosePrecision => Share(
        Count(Person.Same, NameOutcome.Close), Count(Person.Same, NameOutcome.Close) + Count(Person.Other, NameOutcome.Close));

    /// <summary>Of the pairs of one person that a person should look at, how many are close.</summary>
    public double CloseRecall => Share(
        _said.Count(static item => Wanted(item.Pair, NameOutcome.Close) && item.Said == NameOutcome.Close),
        _said.Count(static item => Wanted(item.Pair, NameOutcome.Close)));

    /// <summary>Of the pairs said to differ, how many are of two persons.</summary>
    public double DifferentPrecision => Share(
        Count(Person.Other, NameOutcome.Different),
        Count(Person.Other, NameOutcome.Different) + Count(Person.Same, NameOutcome.Different));

    /// <summary>Of the pairs of two persons, how many are said to differ; the others cost a call.</summary>
    public double DifferentRecall => Share(
        Count(Person.Other, NameOutcome.Different), _said.Count(static item => item.Pair.Truth == Person.Other));

    /// <summary>Pairs of this truth with this outcome.</summary>
    public int Count(Person truth, NameOutcome said) =>
        _said.Count(item => item.Pair.Truth == truth && item.Said == said);

    /// <summary>One line of the table of methods.</summary>
    public string Line(string method) => Row(
        method, Percent(MatchPrecision), Percent(MatchRecall), Percent(ClosePrecision), Percent(CloseRecall),
        Percent(DifferentPrecision), Percent(DifferentRecall), Text(Count(Person.Other, NameOutcome.Match)),
        Text(Count(Person.Same, NameOutcome.Different)), Text(Count(Person.Other, NameOutcome.Close)));

    /// <summary>The confusion table: truth and best outcome against what was said.</summary>
    public string Confusion()
    {
        var table = new StringBuilder();
        foreach (var group in _said.GroupBy(static item => (item.Pair.Truth, item.Pair.Best))
            .OrderBy(static group => group.Key.Truth).ThenBy(static group => group.Key.Best))
        {
            table.Append(Row(
                $"{group.Key.Truth}, {group.Key.Best} wanted".ToLowerInvariant(), Text(group.Count()),
                Said(group, NameOutcome.Match), Said(group, NameOutcome.Close), Said(group, NameOutcome.Different)));
        }

        return table.ToString();
    }

    /// <summary>The same for each kind of difference, with the share of acceptable outcomes.</summary>
    public string Cases()
    {
        var table = new StringBuilder();
        foreach (var group in _said.GroupBy(static item => item.Pair.Case))
        {
            table.Append(Row(
                group.Key, group.First().Pair.Truth.ToString().ToLowerInvariant(), Text(group.Count()),
                Said(group, NameOutcome.Match), Said(group, NameOutcome.Close), Said(group, NameOutcome.Different),
                Percent(Share(group.Count(static item => item.Pair.Expected.Contains(item.Said)), group.Count()))));
        }

        return table.ToString();
    }

    private static bool Wanted(NamePair pair, NameOutcome outcome) =>
        pair.Truth == Person.Same && pair.Best == outcome && pair.Expected.Count == 1;

    private static string Said(IEnumerable<(NamePair Pair, NameOutcome Said)> group, NameOutcome outcome) =>
        Text(group.Count(item => item.Said == outcome));

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;

    private static string Percent(double share) =>
        double.IsNaN(share) ? "–" : (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Row(params string[] cells) => $"| {string.Join(" | ", cells)} |\n";
}
