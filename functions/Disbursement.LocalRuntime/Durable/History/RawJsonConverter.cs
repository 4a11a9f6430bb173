using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disbursement.LocalRuntime.Durable.History;

/// <summary>Writes a payload, which is JSON already, as it is: a history is read by people too.</summary>
internal sealed class RawJsonConverter : JsonConverter<string?>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value, skipInputValidation: true);
    }
}
