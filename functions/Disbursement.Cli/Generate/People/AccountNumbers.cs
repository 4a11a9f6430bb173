using System.Globalization;
using Disbursement.Cli.Generate.Chance;

namespace Disbursement.Cli.Generate.People;

/// <summary>An institution where people of the lists have accounts.</summary>
/// <param name="Bin">The institution's BIN.</param>
/// <param name="Channel">What the list asks for: TK, VI or MM.</param>
/// <param name="Prefix">First digits of its accounts; with <see cref="AccountNumbers.Digits"/> more the usual length.</param>
/// <param name="Names">How officers write it.</param>
internal sealed record AccountHouse(string Bin, string Channel, string Prefix, IReadOnlyList<string> Names);

/// <summary>Gives out account numbers with the usual length of each institution; none comes twice, not even at two.</summary>
/// <remarks>Outcomes are keyed by the number alone, so numbers are unique over all institutions (DOMAIN 5.4).</remarks>
internal sealed class AccountNumbers(ulong seed)
{
    /// <summary>Digits after the prefix.</summary>
    public const int Digits = 7;

    private const int PerHouse = 10_000_000;

    /// <summary>Phones take no more in one payment; people who are due more give a bank account.</summary>
    private const long PhoneDongMax = 10_000_000;

    private const string LargestBank = "970405";

    private static readonly WeightedChoice<AccountHouse> Houses = new(
    [
        (new("970405", "TK", "310020", ["Agribank", "970405", "VBA", "AGRIBANK"]), 470),
        (new("970449", "TK", "02168", ["LPBank", "970449", "LPBank"]), 125),
        (new("970415", "TK", "10587", ["VietinBank", "970415", "Vietinbank"]), 125),
        (new("970418", "TK", "4521000", ["BIDV", "970418"]), 85),
        (new("970436", "TK", "034", ["Vietcombank", "970436", "VCB"]), 80),
        (new("970422", "TK", "680", ["MBBank", "970422"]), 30),
        (new("971025", "VI", "097", ["MoMo", "971025"]), 25),
        (new("971005", "MM", "098", ["ViettelMoney", "971005"]), 50),
        (new("971011", "MM", "091", ["VNPTMoney", "971011"]), 10),
    ]);

    private static readonly Dictionary<string, AccountHouse> ByBin =
        Houses.Items.ToDictionary(house => house.Bin, StringComparer.Ordinal);

    private readonly Shuffle _mixed = new(Dice.Mix(seed ^ Dice.KeyOf("account-numbers")), PerHouse);
    private readonly Dictionary<string, int> _dealt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _dealtFromEnd = new(StringComparer.Ordinal);

    /// <summary>The institution of a BIN.</summary>
    public static AccountHouse HouseOf(string bin) => ByBin[bin];

    /// <summary>Draws an institution by how common its accounts are.</summary>
    /// <param name="dice">Where chance comes from.</param>
    /// <param name="due">The most that one row pays to the account, in đồng.</param>
    public static AccountHouse Draw(ref Dice dice, long due)
    {
        AccountHouse drawn = Houses.Draw(ref dice);
        return due > PhoneDongMax && drawn.Channel != "TK" ? ByBin[LargestBank] : drawn;
    }

    /// <summary>A number that was not given out before.</summary>
    /// <param name="house">The institution.</param>
    /// <param name="fromEnd">For accounts that only the month before knows.</param>
    public string Next(AccountHouse house, bool fromEnd)
    {
        Dictionary<string, int> dealt = fromEnd ? _dealtFromEnd : _dealt;
        int serial = dealt.GetValueOrDefault(house.Bin);
        dealt[house.Bin] = serial + 1;
        int start = (int)(Dice.KeyOf(house.Bin) % PerHouse);
        int digits = _mixed.PlaceOf((start + (fromEnd ? PerHouse - 1 - serial : serial)) % PerHouse);
        return string.Create(CultureInfo.InvariantCulture, $"{house.Prefix}{digits:0000000}");
    }
}
