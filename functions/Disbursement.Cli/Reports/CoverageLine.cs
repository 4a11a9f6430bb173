using System.Text.Json;

namespace Disbursement.Cli.Reports;

/// <summary>One row of the coverage report: a unit and a group. DESIGN 7 names the columns.</summary>
/// <remarks>
/// Names are matched without regard to case and underscores, since the report file writes <c>paid_to_account</c> and
/// the API <c>paidToAccount</c>. A column that is absent counts 0.
/// </remarks>
internal sealed class CoverageLine
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    private CoverageLine(JsonElement row)
    {
        foreach (JsonProperty property in row.EnumerateObject())
        {
            _values[KeyOf(property.Name)] = property.Value;
        }
    }

    /// <summary>The unit's code; the 2-digit province code for the province's row.</summary>
    public string Unit => TextOf("unit");

    /// <summary>BTXH, NCC, TONG or KHAC.</summary>
    public string Group => TextOf("group");

    /// <summary>Whether this is a row of the whole province.</summary>
    public bool IsProvince => Unit.Length == 2;

    /// <summary>A count or an amount by its column's name.</summary>
    public long this[string column] =>
        _values.TryGetValue(KeyOf(column), out JsonElement value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out long number) ? number : 0;

    /// <summary>Whether the row has the column at all.</summary>
    public bool Has(string column) => _values.TryGetValue(KeyOf(column), out JsonElement value)
        && value.ValueKind == JsonValueKind.Number;

    /// <summary>Reads the rows of a report: an array, or an object that holds one under <c>rows</c>.</summary>
    public static IReadOnlyList<CoverageLine> Read(JsonElement report)
    {
        JsonElement rows = report.ValueKind == JsonValueKind.Object && report.TryGetProperty("rows", out JsonElement inner)
            ? inner
            : report;
        return rows.ValueKind == JsonValueKind.Array
            ? [.. rows.EnumerateArray().Select(row => new CoverageLine(row))]
            : [];
    }

    private string TextOf(string column) =>
        _values.TryGetValue(column, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : string.Empty;

    private static string KeyOf(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
