using System.Globalization;
using Disbursement.Cli.Generate.Chance;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.People;

/// <summary>Makes the rows' programmes and amounts by the programme table of the province and month.</summary>
internal sealed class BenefitMaker(string province, Period period, ProgrammeTable programmes, int oddAmountsPerMille)
{
    /// <summary>The amount of a programme that no table fixes, in đồng.</summary>
    private const long UsualAmount = 150_000;

    /// <summary>Of people with a first NCC allowance, those who receive a second one.</summary>
    private const int SecondMeritPercent = 6;

    private readonly Period _previous = period.Previous;

    /// <summary>The rows of one person.</summary>
    /// <param name="dice">Where chance comes from.</param>
    /// <param name="share">The programme drawn for her.</param>
    /// <param name="slot">What becomes of her.</param>
    public IReadOnlyList<Benefit> Make(ref Dice dice, ProgrammeShare share, Slot slot)
    {
        Benefit first = MakeOne(ref dice, share.Code, slot);
        string? second = SecondCode(ref dice, share, slot);
        return second is null ? [first] : [first, MakeOne(ref dice, second, slot)];
    }

    private static string? SecondCode(ref Dice dice, ProgrammeShare share, Slot slot)
    {
        if (slot.Fate == Fate.HeldInUnit)
        {
            return share.Code == "BT06D" ? "BT05A2" : "BT06D";
        }

        if (slot.Fate is Fate.Refused or Fate.HeldAcrossUnits)
        {
            return null;
        }

        if (share.Group == ProgrammeGroup.Ncc && dice.Percent(SecondMeritPercent))
        {
            string code = dice.Of(ProgrammeMix.MeritSeconds);
            return code == share.Code ? null : code;
        }

        // A poor single parent who is disabled receives both (decree 20/2021, article 6, paragraph 2).
        return share.Code == "BT04" && dice.Percent(4) ? "BT06C" : null;
    }

    private Benefit MakeOne(ref Dice dice, string code, Slot slot)
    {
        int children = code == "BT04" ? dice.Between(1, 3) : 1;
        int steps = dice.Below(6);
        int rate = dice.Below(1 << 16);
        bool odd = dice.PerMille(oddAmountsPerMille);
        long amount = AmountOf(code, period, rate, children, steps) + (odd ? 60_000 : 0);
        long previous = AmountOf(code, _previous, rate, children, steps) + (odd ? 60_000 : 0);
        int late = slot.Presence == Presence.New && dice.Percent(30) ? dice.Between(1, 3) : 0;
        IReadOnlyList<Period> months = MonthsBefore(late, programmes.Find(code)?.From);
        long arrears = months.Sum(month => AmountOf(code, month, rate, children, steps) + (odd ? 60_000 : 0));
        string reference = code.StartsWith("NC-", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{code[3..5]}/{dice.Below(1_000_000):000000}")
            : "";
        return new Benefit(code, reference, amount, previous, arrears, Written(months));
    }

    /// <summary>The last months before this one, ascending; none before the programme began.</summary>
    private List<Period> MonthsBefore(int count, Period? first)
    {
        List<Period> months = [];
        for (Period month = _previous; months.Count < count && !(month < first); month = month.Previous)
        {
            months.Insert(0, month);
        }

        return months;
    }

    private static string Written(IReadOnlyList<Period> months) => months.Count switch
    {
        0 => "",
        1 => Written(months[0]),
        _ => $"{Written(months[0])}-{Written(months[^1])}",
    };

    private static string Written(Period month) =>
        string.Create(CultureInfo.InvariantCulture, $"{month.Month:00}/{month.Year}");

    private long AmountOf(string code, Period month, int rate, int children, int steps)
    {
        IReadOnlyList<ProgrammeRate> rates = programmes.RatesFor(code, province, month);
        if (rates.Count == 0)
        {
            return UsualAmount;
        }

        ProgrammeRate chosen = rates[rate % rates.Count];
        return chosen.Rule switch
        {
            RateRule.Multiple => chosen.Amount.Dong * children,
            RateRule.Stepped => chosen.Amount.Dong + (chosen.Step.Dong * steps),
            _ => chosen.Amount.Dong,
        };
    }
}
