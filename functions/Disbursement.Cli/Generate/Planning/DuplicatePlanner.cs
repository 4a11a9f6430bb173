using Disbursement.Cli.Generate.Chance;
using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.Planning;

/// <summary>Chooses who is listed twice, without moving any figure of the plan.</summary>
/// <remarks>
/// Both sides of a pair take the place of a person already planned as not paid to an account (in cash, or with an
/// account that fails), so beneficiaries, people with account and people paid stay what they were.
/// </remarks>
internal static class DuplicatePlanner
{
    /// <summary>Every third pair names an account, where the account faults leave room for it.</summary>
    private const int AccountPairEvery = 3;

    /// <summary>A list must have more people in cash than this to give one to a pair.</summary>
    private const int CashKept = 20;

    /// <summary>Places the pairs of units and the people listed twice within a unit.</summary>
    /// <returns>The pairs, numbered from 0.</returns>
    public static IReadOnlyList<DuplicatePair> Place(IReadOnlyList<ListPlan> lists, GenerateRequest request)
    {
        // Only social protection pays one benefit per person; elsewhere two benefits are normal (DOMAIN 3.2).
        ListPlan[] social = [.. lists.Where(list => list.Group == ProgrammeGroup.Btxh && list.Cash > CashKept)];
        int people = social.Sum(list => list.Beneficiaries);
        var pairs = new List<DuplicatePair>();
        int wanted = social.Length < 2 ? 0 : Share(people, request.Faults.PairsPerTenThousand);
        var dice = Dice.For(request.Seed, Dice.KeyOf("pairs"));
        for (int number = 0; number < wanted; number++)
        {
            int first = dice.Below(social.Length);
            int second = (first + 1 + dice.Below(social.Length - 1)) % social.Length;
            AddPair(pairs, social[first], social[second]);
        }

        PlaceWithinUnits(social, Share(people, request.Faults.TwicePerTenThousand));
        return pairs;
    }

    private static void AddPair(List<DuplicatePair> pairs, ListPlan first, ListPlan second)
    {
        bool withAccount = pairs.Count % AccountPairEvery == 0 && HasRoom(first) && HasRoom(second);
        if (!withAccount && (FreeCash(first) <= CashKept || FreeCash(second) <= CashKept))
        {
            return;
        }

        var pair = new DuplicatePair(pairs.Count, first.Unit, second.Unit, withAccount);
        pairs.Add(pair);
        foreach (ListPlan side in new[] { first, second })
        {
            side.Pairs.Add(pair);
            if (withAccount)
            {
                side.Faults[AccountFault.NoMatch]--;
                side.Faults[AccountFault.HeldAcrossUnits]++;
            }
            else
            {
                // People in pairs are new this month, and there must be as many new people as that.
                side.NewCash = Math.Max(side.NewCash, side.Pairs.Count(one => !one.WithAccount));
            }
        }
    }

    /// <summary>Pairs are new this month, so their faults must be among the new ones.</summary>
    private static bool HasRoom(ListPlan list) =>
        list.Faults[AccountFault.NoMatch] > 0 && list.NewFaults > list.Faults[AccountFault.HeldAcrossUnits];

    private static int FreeCash(ListPlan list) =>
        list.Cash - list.HeldInUnit - list.NewCash - list.Pairs.Count(pair => !pair.WithAccount);

    private static void PlaceWithinUnits(ListPlan[] social, int wanted)
    {
        for (int number = 0; number < wanted; number++)
        {
            ListPlan list = social[number % social.Length];
            if (FreeCash(list) > CashKept)
            {
                list.HeldInUnit++;
            }
        }
    }

    private static int Share(int whole, int perTenThousand) => (int)((whole * (long)perTenThousand) / 10_000);
}
