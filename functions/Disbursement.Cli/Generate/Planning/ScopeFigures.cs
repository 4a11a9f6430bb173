using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.Planning;

/// <summary>The figures of one month that a plan must meet exactly, for groups that are published together.</summary>
/// <remarks>
/// Published tables give accounts and payments for BTXH and NCC together (TONG) and for other programmes beside it,
/// so a scope is either both groups or KHAC alone.
/// </remarks>
internal sealed record ScopeFigures
{
    /// <summary>Beneficiaries by group: distinct people per unit and group, summed over units.</summary>
    public required IReadOnlyList<(ProgrammeGroup Group, int Beneficiaries)> Groups { get; init; }

    /// <summary>Of them, matched with the population register.</summary>
    public required int Reviewed { get; init; }

    /// <summary>Of them, with an account named in the list.</summary>
    public required int WithAccount { get; init; }

    /// <summary>Of them, paid to that account in the end.</summary>
    public required int Paid { get; init; }

    /// <summary>People with an account in the list of the month before.</summary>
    public required int PreviousWithAccount { get; init; }

    /// <summary>Of them, paid to it.</summary>
    public required int PreviousPaid { get; init; }

    /// <summary>Units whose figures are published too.</summary>
    public IReadOnlyList<UnitFigures> Units { get; init; } = [];

    /// <summary>Beneficiaries of all groups.</summary>
    public int Beneficiaries => Groups.Sum(group => group.Beneficiaries);
}

/// <summary>One unit's published figures.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Beneficiaries">Distinct people, BTXH and NCC added.</param>
/// <param name="Paid">Of them, paid to an account.</param>
internal sealed record UnitFigures(string Unit, int Beneficiaries, int Paid);
