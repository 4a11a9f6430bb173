using Disbursement.Cli.Generate.Chance;
using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.Planning;

/// <summary>Parts the figures of one scope over units and groups; every part sums to its figure.</summary>
internal static class ScopePlanner
{
    /// <summary>People per thousand who leave the lists from one month to the next.</summary>
    private const int StoppedPerMille = 6;

    /// <summary>Of the people newly paid to an account, those who are new to the list; the others got an account.</summary>
    private const int NewAmongRecentPercent = 35;

    /// <summary>One plan per unit and group with anybody in it.</summary>
    /// <param name="scope">The figures to meet.</param>
    /// <param name="units">Codes of the units that make lists, in order.</param>
    /// <param name="weights">How big each unit is.</param>
    /// <param name="request">Seed and fault mix.</param>
    public static IReadOnlyList<ListPlan> Plan(
        ScopeFigures scope, IReadOnlyList<string> units, IReadOnlyList<long> weights, GenerateRequest request)
    {
        int[] people = PartWithKnown(scope.Beneficiaries, units, weights, scope, unit => unit.Beneficiaries, null);
        long[] leanings = [.. units.Select((unit, index) => people[index] * Leaning(request.Seed, unit))];
        int[] paid = PartWithKnown(scope.Paid, units, leanings, scope, unit => unit.Paid, people);
        int failing = scope.WithAccount - scope.Paid;
        int[] rest = [.. people.Zip(paid, (all, done) => all - done)];
        int[] faults = Apportion.ByWeights(failing, [.. rest.Select(count => (long)count)], rest);

        var lists = new List<ListPlan>();
        var faultsLeft = new Dictionary<ListPlan, int>();
        int[][] byGroup = PartByGroup(scope, people);
        for (int unit = 0; unit < units.Count; unit++)
        {
            AddLists(units[unit], scope, [.. byGroup.Select(group => group[unit])], paid[unit], faults[unit], lists,
                faultsLeft);
        }

        DealFaults(lists, faultsLeft, failing, request);
        SpreadReviewed(lists, scope.Reviewed);
        SpreadExtras(lists, request.Faults);
        SpreadChanges(lists, scope);
        return lists;
    }

    /// <summary>How readily people of a unit take accounts, 60 to 140 of 100.</summary>
    private static long Leaning(ulong seed, string unit) =>
        Dice.For(seed, Dice.KeyOf("account-leaning"), Dice.KeyOf(unit)).Between(60, 140);

    private static int[] PartWithKnown(
        int total, IReadOnlyList<string> units, IReadOnlyList<long> weights, ScopeFigures scope,
        Func<UnitFigures, int> figure, int[]? caps)
    {
        var known = scope.Units.ToDictionary(unit => unit.Unit, figure, StringComparer.Ordinal);
        long[] openWeights = [.. units.Select((unit, index) => known.ContainsKey(unit) ? 0 : weights[index])];
        int[] openCaps = [.. units.Select((unit, index) =>
            known.ContainsKey(unit) ? 0 : caps is null ? int.MaxValue : caps[index])];
        int[] parts = Apportion.ByWeights(total - known.Values.Sum(), openWeights, openCaps);
        return [.. units.Select((unit, index) => known.GetValueOrDefault(unit, parts[index]))];
    }

    /// <summary>Rows are units, columns groups; rows and columns both sum to what they must.</summary>
    private static int[][] PartByGroup(ScopeFigures scope, int[] people)
    {
        int[] left = [.. people];
        var columns = new int[scope.Groups.Count][];
        for (int group = 0; group < columns.Length; group++)
        {
            columns[group] = Apportion.ByWeights(
                scope.Groups[group].Beneficiaries, [.. left.Select(count => (long)count)], left);
            left = [.. left.Zip(columns[group], (all, taken) => all - taken)];
        }

        return columns;
    }

