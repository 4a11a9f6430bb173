namespace Disbursement.Formats.Reports;

/// <summary>What the page of unpaid items needs beside them.</summary>
public sealed record UnpaidReportOptions
{
    /// <summary>The names on the page.</summary>
    public required ReportLetterhead Letterhead { get; init; }

    /// <summary>The name of a commune's code.</summary>
    public required Func<string, string> CommuneName { get; init; }

    /// <summary>How many items are left out, because one document would be too long.</summary>
    public long LeftOut { get; init; }
}
