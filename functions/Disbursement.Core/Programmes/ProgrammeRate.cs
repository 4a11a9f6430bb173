using Disbursement.Core.Money;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Programmes;

/// <summary>How a rate binds the amount of a row.</summary>
public enum RateRule
{
    /// <summary>Exactly the amount.</summary>
    Fixed,

    /// <summary>The amount or more, as the funeral payment.</summary>
    AtLeast,

    /// <summary>One or more times the amount, as the allowance per child.</summary>
    Multiple,

    /// <summary>The amount and any number of steps, as seniority before 1945.</summary>
    Stepped,
}

/// <summary>An amount a programme pays over some months, by law or by a province's own decision.</summary>
/// <param name="Programme">The programme's code.</param>
/// <param name="Province">The 2-digit province, or none for the whole country.</param>
/// <param name="From">The first month, included.</param>
/// <param name="To">The last month, included; none while in force.</param>
/// <param name="Rule">How the amount binds.</param>
/// <param name="Amount">The amount of one month (of one payment for yearly and one-off programmes).</param>
/// <param name="Step">The step of <see cref="RateRule.Stepped"/>; else zero.</param>
/// <param name="Basis">The decree or decision.</param>
public sealed record ProgrammeRate(
    string Programme,
    string? Province,
    Period From,
    Period? To,
    RateRule Rule,
    Vnd Amount,
    Vnd Step,
    string Basis)
{
    /// <summary>How many times <see cref="RateRule.Multiple"/> usually holds at most; none where unknown.</summary>
    public int? TimesMost { get; init; }

    /// <summary>Tells whether the rate holds in a month.</summary>
    public bool IsValidIn(Period period) => period >= From && (To is not { } last || period <= last);

    /// <summary>How many times an allowed amount holds the rate, or how many steps it stands above it.</summary>
    public long TimesIn(Vnd amount) => Rule switch
    {
        RateRule.Multiple => amount.Dong / Amount.Dong,
        RateRule.Stepped => (amount.Dong - Amount.Dong) / Step.Dong,
        _ => 1,
    };

    /// <summary>The amount of so many times the rate, or so many steps above it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount leaves the range of money.</exception>
    public Vnd Times(long times) => Rule switch
    {
        RateRule.Multiple => Vnd.FromDong(Amount.Dong * times),
        RateRule.Stepped => Vnd.FromDong(Amount.Dong + (Step.Dong * times)),
        _ => Amount,
    };

    /// <summary>The rate as findings show it, in no language: <c>360.000</c>, <c>n × 360.000</c>.</summary>
    public string Describe() => Rule switch
    {
        RateRule.AtLeast => $"≥ {Amount}",
        RateRule.Multiple => $"n × {Amount}",
        RateRule.Stepped => $"{Amount} + n × {Step}",
        _ => Amount.ToString(),
    };

    /// <summary>Tells whether an amount agrees with the rate.</summary>
    public bool Allows(Vnd amount) => Rule switch
    {
        RateRule.Fixed => amount == Amount,
        RateRule.AtLeast => amount >= Amount,
        RateRule.Multiple => amount >= Amount && amount.Dong % Amount.Dong == 0,
        RateRule.Stepped => amount >= Amount && (amount.Dong - Amount.Dong) % Step.Dong == 0,
        _ => false,
    };
}
