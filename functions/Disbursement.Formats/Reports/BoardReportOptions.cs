namespace Disbursement.Formats.Reports;

/// <summary>What the board needs beside its lines.</summary>
public sealed record BoardReportOptions
{
    /// <summary>The names on the report.</summary>
    public required ReportLetterhead Letterhead { get; init; }

    /// <summary>The name of a unit's code.</summary>
    public required Func<string, string> UnitName { get; init; }

    /// <summary>The moment the board shows.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who closed intake without all lists, and why; <see langword="null"/> when nobody did.</summary>
    public ClosedWithoutNote? ClosedWithout { get; init; }
}
