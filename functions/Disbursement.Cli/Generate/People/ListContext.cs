using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.Naming;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Core.Units;

namespace Disbursement.Cli.Generate.People;

/// <summary>What all people of one list share: unit, communes, programmes, naming customs.</summary>
internal sealed class ListContext
{
    private readonly string[] _communes;
    private readonly int[] _ends;

    /// <summary>Prepares one list.</summary>
    public ListContext(MonthPlan month, ListPlan plan, UnitRegister units)
    {
        Month = month;
        Plan = plan;
        Key = Dice.Mix(month.Request.Seed ^ Dice.KeyOf($"{plan.Unit}/{plan.Group}"));
        Programmes = ProgrammeMix.Of(plan.Group, month.Period);
        Communities = CommunityMix.Of(month.Province, plan.Unit);
        Slots = new SlotTable(plan, Key);
        _communes = [.. units.Communes(plan.Unit, month.Period).Select(unit => unit.Code).Order(StringComparer.Ordinal)];
        long[] weights = [.. _communes.Select(code => (long)Dice.For(Key, Dice.KeyOf(code)).Between(50, 150))];
        _ends = Apportion.ByWeights(Slots.Current, weights);
        for (int index = 1; index < _ends.Length; index++)
        {
            _ends[index] += _ends[index - 1];
        }
    }

    /// <summary>The month.</summary>
    public MonthPlan Month { get; }

    /// <summary>The list.</summary>
    public ListPlan Plan { get; }

    /// <summary>Where the list's chance comes from.</summary>
    public ulong Key { get; }

    /// <summary>Programmes of the list, by how common they are.</summary>
    public WeightedChoice<ProgrammeShare> Programmes { get; }

    /// <summary>Communities of the unit.</summary>
    public WeightedChoice<Community> Communities { get; }

    /// <summary>Who stands where.</summary>
    public SlotTable Slots { get; }

    /// <summary>The commune of a place: lists run commune by commune; people who stopped lived anywhere.</summary>
    public string CommuneOf(int place)
    {
        if (place >= Slots.Current)
        {
            return _communes[(int)(Dice.Mix(Key ^ (ulong)place) % (ulong)_communes.Length)];
        }

        int found = Array.BinarySearch(_ends, place + 1);
        // Empty communes share their end with the one before: take the first of them.
        int index = found >= 0 ? found : ~found;
        while (index > 0 && _ends[index - 1] > place)
        {
            index--;
        }

        return _communes[index];
    }
}
