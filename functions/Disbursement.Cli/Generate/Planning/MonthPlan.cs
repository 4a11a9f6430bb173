using Disbursement.Core.Periods;

namespace Disbursement.Cli.Generate.Planning;

/// <summary>What a month will hold, decided before the first person is made up.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Lists">One plan per unit and list, by unit and then group; no two for the same.</param>
/// <param name="Pairs">People that two units list.</param>
/// <param name="Published">Whether the figures are published ones.</param>
internal sealed record MonthPlan(
    GenerateRequest Request,
    IReadOnlyList<ListPlan> Lists,
    IReadOnlyList<DuplicatePair> Pairs,
    bool Published)
{
    /// <summary>The month of the lists.</summary>
    public Period Period => Request.Period;

    /// <summary>The province's 2-digit code.</summary>
    public string Province => Request.Province;
}
