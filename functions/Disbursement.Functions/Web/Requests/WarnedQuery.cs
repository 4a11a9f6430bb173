using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Functions.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Functions.Web.Requests;

/// <summary>Which persons behind a warning are asked for. None of it names a person.</summary>
/// <param name="Number">The warning.</param>
/// <param name="Unit">Code of the unit; empty for all.</param>
/// <param name="Format"><c>json</c> or <c>csv</c>.</param>
public sealed record WarnedQuery(FindingNumber Number, string Unit, string Format)
{
    /// <summary>Reads the last part of an address and its query.</summary>
    /// <exception cref="ProblemException">A part is not of its form, or the number is no warning.</exception>
    public static WarnedQuery Read(string? number, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        bool isWarning = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && Enum.IsDefined((FindingNumber)value)
            && Finding.SeverityOf((FindingNumber)value) == FindingSeverity.Warning;
        if (!isWarning)
        {
            throw new ProblemException(RequestProblems.Route("number"));
        }

        return new WarnedQuery(
            (FindingNumber)value, QueryParts.Unit(query), QueryParts.Format(query, "json", "csv"));
    }

    /// <summary>The list, as the audit names it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"warning {(int)Number} unit {(Unit.Length > 0 ? Unit : "all")} as {Format}");
}
