using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disbursement.Core.Money;

/// <summary>Reads and writes an amount as a whole JSON number of đồng; a fraction or an exponent is an error.</summary>
public sealed class VndJsonConverter : JsonConverter<Vnd>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is no whole number of đồng in range.</exception>
    public override Vnd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long dong) && dong is >= 0 and <= Vnd.MaxDong
            ? Vnd.FromDong(dong)
            : throw new JsonException("An amount is a whole number of dong from 0 to 10^15.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Vnd value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.Dong);
    }
}
