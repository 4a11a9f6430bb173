namespace Disbursement.Core.Entitlements;

/// <summary>Which rows of one person may not all be paid in one month.</summary>
/// <remarks>
/// Social protection pays one benefit per person, the highest (ND 20/2021 art. 6(2)); a single parent of clause 4 who
/// also falls under clause 5, 6 or 8 has both. Carers' support (CS20-*) is a benefit of its own beside them. People
/// with merit receive every allowance they hold, so there and elsewhere only the same entitlement may not repeat.
/// </remarks>
public static class DuplicateRules
{
    private const string SingleParent = "BT04";

    /// <summary>Positions of the rows that must be held until a person decides; empty when all may be paid.</summary>
    /// <param name="rows">All rows of one person in one month, over all units and lists.</param>
    public static IReadOnlySet<int> Held(IReadOnlyList<EntitlementKey> rows)
    {
        var held = new HashSet<int>();
        if (rows.Count < 2)
        {
            return held;
        }

        AddRepeated(rows, held);
        AddSecondBenefits(rows, held);
        return held;
    }

    /// <summary>
    /// Whether a held row's conflict is about all benefits of its person, of which one is paid; otherwise it is about
    /// that very entitlement. Two conflicts of one person are two questions, each with its own answer.
    /// </summary>
    /// <param name="row">The row's key.</param>
    public static bool IsAboutThePerson(EntitlementKey row) => IsBenefit(row.Programme);

    /// <summary>The same entitlement more than once, in any programme.</summary>
    private static void AddRepeated(IReadOnlyList<EntitlementKey> rows, HashSet<int> held)
    {
        foreach (IGrouping<EntitlementKey, int> same in Enumerable.Range(0, rows.Count).GroupBy(index => rows[index]))
        {
            if (same.Count() > 1)
            {
                held.UnionWith(same);
            }
        }
    }

    /// <summary>More than one benefit of social protection, clause 4 beside 5, 6 or 8 apart.</summary>
    private static void AddSecondBenefits(IReadOnlyList<EntitlementKey> rows, HashSet<int> held)
    {
        int[] benefits = [.. Enumerable.Range(0, rows.Count).Where(index => IsBenefit(rows[index].Programme))];
        int[] perChild = [.. benefits.Where(index => rows[index].Programme == SingleParent)];
        int[] others = [.. benefits.Except(perChild)];
        bool stacked = perChild.Length <= 1 && others.Length <= 1
            && others.All(index => StacksWithSingleParent(rows[index].Programme));
        if (benefits.Length > 1 && !stacked)
        {
            held.UnionWith(benefits);
        }
    }

    private static bool IsBenefit(string programme) => programme.StartsWith("BT", StringComparison.Ordinal);

    private static bool StacksWithSingleParent(string programme) =>
        programme.StartsWith("BT05", StringComparison.Ordinal)
        || programme.StartsWith("BT06", StringComparison.Ordinal)
        || programme.StartsWith("BT08", StringComparison.Ordinal);
}
