namespace Disbursement.Core.Entitlements;

/// <summary>Which rows of one person may not all be paid in one month, and which of them the law lets stand.</summary>
/// <remarks>
/// Social protection pays one benefit per person, the highest (ND 20/2021 art. 6(2)); a single parent of clause 4 who
/// also falls under clause 5, 6 or 8 has both. Carers' support (CS20-*) is a benefit of its own beside them. People
/// with merit receive every allowance they hold, but of the allowances for a service person only the highest, and of
/// survivors' allowances at most two (ordinance 02/2020 art. 4 to 7). Nothing repeats the same entitlement.
/// </remarks>
public static class DuplicateRules
{
    private const string SingleParent = "BT04";
    private const int SurvivorsMax = 2;

    /// <summary>Positions of the rows that must be held until a person decides; empty when all may be paid.</summary>
    /// <param name="rows">All rows of one person in one month, over all units and lists.</param>
    public static IReadOnlySet<int> Held(IReadOnlyList<EntitlementKey> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Find([.. rows.Select(static key => new ListedBenefit(key, default))])
            .SelectMany(static conflict => conflict.Positions)
            .ToHashSet();
    }

    /// <summary>The conflicts among the rows of one person, by their first row. No row stands in two.</summary>
    /// <param name="rows">All rows of one person in one month, over all units and lists.</param>
    public static IReadOnlyList<BenefitConflict> Find(IReadOnlyList<ListedBenefit> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count < 2)
        {
            return [];
        }

        return
        [
            .. Enumerable.Range(0, rows.Count)
                .GroupBy(position => GroupOf(rows[position].Key))
                .Select(group => FindIn(group.Key.Scope, rows, [.. group]))
                .OfType<BenefitConflict>()
                .OrderBy(static conflict => conflict.Positions[0]),
        ];
    }

    /// <summary>What a programme's rows are weighed by.</summary>
    /// <param name="programme">The programme's code.</param>
    public static BenefitScope ScopeOf(string programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme switch
        {
            _ when programme.StartsWith("BT", StringComparison.Ordinal) => BenefitScope.SocialProtection,
            "CS20-2A1" or "CS20-2A2" => BenefitScope.DisabledParent,
            "NC-BMPV" or "NC-TBPV" => BenefitScope.ServicePerson,
            "NC-TUAT" => BenefitScope.Survivor,
            _ => BenefitScope.Entitlement,
        };
    }

    private static (BenefitScope Scope, EntitlementKey? Key) GroupOf(EntitlementKey key)
    {
        BenefitScope scope = ScopeOf(key.Programme);
        return (scope, scope == BenefitScope.Entitlement ? key : null);
    }

    private static BenefitConflict? FindIn(BenefitScope scope, IReadOnlyList<ListedBenefit> rows, int[] positions)
    {
        int[] held = scope == BenefitScope.Survivor ? HeldSurvivors(rows, positions) : positions;
        if (held.Length < 2 || (scope == BenefitScope.SocialProtection && IsStack(rows, held)))
        {
            return null;
        }

        // The same entitlement in two lists: no sum tells which unit pays.
        int[] different =
        [
            .. held.OrderByDescending(position => rows[position].Amount.Dong)
                .DistinctBy(position => rows[position].Key),
        ];
        return new BenefitConflict(scope, held, different.Length == 1 ? [] : Propose(scope, rows, different));
    }

    /// <summary>Up to two may be paid: then only those that repeat are held.</summary>
    private static int[] HeldSurvivors(IReadOnlyList<ListedBenefit> rows, int[] positions)
    {
        ILookup<EntitlementKey, int> byKey = positions.ToLookup(position => rows[position].Key);
        return byKey.Count > SurvivorsMax
            ? positions
            : [.. positions.Where(position => byKey[rows[position].Key].Count() > 1)];
    }

    /// <summary>What the law lets stand of different entitlements, of which the highest comes first.</summary>
    private static int[] Propose(BenefitScope scope, IReadOnlyList<ListedBenefit> rows, int[] byAmount)
    {
        if (scope == BenefitScope.Survivor)
        {
            return byAmount.Length > SurvivorsMax ? [.. byAmount.Take(SurvivorsMax).Order()] : [];
        }

        int[] highest = [byAmount[0]];
        int[] stack =
        [
            .. byAmount.Where(position => rows[position].Key.Programme == SingleParent).Take(1),
            .. byAmount.Where(position => StacksWithSingleParent(rows[position].Key.Programme)).Take(1),
        ];
        bool stacks = scope == BenefitScope.SocialProtection && stack.Length == 2
            && Sum(rows, stack) >= Sum(rows, highest);
        return stacks ? [.. stack.Order()] : highest;
    }

    private static long Sum(IReadOnlyList<ListedBenefit> rows, int[] positions) =>
        positions.Sum(position => rows[position].Amount.Dong);

    /// <summary>Clause 4 beside one of clause 5, 6 or 8: both are paid.</summary>
    private static bool IsStack(IReadOnlyList<ListedBenefit> rows, int[] positions)
    {
        string[] programmes = [.. positions.Select(position => rows[position].Key.Programme)];
        return programmes.Length == 2
            && programmes.Count(static programme => programme == SingleParent) == 1
            && programmes.Any(StacksWithSingleParent);
    }

    private static bool StacksWithSingleParent(string programme) =>
        programme.StartsWith("BT05", StringComparison.Ordinal)
        || programme.StartsWith("BT06", StringComparison.Ordinal)
        || programme.StartsWith("BT08", StringComparison.Ordinal);
}
