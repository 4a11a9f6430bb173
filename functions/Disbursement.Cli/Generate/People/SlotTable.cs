using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.Planning;

namespace Disbursement.Cli.Generate.People;

/// <summary>Says for every place of a list what person stands there, in mixed order and without memory.</summary>
internal sealed class SlotTable
{
    private readonly List<(Slot First, int End)> _classes = [];
    private readonly Shuffle _order;
    private readonly Shuffle _reviewed;
    private readonly ListPlan _plan;
    private int _end;

    /// <summary>Lays out one list.</summary>
    /// <param name="plan">How many people of each fate.</param>
    /// <param name="key">Chooses the order.</param>
    public SlotTable(ListPlan plan, ulong key)
    {
        _plan = plan;
        AddPaid(plan);
        AddFaults(plan);
        AddCash(plan);
        Current = _end + plan.Refused;
        Add(Fate.Refused, null, Presence.Both, false, plan.Refused / 2);
        Add(Fate.Refused, null, Presence.New, false, plan.Refused - (plan.Refused / 2));
        Add(Fate.Stopped, null, Presence.Both, true, plan.StoppedPaid);
        Add(Fate.Stopped, null, Presence.Both, false, plan.StoppedCash);
        _order = new Shuffle(Dice.Mix(key ^ 1), Current);
        _reviewed = new Shuffle(Dice.Mix(key ^ 2), plan.Beneficiaries);
    }

    /// <summary>Places of this month's list: beneficiaries and refused people.</summary>
    public int Current { get; }

    /// <summary>All places: this month's, then the people of the month before who stopped.</summary>
    public int All => _end;

    /// <summary>Who stands in a place.</summary>
    /// <param name="place">0-based, below <see cref="All"/>.</param>
    /// <param name="reviewed">Whether she was matched with the population register.</param>
    public Slot At(int place, out bool reviewed)
    {
        int index = place < Current ? _order.PlaceOf(place) : place;
        reviewed = index >= _plan.Beneficiaries || _reviewed.PlaceOf(index) < _plan.Reviewed;
        int start = 0;
        foreach ((Slot first, int end) in _classes)
        {
            if (index < end)
            {
                return first with { Ordinal = first.Ordinal + index - start };
            }

            start = end;
        }

        throw new ArgumentOutOfRangeException(nameof(place));
    }

    private void AddPaid(ListPlan plan)
    {
        Add(Fate.PaidToAccount, null, Presence.Both, true, plan.Paid - plan.NewPaid - plan.GainedPaid);
        Add(Fate.PaidToAccount, null, Presence.GainedAccount, true, plan.GainedPaid);
        Add(Fate.PaidToAccount, null, Presence.New, true, plan.NewPaid);
    }

    private void AddFaults(ListPlan plan)
    {
        // Pairs are always new; the other new ones are the first of each kind.
        int newLeft = plan.NewFaults - plan.Faults[AccountFault.HeldAcrossUnits];
        foreach (AccountFault fault in Enum.GetValues<AccountFault>())
        {
            int count = plan.Faults[fault];
            int fresh = fault == AccountFault.HeldAcrossUnits ? count : Math.Min(count, newLeft);
            newLeft -= fault == AccountFault.HeldAcrossUnits ? 0 : fresh;
            Add(Fate.AccountFault, fault, Presence.New, true, fresh);
            Add(Fate.AccountFault, fault, Presence.Both, true, count - fresh);
        }
    }

    private void AddCash(ListPlan plan)
    {
        int pairs = plan.Pairs.Count(pair => !pair.WithAccount);
        int plain = plan.Cash - plan.HeldInUnit - pairs;
        // Pairs are people new to the lists; they count towards the planned new ones.
        int fresh = Math.Clamp(plan.NewCash - pairs, 0, plain);
        Add(Fate.Cash, null, Presence.Both, false, plain - fresh);
        Add(Fate.Cash, null, Presence.New, false, fresh);
        Add(Fate.HeldInUnit, null, Presence.Both, false, plan.HeldInUnit);
        Add(Fate.HeldAcrossUnits, null, Presence.New, false, pairs);
    }

    private void Add(Fate fate, AccountFault? fault, Presence presence, bool withAccount, int count)
    {
        if (count > 0)
        {
            _end += count;
            _classes.Add((new Slot(fate, fault, presence, withAccount, 0), _end));
        }
    }
}
