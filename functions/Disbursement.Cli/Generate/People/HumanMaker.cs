using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.Naming;
using Disbursement.Core.Identity;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Generate.People;

/// <summary>Makes up people: name, age, sex, number.</summary>
internal sealed class HumanMaker(ulong seed, string province, Period period)
{
    /// <summary>Old cards are valid to the end of 2024 (DOMAIN 1.4).</summary>
    private static readonly Period OldCardsUntil = new(2024, 12);

    private readonly CitizenNumbers _numbers = new(seed, province, period);

    /// <summary>A beneficiary of a programme.</summary>
    /// <param name="dice">Where chance comes from.</param>
    /// <param name="share">Fixes age and sex.</param>
    /// <param name="community">Fixes the naming customs.</param>
    /// <param name="commune">Where she lives.</param>
    /// <param name="fromEnd">For people on the list of the month before only.</param>
    public Human Beneficiary(
        ref Dice dice, ProgrammeShare share, Community community, string commune, bool fromEnd)
    {
        Sex sex = dice.Percent(share.WomenPercent) ? Sex.Female : Sex.Male;
        int age = dice.Between(share.AgeLeast, share.AgeMost);
        Human human = Make(ref dice, community, commune, sex, age, fromEnd);
        int draw = dice.Below(10_000);
        bool oldCard = age >= 45 && draw < 40 && period <= OldCardsUntil;
        bool withoutNumber = age < 14 && draw < 60;
        return human with
        {
            Id = fromEnd ? human.Id
                : oldCard ? _numbers.NextOldCard()
                : withoutNumber ? _numbers.NextInternalKey(commune)
                : human.Id,
            OnlyYearKnown = age >= 72 && dice.Percent(22),
        };
    }

    /// <summary>A grown person who receives for somebody.</summary>
    /// <param name="dice">Where chance comes from.</param>
    /// <param name="community">Fixes the naming customs.</param>
    /// <param name="commune">Where the person lives.</param>
    /// <param name="ageLeast">The youngest.</param>
    /// <param name="ageMost">The oldest.</param>
    /// <param name="fromEnd">For receivers of people on the list of the month before only.</param>
    public Human Receiver(
        ref Dice dice, Community community, string commune, int ageLeast, int ageMost, bool fromEnd)
    {
        Sex sex = dice.Percent(62) ? Sex.Female : Sex.Male;
        return Make(ref dice, community, commune, sex, dice.Between(ageLeast, ageMost), fromEnd);
    }

    private Human Make(ref Dice dice, Community community, string commune, Sex sex, int age, bool fromEnd)
    {
        // The youngest were born before the month before, whose list may name them too.
        int days = age == 0 ? dice.Between(31, 364) : dice.Below(365);
        DateOnly born = period.FirstDay.AddYears(-age).AddDays(-days);
        return new Human
        {
            Id = _numbers.Next(ref dice, sex, born.Year, fromEnd),
            FullName = NameBook.Make(ref dice, community, sex, born.Year),
            Born = born,
            Sex = sex,
            Commune = commune,
        };
    }
}
