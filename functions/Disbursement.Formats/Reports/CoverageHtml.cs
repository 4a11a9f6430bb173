using System.Globalization;
using Disbursement.Core.Coverage;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Formats.Reports;

/// <summary>What a coverage report needs beside the table.</summary>
public sealed record CoverageReportOptions
{
    /// <summary>The names on the report.</summary>
    public required ReportLetterhead Letterhead { get; init; }

    /// <summary>The name of a unit's code.</summary>
    public required Func<string, string> UnitName { get; init; }

    /// <summary>The proof of the settlement, printed when given.</summary>
    public SettlementProof? Proof { get; init; }

    /// <summary>Who closed intake without all lists, and why; <see langword="null"/> when nobody did.</summary>
    public ClosedWithoutNote? ClosedWithout { get; init; }

    /// <summary>How many units the ranking shows at each end, 1 or more.</summary>
    public int RankedUnitsMax { get; init; } = 5;
}

/// <summary>Writes the monthly coverage report: one page of HTML that prints on A4 landscape (DOMAIN 8.5).</summary>
/// <remarks>Vietnamese, numbers as in 1.234.567 and 99,12 %, last month beside this one. No external resources and no
/// persons: counts and money only.</remarks>
public static class CoverageHtml
{
    /// <summary>Writes the report and leaves the stream open.</summary>
    public static void Write(Stream stream, CoverageTable table, CoverageReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        var page = new Html();
        ReportParts.Begin(
            page,
            options.Letterhead,
            "BÁO CÁO",
            $"Kết quả chi trả an sinh xã hội không dùng tiền mặt {table.Period.Vietnamese}",
            $"Địa bàn {options.Letterhead.Province}; đơn vị tính: người, đồng");
        CoverageRow total = table.Find(table.Province, CoverageGroup.Tong)
            ?? throw new ArgumentException("The table has no row of the province.", nameof(table));
        CoverageHtmlParts.WriteBoxes(page, total);
        CoverageHtmlParts.WriteProof(page, options.Proof);
        page.Element("h2", "I. Kết quả theo địa phương (bảo trợ xã hội và người có công)");
        CoverageHtmlTables.WriteUnits(page, table, options.UnitName);
        page.Element("h2", "II. Kết quả theo nhóm đối tượng và kênh chi trả");
        CoverageHtmlTables.WriteGroups(page, table);
        CoverageHtmlParts.WriteRanking(page, table, options);
        CoverageHtmlParts.WriteDecisions(page, total);
        CoverageHtmlParts.WriteNotes(page, table, options);
        ReportParts.EndSignedByAgency(page);
        page.WriteTo(stream);
    }

    /// <summary>A share with its sign: <c>63,97 %</c>.</summary>
    internal static string Percent(decimal share) => $"{VietnameseNumber.FormatPercent(share)}\u00A0%";

    /// <summary>A change with its sign; a dash when there is nothing to compare with.</summary>
    internal static string Signed(long? change) => change switch
    {
        null => "–",
        > 0 => $"+{VietnameseNumber.Format(change.Value)}",
        _ => VietnameseNumber.Format(change.Value).Replace('-', '−'),
    };

    /// <summary>A change of a share in percentage points, with its sign.</summary>
    internal static string SignedPoints(decimal? change) => change switch
    {
        null => "–",
        > 0 => $"+{VietnameseNumber.FormatPercent(change.Value)}",
        _ => VietnameseNumber.FormatPercent(change.Value).Replace('-', '−'),
    };

    /// <summary>The class of a change: better, worse or neither.</summary>
    internal static string Direction(decimal? change) => change switch
    {
        > 0 => " class=\"up\"",
        < 0 => " class=\"down\"",
        _ => "",
    };

    /// <summary>A length in per cent for a style, whatever the machine's culture.</summary>
    internal static string Length(decimal percent) =>
        Math.Clamp(percent, 0, 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
