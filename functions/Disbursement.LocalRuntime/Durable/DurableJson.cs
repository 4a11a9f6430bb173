using System.Text.Encodings.Web;
using System.Text.Json;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>How inputs, outputs, events and custom statuses are written as JSON.</summary>
internal static class DurableJson
{
    /// <summary>
    /// Web defaults: camelCase, read without regard to case, enums as numbers. An enum as text fails to be read,
    /// as it does on the real engine. Vietnamese is written as it is: legible, and a sixth of its escaped size.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a payload.</summary>
    /// <param name="value">The payload; null gives null, not the text <c>null</c>.</param>
    public static string? Write(object? value) =>
        value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

    /// <summary>Reads a payload; null gives the default.</summary>
    public static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, Options);
}
