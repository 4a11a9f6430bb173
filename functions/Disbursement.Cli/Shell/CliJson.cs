using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disbursement.Cli.Shell;

/// <summary>How JSON is read and written: camelCase, enums by name, Vietnamese letters as they are.</summary>
internal static class CliJson
{
    /// <summary>The options for reading and writing.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Prints a value as JSON with a line end.</summary>
    public static void Print<T>(this CliContext context, T value) =>
        context.Output.WriteLine(JsonSerializer.Serialize(value, Options).ReplaceLineEndings("\n"));
}
