using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.Naming;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Core.Identity;

namespace Disbursement.Cli.Generate.People;

/// <summary>Makes up accounts: where, what number, and whose the institution says it is.</summary>
internal sealed class AccountMaker(ulong seed)
{
    private const int TriesMax = 20;

    /// <summary>Why a bank rejects a verified account: mostly closed since, or of a kind that takes no transfer.</summary>
    private static readonly WeightedChoice<string> RejectReasons = new(
        [("AC04", 50), ("AC01", 12), ("AC14", 10), ("AG01", 8), ("AC06", 8), ("BE01", 7), ("MD07", 5)]);

    private readonly AccountNumbers _numbers = new(seed);

    /// <summary>The account of a payee, with the fault planned for it.</summary>
    /// <param name="dice">Where chance comes from.</param>
    /// <param name="payee">Whom the list pays.</param>
    /// <param name="due">The most that one row pays her, in đồng.</param>
    /// <param name="fault">What is wrong with the account; null for nothing.</param>
    /// <param name="fromEnd">For accounts that only the month before knows.</param>
    public WorldAccount Make(ref Dice dice, Human payee, long due, AccountFault? fault, bool fromEnd)
    {
        AccountHouse house = AccountNumbers.Draw(ref dice, due);
        string number = _numbers.Next(house, fromEnd);
        string holder = PersonName.From(payee.FullName).BankForm;
        return fault switch
        {
            AccountFault.NoMatch => Strangers(ref dice, house, number, holder),
            AccountFault.CloseMatch => new(house.Bin, number, Nearly(ref dice, holder), payee.Id, "active"),
            AccountFault.Closed => new(house.Bin, number, holder, payee.Id, "closed"),
            AccountFault.Blocked => new(house.Bin, number, holder, payee.Id, "blocked"),
            AccountFault.Unknown => new(house.Bin, number, holder, payee.Id, null),
            _ => new(house.Bin, number, holder, payee.Id, "active"),
        };
    }

    /// <summary>What the world does with money for the account; null means paid.</summary>
    public static string? OutcomeOf(ref Dice dice, AccountFault? fault, int latePerMille) => fault switch
    {
        AccountFault.RejectedAtBank => $"reject:{RejectReasons.Draw(ref dice)}",
        AccountFault.Returned => "returned",
        AccountFault.Silent => "silent",
        null when dice.PerMille(latePerMille) => "late",
        _ => null,
    };

    /// <summary>A name that a person would take for the same: a middle name lost, a letter wrong, words exchanged.</summary>
    /// <param name="dice">Where chance comes from.</param>
    /// <param name="holder">The right name as a bank writes it, of two words or more.</param>
    public static string Nearly(ref Dice dice, string holder)
    {
        string[] words = holder.Split(' ');
        int way = dice.Below(3);
        if (way == 0 && words.Length > 2)
        {
            return $"{words[0]} {words[^1]}";
        }

        // One letter makes another word of a short one ("HA", "HOA"), so those change places instead.
        if ((way == 1 || words[^1].Length < 3) && words[^1] != words[^2])
        {
            return string.Join(' ', [.. words[..^2], words[^1], words[^2]]);
        }

        words[^1] += words[^1][^1] == 'H' ? "A" : "H";
        return string.Join(' ', words);
    }

    /// <summary>An account of somebody whose name shares no word with the payee's.</summary>
    private static WorldAccount Strangers(ref Dice dice, AccountHouse house, string number, string payee)
    {
        string[] words = payee.Split(' ');
        string name;
        int tries = 0;
        do
        {
            name = PersonName.From(NameBook.Make(ref dice, Community.Kinh, Sex.Male, 1980)).BankForm;
        }
        while (name.Split(' ').Intersect(words, StringComparer.Ordinal).Any() && ++tries < TriesMax);

        return new WorldAccount(house.Bin, number, tries < TriesMax ? name : "HOP TAC XA DICH VU", "", "active");
    }
}
