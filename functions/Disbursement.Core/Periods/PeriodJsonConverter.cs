using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disbursement.Core.Periods;

/// <summary>Reads and writes a period as the JSON text <c>2024-06</c>, also as the key of a dictionary.</summary>
public sealed class PeriodJsonConverter : JsonConverter<Period>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is no period.</exception>
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Period.TryParse(reader.GetString(), out Period period)
            ? period
            : throw new JsonException("A period reads yyyy-MM, 2000 to 2099.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    /// <inheritdoc/>
    public override Period ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Period.TryParse(reader.GetString(), out Period period)
            ? period
            : throw new JsonException("A period reads yyyy-MM, 2000 to 2099.");

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Period value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString());
    }
}
