using System.Text.Json;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>The answer of a hotline look-up in plain text: one block per month, one line per fact.</summary>
internal static class PersonText
{
    private const int IndentWidth = 2;

    /// <summary>Writes the answer as the app gave it; the app has already left out what the hotline may not see.</summary>
    public static void Write(CliContext context, JsonElement answer) => Write(context.Output, answer, 0);

    private static void Write(TextWriter output, JsonElement value, int indent)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Write(output, item, indent);
                output.WriteLine();
            }

            return;
        }

        string margin = new(' ', indent);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0)
            {
                continue;
            }

            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                output.WriteLine($"{margin}{property.Name}:");
                Write(output, property.Value, indent + IndentWidth);
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                output.WriteLine($"{margin}{property.Name}: {property.Value}");
            }
        }
    }
}
