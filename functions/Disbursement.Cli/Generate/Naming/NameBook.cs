using Disbursement.Cli.Generate.Chance;
using Disbursement.Core.Identity;

namespace Disbursement.Cli.Generate.Naming;

/// <summary>Makes up the names of people as their community, generation and sex would have them.</summary>
internal static class NameBook
{
    /// <summary>Elders were born before this year.</summary>
    private const int EldersBefore = 1960;

    /// <summary>From this year on the middle name Thị is one among others.</summary>
    private const int ModernSince = 1985;

    /// <summary>A full name in NFC with single spaces, for example "Bùi Thị Ẻn".</summary>
    /// <param name="dice">Where chance comes from.</param>
    /// <param name="community">Whose customs apply.</param>
    /// <param name="sex">Male or female; unknown is named like a man.</param>
    /// <param name="birthYear">Chooses the generation.</param>
    public static string Make(ref Dice dice, Community community, Sex sex, int birthYear)
    {
        string surname = NameWords.Surnames[community].Draw(ref dice);
        string middle = Middle(ref dice, community, sex, birthYear);
        string given = Given(ref dice, community, sex, birthYear);
        // "Trần Hà Hà" and "Nguyễn Thị Thu Thu" are nobody's name.
        return middle.EndsWith(given, StringComparison.Ordinal)
            ? Join(surname, sex == Sex.Female ? "Thị" : "Văn", given)
            : Join(surname, middle, given);
    }

    private static string Join(string surname, string middle, string given) =>
        middle.Length == 0 ? $"{surname} {given}" : $"{surname} {middle} {given}";

    private static string Middle(ref Dice dice, Community community, Sex sex, int birthYear)
    {
        if (community is Community.Hmong)
        {
            return sex == Sex.Female ? "Thị" : dice.Percent(60) ? "A" : "Văn";
        }

        if (sex == Sex.Female)
        {
            return (birthYear < ModernSince ? NameWords.WomenMiddle : NameWords.GirlsMiddle).Draw(ref dice);
        }

        // Two-word names are common among elders: "Phạm Tý".
        return birthYear < EldersBefore && dice.Percent(6) ? "" : NameWords.MenMiddle.Draw(ref dice);
    }

    private static string Given(ref Dice dice, Community community, Sex sex, int birthYear)
    {
        bool elder = birthYear < EldersBefore;
        if (community is Community.Hmong)
        {
            return NameWords.Hmong.Draw(ref dice);
        }

        if (community is Community.CoTu && dice.Percent(45))
        {
            return NameWords.CoTu.Draw(ref dice);
        }

        if (elder && community is Community.Muong or Community.Thai && dice.Percent(35))
        {
            return NameWords.HillElders.Draw(ref dice);
        }

        WeightedChoice<string> usual = (sex, elder) switch
        {
            (Sex.Female, true) => NameWords.OldWomen,
            (Sex.Female, false) => NameWords.YoungWomen,
            (_, true) => NameWords.OldMen,
            _ => NameWords.YoungMen,
        };
        return usual.Draw(ref dice);
    }
}
