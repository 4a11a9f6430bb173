using Disbursement.Core.Periods;

namespace Disbursement.Cli.Generate.Planning;

/// <summary>What month to make up.</summary>
internal sealed record GenerateRequest
{
    /// <summary>The province's 2-digit code.</summary>
    public required string Province { get; init; }

    /// <summary>The month of the lists.</summary>
    public required Period Period { get; init; }

    /// <summary>
    /// People on all lists, at least 1; null asks for the published figures of the province and month when there are
    /// any (Hòa Bình 2024-06, Quảng Ninh 2024-05), else for <see cref="UsualPeople"/>.
    /// </summary>
    public int? People { get; init; }

    /// <summary>Same seed, same bytes.</summary>
    public ulong Seed { get; init; } = 2024;

    /// <summary>Makes the lists of the month before as well, with mostly the same people.</summary>
    public bool WithPrevious { get; init; }

    /// <summary>How much goes wrong.</summary>
    public FaultMix Faults { get; init; } = FaultMix.Usual;

    /// <summary>The kind of file the offices send.</summary>
    public ListFormat Format { get; init; } = ListFormat.Csv;

    /// <summary>
    /// Offices that send workbooks did not format all columns as text, so that a spreadsheet changed what was typed:
    /// all of it in ways that can be undone with certainty. The figures stay the same.
    /// </summary>
    public bool Damage { get; init; }

    /// <summary>People when nothing else says how many.</summary>
    public const int UsualPeople = 40_000;
}
