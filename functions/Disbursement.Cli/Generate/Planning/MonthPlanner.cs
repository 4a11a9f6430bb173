using Disbursement.Cli.Generate.Chance;
using Disbursement.Core.Units;

namespace Disbursement.Cli.Generate.Planning;

/// <summary>Decides how many people of each fate every unit lists, so that the figures come out exactly.</summary>
internal static class MonthPlanner
{
    /// <summary>Plans a month.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="units">Who makes lists in that month.</param>
    /// <exception cref="ArgumentException">The province has no units in that month, or too few people.</exception>
    public static MonthPlan Plan(GenerateRequest request, UnitRegister units)
    {
        string[] makers = [.. units.ListMakers(request.Province, request.Period).Select(unit => unit.Code)
            .Order(StringComparer.Ordinal)];
        if (makers.Length == 0)
        {
            throw new ArgumentException(
                $"No unit of province {request.Province} makes lists in {request.Period}.", nameof(request));
        }

        IReadOnlyList<ScopeFigures>? published =
            request.People is null ? PublishedProfiles.Find(request.Province, request.Period) : null;
        long[] weights = [.. makers.Select(unit => WeightOf(request, units, unit))];
        var lists = new List<ListPlan>();
        foreach (ScopeFigures scope in published ?? UsualFigures.For(request))
        {
            lists.AddRange(ScopePlanner.Plan(scope, makers, weights, request));
        }

        ListPlan[] ordered = [.. lists.OrderBy(list => list.Unit, StringComparer.Ordinal).ThenBy(list => list.Group)];
        IReadOnlyList<DuplicatePair> pairs = DuplicatePlanner.Place(ordered, request);
        return new MonthPlan(request, ordered, pairs, published is not null);
    }

    /// <summary>More communes, more people; after mid-2025 the communes themselves differ by chance alone.</summary>
    private static long WeightOf(GenerateRequest request, UnitRegister units, string unit)
    {
        var dice = Dice.For(request.Seed, Dice.KeyOf("unit-weight"), Dice.KeyOf(unit));
        return units.Communes(unit, request.Period).Count * (long)dice.Between(70, 130);
    }
}
