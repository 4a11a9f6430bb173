using Disbursement.Core.Payments;
using Disbursement.Core.Routing;

namespace Disbursement.Functions.Routing;

/// <summary>What went into routing and what came out, for one unit: taken in + carried in = in files + held.</summary>
/// <param name="Taken">Rows of the month.</param>
/// <param name="Carried">Payments that failed before and are due again.</param>
/// <param name="InFiles">Payments to be put into files.</param>
/// <param name="Held">Rows that wait for a person.</param>
public sealed record UnitProof(Tally Taken, Tally Carried, Tally InFiles, Tally Held)
{
    /// <summary>Nothing.</summary>
    public static readonly UnitProof None = new(Tally.None, Tally.None, Tally.None, Tally.None);

    /// <summary>The proof of rows of the month.</summary>
    public static UnitProof OfTaken(IReadOnlyList<RoutedRow> rows) =>
        new(Sum(rows), Tally.None, Sum(rows.Where(IsPaid)), Sum(rows.Where(IsHeld)));

    /// <summary>The proof of payments due again.</summary>
    public static UnitProof OfCarried(IReadOnlyList<RoutedRow> rows) =>
        new(Tally.None, Sum(rows), Sum(rows.Where(IsPaid)), Sum(rows.Where(IsHeld)));

    /// <summary>Adds two units.</summary>
    public static UnitProof operator +(UnitProof left, UnitProof right) => new(
        left.Taken + right.Taken,
        left.Carried + right.Carried,
        left.InFiles + right.InFiles,
        left.Held + right.Held);

    /// <summary>The proof of a whole round.</summary>
    public RoundProof ToRoundProof() => new(Taken, Carried, InFiles, Held);

    private static bool IsPaid(RoutedRow row) => !row.Route.IsHeld;

    private static bool IsHeld(RoutedRow row) => row.Route.IsHeld;

    private static Tally Sum(IEnumerable<RoutedRow> rows) =>
        rows.Aggregate(Tally.None, static (sum, row) => sum.With(row.Due));
}
