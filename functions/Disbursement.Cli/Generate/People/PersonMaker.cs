using System.Globalization;
using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.Naming;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.People;

/// <summary>Makes the person of each place of a list. One list after the other, one place after the other.</summary>
internal sealed class PersonMaker(MonthPlan month, ProgrammeTable programmes)
{
    private const int GuardedBelowAge = 16;
    private const int SiblingPercent = 25;

    private readonly FaultMix _faults = month.Request.Faults;
    private readonly HumanMaker _humans = new(month.Request.Seed, month.Province, month.Period);
    private readonly AccountMaker _accounts = new(month.Request.Seed);
    private readonly BenefitMaker _benefits =
        new(month.Province, month.Period, programmes, month.Request.Faults.OddAmounts);

    private readonly PairBook _pairs = new();
    private ListedPerson? _lastChild;

    /// <summary>The person of a place.</summary>
    public ListedPerson Make(ListContext list, int place)
    {
        Slot slot = list.Slots.At(place, out bool reviewed);
        var dice = Dice.For(list.Key, (ulong)place);
        if (!PairBook.IsPaired(slot))
        {
            return MakeNew(ref dice, list, place, slot, reviewed);
        }

        DuplicatePair pair = PairBook.PairOf(list.Plan, slot);
        if (_pairs.Take(pair) is { } listed)
        {
            Human moved = listed.Who with { Commune = list.CommuneOf(place) };
            return listed with { Who = moved, Slot = slot, Reviewed = reviewed, ListedBefore = true };
        }

        ListedPerson person = MakeNew(ref dice, list, place, slot, reviewed);
        _pairs.Keep(pair, person);
        return person;
    }

    private ListedPerson MakeNew(ref Dice dice, ListContext list, int place, Slot slot, bool reviewed)
    {
        bool gone = slot.Fate == Fate.Stopped;
        ProgrammeShare share = ShareFor(ref dice, list, slot);
        Community community = list.Communities.Draw(ref dice);
        Human who = _humans.Beneficiary(ref dice, share, community, list.CommuneOf(place), gone);
        var person = new ListedPerson
        {
            Who = who,
            Slot = slot,
            Benefits = _benefits.Make(ref dice, share, slot),
            Reviewed = reviewed,
            Frail = !slot.WithAccount && dice.PerMille(share.FrailPerMille * 2),
            Phone = dice.Percent(55) ? Phone(ref dice) : "",
        };
        person = WithReceiver(ref dice, person, community, gone);
        person = slot.WithAccount ? WithAccount(ref dice, person, gone) : WithCash(ref dice, person);
        _lastChild = person.ReceiverCode == "GH" ? person : null;
        return IsDead(ref dice, person) ? person with { Who = who with { Alive = false } } : person;
    }

    /// <summary>Banks know of some deaths before the list does; of the people who do not come, a few have died.</summary>
    private static bool IsDead(ref Dice dice, ListedPerson person) =>
        person.Receiver is null
        && (person.Outcome == "reject:MD07" || (person.Outcome == "unclaimed" && dice.Percent(15)));

    /// <summary>The programme; people listed twice get programmes that law does not let stand together.</summary>
    private static ProgrammeShare ShareFor(ref Dice dice, ListContext list, Slot slot)
    {
        ProgrammeShare drawn = list.Programmes.Draw(ref dice);
        if (slot.Fate == Fate.HeldInUnit)
        {
            return drawn with { Code = "BT05A2", AgeLeast = 80, AgeMost = 95 };
        }

        return PairBook.IsPaired(slot) ? drawn with { Code = "BT06C", AgeLeast = 20, AgeMost = 58 } : drawn;
    }

    private ListedPerson WithReceiver(ref Dice dice, ListedPerson person, Community community, bool gone)
    {
        int age = month.Period.FirstDay.Year - person.Who.Born.Year;
        bool guarded = age < GuardedBelowAge || (person.Benefits[0].Programme == "BT06A" && dice.Percent(22));
        bool authorised = !guarded && age >= 60 && dice.PerMille(person.Slot.WithAccount ? 45 : 20);
        if (person.Slot.Fate == Fate.Refused || !(guarded || authorised))
        {
            return person;
        }

        if (authorised)
        {
            return person with
            {
                Receiver = _humans.Receiver(ref dice, community, person.Who.Commune, 28, 58, gone),
                ReceiverCode = "UQ",
                Authorisation = Authority(ref dice, month.Period),
            };
        }

        bool sibling = age < GuardedBelowAge && IsSiblingOfLast(person) && dice.Percent(SiblingPercent);
        return person with
        {
            Receiver = sibling
                ? _lastChild!.Receiver
                : _humans.Receiver(ref dice, community, person.Who.Commune, age < GuardedBelowAge ? 24 : 40, 62, gone),
            ReceiverCode = "GH",
            SharesReceiver = sibling,
        };
    }

    /// <summary>Siblings share a guardian and her account, so their fate must be the same.</summary>
    private bool IsSiblingOfLast(ListedPerson person) =>
        _lastChild is { } last
        && last.Slot.Fate == Fate.PaidToAccount
        && person.Slot.Fate == Fate.PaidToAccount
        && last.Who.Commune == person.Who.Commune
        && month.Period.FirstDay.Year - last.Who.Born.Year < GuardedBelowAge;

    private ListedPerson WithAccount(ref Dice dice, ListedPerson person, bool gone)
    {
        if (person.SharesReceiver)
        {
            return person with { Account = _lastChild!.Account, Outcome = _lastChild.Outcome };
        }

        AccountFault? fault = person.Slot.Fault == AccountFault.HeldAcrossUnits ? null : person.Slot.Fault;
        WorldAccount account = _accounts.Make(ref dice, person.Payee, person.DueMax, fault, gone);
        // A few people moved to another account since the month before.
        bool moved = fault is null && person.Slot.Presence == Presence.Both && !gone && dice.PerMille(4);
        return person with
        {
            Account = account,
            EarlierAccount = moved ? _accounts.Make(ref dice, person.Payee, person.DueMax, null, fromEnd: true) : null,
            Outcome = AccountMaker.OutcomeOf(ref dice, fault, _faults.Late),
        };
    }

    private ListedPerson WithCash(ref Dice dice, ListedPerson person)
    {
        int draw = dice.Below(10_000);
        int unclaimed = _faults.Unclaimed * 10;
        int late = unclaimed + (_faults.Late * 10);
        bool held = person.Slot.Fate is Fate.HeldInUnit or Fate.HeldAcrossUnits or Fate.Refused;
        return person with
        {
            CashChannel = person.Frail ? (dice.Percent(60) ? "TN" : "") : dice.Percent(45) ? "BD" : "",
            Outcome = held ? null
                : draw < unclaimed ? "unclaimed"
                : draw < late ? "late"
                : draw < late + _faults.SilentCashPerTenThousand ? "silent"
                : null,
        };
    }

    private static string Phone(ref Dice dice) =>
        string.Create(CultureInfo.InvariantCulture, $"0{dice.Of(PhoneStarts)}{dice.Below(10_000_000):0000000}");

    private static readonly string[] PhoneStarts = ["32", "33", "35", "38", "70", "76", "81", "83", "85", "90", "94"];

    private static string Authority(ref Dice dice, Period period)
    {
        DateOnly expiry = period.LastDay.AddMonths(dice.Between(2, 24));
        return string.Create(CultureInfo.InvariantCulture, $"{dice.Between(1, 400)}/UQ-UBND {expiry:dd/MM/yyyy}");
    }
}
