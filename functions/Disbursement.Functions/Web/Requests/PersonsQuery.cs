using Disbursement.Core.Comparison;
using Disbursement.Functions.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Functions.Web.Requests;

/// <summary>Which persons behind a comparison are asked for. None of it names a person.</summary>
/// <param name="Unit">Code of the unit, in either month; empty for all.</param>
/// <param name="Commune">Code of the commune, in either month; empty for all.</param>
/// <param name="Change">What changed.</param>
/// <param name="Format"><c>json</c>, <c>csv</c> or <c>xlsx</c>.</param>
public sealed record PersonsQuery(string Unit, string Commune, DifferenceKinds Change, string Format)
{
    private const int CommuneDigits = 5;

    /// <summary>Reads the query of an address.</summary>
    /// <exception cref="ProblemException">A part is not of its form.</exception>
    public static PersonsQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string unit = QueryParts.Unit(query);
        string commune = query["commune"].ToString();
        if (commune.Length > 0 && !(commune.Length == CommuneDigits && RouteParts.IsUnit(commune)))
        {
            throw new ProblemException(RequestProblems.Field("commune", "the code of a commune, 5 digits"));
        }

        string format = QueryParts.Format(query, "json", "csv", "xlsx");
        (DifferenceKinds kind, _) = DifferenceCodes.All.FirstOrDefault(one => one.Code == query["change"].ToString());
        return kind != DifferenceKinds.None
            ? new PersonsQuery(unit, commune, kind, format)
            : throw new ProblemException(RequestProblems.Field(
                "change", "one of " + string.Join(", ", DifferenceCodes.All.Select(static one => one.Code))));
    }

    /// <summary>Whether a difference is asked for.</summary>
    public bool Asks(EntitlementDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Kinds.HasFlag(Change) && (IsIn(difference.Before) || IsIn(difference.Now));
    }

    /// <summary>The list, as the audit names it.</summary>
    public override string ToString() =>
        $"change {Change.ToCodes()} unit {TextOr(Unit)} commune {TextOr(Commune)} as {Format}";

    private bool IsIn(DifferenceSide? side) => side is not null
        && (Unit.Length == 0 || side.Place.Unit == Unit)
        && (Commune.Length == 0 || side.Place.Commune == Commune);

    private static string TextOr(string code) => code.Length > 0 ? code : "all";
}
