using System.Runtime.InteropServices;
using System.Text.Json;

namespace Disbursement.Cli.Reports;

/// <summary>Count and money.</summary>
/// <param name="Count">Payments.</param>
/// <param name="Dong">Their money in đồng.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AdvanceTally(long Count, long Dong)
{
    /// <summary>Adds two.</summary>
    public static AdvanceTally operator +(AdvanceTally left, AdvanceTally right) =>
        new(left.Count + right.Count, left.Dong + right.Dong);
}

/// <summary>A line of the settlement of the advance, as the app tells it; checked here again.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Source">The budget source, such as <c>Btxh</c>.</param>
/// <param name="Provider">The provider's code.</param>
/// <param name="Advanced">Handed over.</param>
/// <param name="Paid">Paid.</param>
/// <param name="Returned">Proven not to have reached the payee.</param>
/// <param name="Open">Without a final answer.</param>
/// <param name="Carried">Netted in the next transfer.</param>
/// <param name="Refund">Due back.</param>
/// <param name="FeeDong">The fee in đồng; none when no contract says.</param>
internal sealed record AdvanceRow(
    string Unit,
    string Source,
    string Provider,
    AdvanceTally Advanced,
    AdvanceTally Paid,
    AdvanceTally Returned,
    AdvanceTally Open,
    AdvanceTally Carried,
    AdvanceTally Refund,
    long? FeeDong)
{
    /// <summary>Whether officers of a commune pay it out.</summary>
    public bool IsOfficer { get; init; }

    /// <summary>The day the oldest money without an answer was handed over, <c>yyyy-MM-dd</c>; empty when all is.</summary>
    public string OpenSince { get; init; } = "";

    /// <summary>Whether both equations hold, in count and in money.</summary>
    public bool Holds => Advanced == Paid + Returned + Open && Returned == Carried + Refund;

    /// <summary>Reads the lines of the document.</summary>
    public static AdvanceRow[] Read(JsonElement advance) =>
        [.. advance.GetProperty("lines").EnumerateArray().Select(ReadLine)];

    /// <summary>Many lines as one.</summary>
    public static AdvanceRow Sum(IEnumerable<AdvanceRow> rows, string unit, string source, string provider) =>
        rows.Aggregate(
            new AdvanceRow(unit, source, provider, default, default, default, default, default, default, 0),
            static (sum, row) => sum with
            {
                Advanced = sum.Advanced + row.Advanced,
                Paid = sum.Paid + row.Paid,
                Returned = sum.Returned + row.Returned,
                Open = sum.Open + row.Open,
                Carried = sum.Carried + row.Carried,
                Refund = sum.Refund + row.Refund,
                FeeDong = sum.FeeDong + row.FeeDong,
                OpenSince = new[] { sum.OpenSince, row.OpenSince }.Where(static day => day.Length > 0)
                    .Order(StringComparer.Ordinal).FirstOrDefault(""),
            });

    private static AdvanceRow ReadLine(JsonElement line) => new(
        line.GetProperty("unit").GetString()!,
        line.GetProperty("source").GetString()!,
        line.GetProperty("provider").GetString()!,
        ReadTally(line, "advanced"),
        ReadTally(line, "paid"),
        ReadTally(line, "returned"),
        ReadTally(line, "open"),
        ReadTally(line, "carried"),
        ReadTally(line, "refund"),
        line.TryGetProperty("fee", out JsonElement fee) && fee.ValueKind == JsonValueKind.Number ? fee.GetInt64() : null)
    {
        IsOfficer = line.TryGetProperty("isOfficer", out JsonElement officer) && officer.ValueKind == JsonValueKind.True,
        OpenSince = line.TryGetProperty("openSince", out JsonElement since) ? since.GetString() ?? "" : "",
    };

    /// <summary>Reads count and money of a name.</summary>
    internal static AdvanceTally ReadTally(JsonElement line, string name)
    {
        JsonElement tally = line.GetProperty(name);
        return new AdvanceTally(tally.GetProperty("count").GetInt64(), tally.GetProperty("sum").GetInt64());
    }
}
