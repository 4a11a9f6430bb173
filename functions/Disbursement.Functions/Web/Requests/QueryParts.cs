using Disbursement.Functions.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Functions.Web.Requests;

/// <summary>Parts of a query that several endpoints take.</summary>
public static class QueryParts
{
    /// <summary><c>unit</c>: the code of a unit; empty for all.</summary>
    /// <exception cref="ProblemException">It is no code of a unit.</exception>
    public static string Unit(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string unit = query["unit"].ToString();
        return unit.Length == 0 || RouteParts.IsUnit(unit)
            ? unit
            : throw new ProblemException(RequestProblems.Field("unit", "the code of a unit, 3 or 5 digits"));
    }

    /// <summary><c>format</c>: how the answer is written.</summary>
    /// <param name="query">The query.</param>
    /// <param name="formats">What there is, two at least; the first is taken where none is asked for.</param>
    /// <exception cref="ProblemException">It is none of them.</exception>
    public static string Format(IQueryCollection query, params IReadOnlyList<string> formats)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(formats);
        string format = query["format"].ToString() is { Length: > 0 } text ? text : formats[0];
        return formats.Contains(format)
            ? format
            : throw new ProblemException(RequestProblems.Field(
                "format", $"{string.Join(", ", formats.Take(formats.Count - 1))} or {formats[^1]}"));
    }
}
