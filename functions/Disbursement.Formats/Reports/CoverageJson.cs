using System.Text.Encodings.Web;
using System.Text.Json;
using Disbursement.Core.Coverage;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes <c>coverage.json</c>: an array of one object per row, with the columns of the CSV as members.
/// </summary>
public static class CoverageJson
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the file is never put into a page
    };

    /// <summary>Writes the table and leaves the stream open. Shares are numbers, half up to two decimals.</summary>
    public static void Write(Stream stream, CoverageTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var json = new Utf8JsonWriter(stream, WriterOptions);
        json.WriteStartArray();
        foreach (CoverageRow row in table.Rows)
        {
            json.WriteStartObject();
            foreach ((string name, Func<CoverageRow, object?> value) in CoverageColumns.All)
            {
                json.WritePropertyName(name);
                WriteValue(json, value(row));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
