using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Values as the table service writes them in JSON, and back.</summary>
/// <remarks>Only texts, truth values and 32-bit numbers are told by their JSON form; the rest carry their type's name
/// in a second property, <c>name@odata.type</c>.</remarks>
internal static class EdmValue
{
    /// <summary>What is added to a property's name to say its type.</summary>
    public const string TypeSuffix = "@odata.type";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <summary>Writes one property, with its type where the JSON form does not tell it.</summary>
    /// <exception cref="NotSupportedException">The service has no such type.</exception>
    public static void Write(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text: writer.WriteString(name, text); break;
            case bool truth: writer.WriteBoolean(name, truth); break;
            case int number: writer.WriteNumber(name, number); break;
            case long number: WriteTyped(writer, name, "Edm.Int64", number.ToString(Invariant)); break;
            case double number: WriteDouble(writer, name, number); break;
            case DateTimeOffset instant: WriteTyped(writer, name, "Edm.DateTime", Text(instant)); break;
            case DateTime instant: WriteTyped(writer, name, "Edm.DateTime", Text(new DateTimeOffset(instant))); break;
            case Guid id: WriteTyped(writer, name, "Edm.Guid", id.ToString()); break;
            case byte[] bytes: WriteTyped(writer, name, "Edm.Binary", Convert.ToBase64String(bytes)); break;
            case BinaryData data: Write(writer, name, data.ToArray()); break;
            case Enum member: writer.WriteString(name, member.ToString()); break;
            default:
                throw new NotSupportedException($"Property {name}: a table does not hold {value.GetType()}.");
        }
    }

    /// <summary>Reads one property.</summary>
    /// <param name="element">The JSON value.</param>
    /// <param name="edmType">The type named beside it, or null.</param>
    /// <returns>Null for JSON's null.</returns>
    public static object? Read(JsonElement element, string? edmType) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => ReadNumber(element, edmType),
        JsonValueKind.String => ReadText(element.GetString()!, edmType),
        _ => null,
    };

    /// <summary>An instant as the service writes it, in UTC to the tenth of a microsecond.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>Converts what was read to the type a property wants.</summary>
    /// <exception cref="InvalidCastException">The stored type does not fit.</exception>
    public static object ConvertTo(object value, Type wanted) => value switch
    {
        _ when wanted.IsInstanceOfType(value) => value,
        int number when wanted == typeof(long) => (long)number,
        int number when wanted == typeof(double) => (double)number,
        DateTimeOffset instant when wanted == typeof(DateTime) => instant.UtcDateTime,
        byte[] bytes when wanted == typeof(BinaryData) => new BinaryData(bytes),
        string text when wanted.IsEnum => Enum.Parse(wanted, text),
        _ => throw new InvalidCastException($"A stored {value.GetType()} does not fit a property of type {wanted}."),
    };

    private static void WriteTyped(Utf8JsonWriter writer, string name, string type, string value)
    {
        writer.WriteString(name + TypeSuffix, type);
        writer.WriteString(name, value);
    }

    private static void WriteDouble(Utf8JsonWriter writer, string name, double number)
    {
        writer.WriteString(name + TypeSuffix, "Edm.Double");
        if (double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The service may leave a double's type out; then its decimal point or exponent tells it.</summary>
    private static object ReadNumber(JsonElement element, string? edmType)
    {
        bool isDouble = edmType == "Edm.Double" || element.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');
        if (isDouble)
        {
            return element.GetDouble();
        }

        // Cast apart, or the two would meet as long.
        return edmType != "Edm.Int64" && element.TryGetInt32(out int number) ? (object)number : element.GetInt64();
    }

    private static object ReadText(string text, string? edmType) => edmType switch
    {
        "Edm.Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Edm.DateTime" => ReadInstant(text),
        "Edm.Guid" => Guid.Parse(text),
        "Edm.Binary" => Convert.FromBase64String(text),
        "Edm.Double" => double.Parse(text, CultureInfo.InvariantCulture),
        _ => text,
    };

    /// <summary>Reads an instant; the service writes UTC always.</summary>
    internal static DateTimeOffset ReadInstant(string text) =>
        DateTimeOffset.Parse(text, Invariant, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
