using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disbursement.Core.Identity;

/// <summary>Refuses personal data in JSON, so that it cannot slip into a durable history, a message or a log.</summary>
/// <remarks>A writer that is meant to carry it says so by calling <c>Reveal()</c> (DESIGN 8).</remarks>
/// <typeparam name="T">The masking type.</typeparam>
public sealed class PersonalDataJsonConverter<T> : JsonConverter<T>
{
    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(T).Name} is personal data and is not read from JSON.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(T).Name} is personal data and is not written to JSON.");
}
