using Disbursement.Core.Comparison;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;

namespace Disbursement.Functions.Web.Views;

/// <summary>The figures of one part of a comparison.</summary>
/// <param name="Unit">Code of the unit; empty for the province.</param>
/// <param name="Commune">Code of the commune; empty for a unit or the province.</param>
/// <param name="Group"><c>BTXH</c>, <c>NCC</c>, <c>KHAC</c>; empty for all.</param>
/// <param name="Figures">Its figures.</param>
public sealed record ComparisonPartView(string Unit, string Commune, string Group, ComparisonFigures Figures);

/// <summary>A month against the one before.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="Before">The month before.</param>
/// <param name="HasBefore">Whether there is a month before to compare with.</param>
/// <param name="ListsWithoutBefore">Lists that the month before did not have.</param>
/// <param name="CodesWithoutMap">Codes of the month before of which no map says what became of them.</param>
/// <param name="Total">The province.</param>
/// <param name="Groups">The groups of the province.</param>
/// <param name="Units">The units.</param>
/// <param name="Communes">The communes of the units, by group.</param>
public sealed record ComparisonView(
    string Province,
    string Period,
    string Before,
    bool HasBefore,
    IReadOnlyList<string> ListsWithoutBefore,
    IReadOnlyList<string> CodesWithoutMap,
    ComparisonFigures Total,
    IReadOnlyList<ComparisonPartView> Groups,
    IReadOnlyList<ComparisonPartView> Units,
    IReadOnlyList<ComparisonPartView> Communes)
{
    /// <summary>The view of a comparison.</summary>
    internal static ComparisonView Of(MonthComparison comparison) => new(
        comparison.Province,
        comparison.Period,
        comparison.Before,
        comparison.HasBefore,
        comparison.ListsWithoutBefore,
        comparison.CodesWithoutMap,
        comparison.Total(),
        [.. ProgrammeGroups.All.Select(group => new ComparisonPartView("", "", group.ToCode(), comparison.Of(group)))],
        [.. comparison.ByUnit().Select(static unit => new ComparisonPartView(unit.Unit, "", "", unit.Figures))],
        [
            .. comparison.Rows.Select(static row => new ComparisonPartView(
                row.Place.Unit, row.Place.Commune, row.Place.Group.ToCode(), row.Figures)),
        ]);
}

/// <summary>An entitlement as one month lists it. Personal data.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Commune">Code of the commune.</param>
/// <param name="AmountDong">The month's allowance.</param>
/// <param name="ArrearsDong">Arrears.</param>
/// <param name="Channel">Channel asked for.</param>
/// <param name="Institution">BIN of the institution; null without one.</param>
/// <param name="Account">The account with all but its last digits masked; null without one.</param>
/// <param name="Receiver">Name of who receives.</param>
public sealed record PersonSideView(
    string Unit,
    string Commune,
    long AmountDong,
    long ArrearsDong,
    string Channel,
    string? Institution,
    string? Account,
    string Receiver)
{
    /// <summary>One side of a difference; null for none.</summary>
    internal static PersonSideView? Of(DifferenceSide? side) => side is null ? null : new PersonSideView(
        side.Place.Unit,
        side.Place.Commune,
        side.Amount.Dong,
        side.Arrears.Dong,
        side.Asked.ToCode(),
        side.Institution,
        side.Account?.ToString(),
        side.PayeeName.Reveal());

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => nameof(PersonSideView);
}

/// <summary>One person's entitlement that changed. Personal data; the programme is left out.</summary>
/// <param name="CitizenId">The beneficiary's number.</param>
/// <param name="FullName">Their name.</param>
/// <param name="Group"><c>BTXH</c>, <c>NCC</c> or <c>KHAC</c>.</param>
/// <param name="Changes">Codes of what changed.</param>
/// <param name="Before">The month before; null when new.</param>
/// <param name="Now">This month; null when stopped.</param>
public sealed record PersonDifferenceView(
    string CitizenId,
    string FullName,
    string Group,
    IReadOnlyList<string> Changes,
    PersonSideView? Before,
    PersonSideView? Now)
{
    /// <summary>The view of a difference.</summary>
    internal static PersonDifferenceView Of(EntitlementDifference difference) => new(
        difference.Key.Person.Reveal(),
        difference.FullName.Reveal(),
        (difference.Now ?? difference.Before)!.Place.Group.ToCode(),
        difference.Kinds.ToCodes().Split(' '),
        PersonSideView.Of(difference.Before),
        PersonSideView.Of(difference.Now));

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => nameof(PersonDifferenceView);
}

/// <summary>Persons behind a comparison.</summary>
/// <param name="Persons">The first of them in order of their numbers.</param>
/// <param name="HasMore">Whether there are more: ask for CSV.</param>
public sealed record ComparisonPersonsView(IReadOnlyList<PersonDifferenceView> Persons, bool HasMore);