    private static void AddLists(
        string unit, ScopeFigures scope, int[] people, int paid, int faults, List<ListPlan> lists,
        Dictionary<ListPlan, int> faultsLeft)
    {
        int[] paidParts = Apportion.ByWeights(paid, [.. people.Select(count => (long)count)], people);
        int[] rest = [.. people.Zip(paidParts, (all, done) => all - done)];
        int[] faultParts = Apportion.ByWeights(faults, [.. rest.Select(count => (long)count)], rest);
        for (int group = 0; group < people.Length; group++)
        {
            if (people[group] > 0)
            {
                ProgrammeGroup code = scope.Groups[group].Group;
                var list = new ListPlan(unit, code)
                {
                    Paid = paidParts[group],
                    Cash = rest[group] - faultParts[group],
                };
                lists.Add(list);
                faultsLeft[list] = faultParts[group];
            }
        }
    }

    /// <summary>Gives every failing account its kind; kinds are mixed over the units by chance.</summary>
    private static void DealFaults(
        List<ListPlan> lists, Dictionary<ListPlan, int> faultsLeft, int failing, GenerateRequest request)
    {
        int[] kinds = Apportion.ByWeights(failing, request.Faults.AccountFaultWeights);
        AccountFault[] deck = [.. kinds.SelectMany((count, kind) => Enumerable.Repeat((AccountFault)kind, count))];
        var shuffle = new Shuffle(Dice.Mix(request.Seed ^ Dice.KeyOf("faults")), deck.Length);
        int next = 0;
        foreach (ListPlan list in lists)
        {
            for (int left = faultsLeft[list]; left > 0; left--)
            {
                list.Faults[deck[shuffle.PlaceOf(next++)]]++;
            }
        }
    }

    private static void SpreadReviewed(List<ListPlan> lists, int reviewed)
    {
        int[] caps = [.. lists.Select(list => list.Beneficiaries)];
        Spread(reviewed, lists, caps, (list, count) => list.Reviewed = count);
    }

    private static void SpreadExtras(List<ListPlan> lists, FaultMix faults)
    {
        foreach (ListPlan list in lists)
        {
            list.Refused = ((list.Beneficiaries * faults.RefusedRows) + 500) / 1000;
        }
    }

    /// <summary>
    /// What differs from the month before. Paid then = paid now − new − gained + stopped, so the people newly paid are
    /// what the two published figures and the stopped leave.
    /// </summary>
    private static void SpreadChanges(List<ListPlan> lists, ScopeFigures scope)
    {
        int stoppedPaid = (int)((scope.PreviousPaid * (long)StoppedPerMille) / 1000);
        stoppedPaid = Math.Max(stoppedPaid, scope.PreviousPaid - scope.Paid);
        int recentPaid = scope.Paid - scope.PreviousPaid + stoppedPaid;
        int newPaid = (recentPaid * NewAmongRecentPercent) / 100;
        int newFaults = scope.WithAccount - scope.Paid - (scope.PreviousWithAccount - scope.PreviousPaid);
        int cash = scope.Beneficiaries - scope.WithAccount;
        int changedCash = (int)((cash * (long)StoppedPerMille) / 1000);

        int[] paid = [.. lists.Select(list => list.Paid)];
        Spread(newPaid, lists, paid, (list, count) => list.NewPaid = count);
        Spread(recentPaid - newPaid, lists, [.. lists.Select(list => list.Paid - list.NewPaid)],
            (list, count) => list.GainedPaid = count);
        Spread(stoppedPaid, lists, null, (list, count) => list.StoppedPaid = count);
        Spread(newFaults, lists, [.. lists.Select(list => list.Faults.Total)], (list, count) => list.NewFaults = count);
        Spread(changedCash, lists, [.. lists.Select(list => list.Cash / 2)], (list, count) => list.NewCash = count);
        Spread(changedCash, lists, null, (list, count) => list.StoppedCash = count);
    }

    private static void Spread(int total, List<ListPlan> lists, int[]? caps, Action<ListPlan, int> set)
    {
        long[] weights = [.. caps?.Select(cap => (long)cap) ?? lists.Select(list => (long)list.Beneficiaries)];
        caps ??= [.. lists.Select(_ => int.MaxValue)];
        int[] parts = Apportion.ByWeights((int)Math.Min(total, caps.Sum(cap => (long)cap)), weights, caps);
        for (int index = 0; index < parts.Length; index++)
        {
            set(lists[index], parts[index]);
        }
    }
}
