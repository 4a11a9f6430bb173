using System.Globalization;
using Disbursement.Cli.Generate.Chance;
using Disbursement.Core.Identity;
using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Cli.Generate.People;

/// <summary>Gives out citizen ids that obey DOMAIN 1.1 and never come twice.</summary>
/// <remarks>
/// The six last digits of a prefix (place, century and sex, year) are dealt in mixed order, so 1,000,000 per prefix.
/// People of the month before who stopped are dealt from the far end: this month's ids do not depend on whether the
/// month before is generated as well.
/// </remarks>
internal sealed class CitizenNumbers
{
    private const int PerPrefix = 1_000_000;
    private const int BornElsewherePercent = 8;

    private static readonly string[] Elsewhere =
        ["001", "015", "019", "025", "026", "027", "030", "031", "033", "034", "035", "036", "037", "038", "040"];

    private readonly string[] _home;
    private readonly Shuffle _mixed;
    private readonly Dictionary<int, int> _dealt = [];
    private readonly Dictionary<int, int> _dealtFromEnd = [];
    private int _oldCards;
    private int _internalKeys;

    /// <summary>Creates the numbers of one province and seed.</summary>
    public CitizenNumbers(ulong seed, string province, Period period)
    {
        _mixed = new Shuffle(Dice.Mix(seed ^ Dice.KeyOf("citizen-numbers")), PerPrefix);
        _home = HomePlaces(province, period);
    }

    /// <summary>A citizen id that was not given out before.</summary>
    /// <param name="dice">Where chance comes from.</param>
    /// <param name="sex">Fixes the parity of the fourth digit.</param>
    /// <param name="birthYear">1900 to 2199.</param>
    /// <param name="fromEnd">For people who are on the list of the month before only.</param>
    public string Next(ref Dice dice, Sex sex, int birthYear, bool fromEnd)
    {
        string place = dice.Percent(BornElsewherePercent) ? dice.Of(Elsewhere) : dice.Of(_home);
        int century = (2 * ((birthYear - 1900) / 100)) + (sex == Sex.Female ? 1 : 0);
        int year = birthYear % 100;
        int prefix = (int.Parse(place, CultureInfo.InvariantCulture) * 1000) + (century * 100) + year;
        Dictionary<int, int> dealt = fromEnd ? _dealtFromEnd : _dealt;
        int serial = dealt.GetValueOrDefault(prefix);
        dealt[prefix] = serial + 1;
        // Each prefix starts elsewhere, or the first person of every year would have the same last digits.
        int start = (int)(Dice.Mix((ulong)prefix) % PerPrefix);
        int digits = _mixed.PlaceOf((start + (fromEnd ? PerPrefix - 1 - serial : serial)) % PerPrefix);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix:000000}{digits:000000}");
    }

    /// <summary>A 9-digit number of the old identity card.</summary>
    public string NextOldCard() =>
        string.Create(CultureInfo.InvariantCulture, $"113{_mixed.PlaceOf(_oldCards++):000000}");

    /// <summary>An internal key of a person without a number.</summary>
    public string NextInternalKey(string commune) =>
        string.Create(CultureInfo.InvariantCulture, $"TMP-{commune}-{++_internalKeys:000000}");

    /// <summary>Place codes of birth: "0" and the province's code, of all provinces merged into it (DOMAIN 1.2, 2.4).</summary>
    private static string[] HomePlaces(string province, Period period) =>
        period < UnitRegister.FirstTwoLevelPeriod
            ? ["0" + province]
            : province switch
            {
                "19" => ["019", "019", "006"],
                "25" => ["025", "026", "017"],
                "48" => ["048", "049", "049"],
                _ => ["0" + province],
            };
}
