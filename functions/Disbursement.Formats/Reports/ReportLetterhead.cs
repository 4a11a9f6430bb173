namespace Disbursement.Formats.Reports;

/// <summary>
/// The names on top of a report and below it. Agencies change their names (DOMAIN 9.7), so they are settings.
/// </summary>
public sealed record ReportLetterhead
{
    /// <summary>The authority above, such as <c>UBND TỈNH HÒA BÌNH</c>.</summary>
    public required string Authority { get; init; }

    /// <summary>The agency that reports.</summary>
    public required string Agency { get; init; }

    /// <summary>The province's name as text says it, such as <c>tỉnh Hòa Bình</c>.</summary>
    public required string Province { get; init; }

    /// <summary>The place before the date.</summary>
    public required string Place { get; init; }

    /// <summary>The date of the report, in Vietnam.</summary>
    public required DateOnly Date { get; init; }
}
