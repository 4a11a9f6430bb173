using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>Makes OData conditions whose values are quoted by their type.</summary>
internal static class ODataFilter
{
    /// <summary>Fills a condition's places with quoted values.</summary>
    /// <exception cref="NotSupportedException">A value has a type that a table does not hold.</exception>
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        object[] literals = [.. filter.GetArguments().Select(Literal)];
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static string Literal(object? value) => value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        char letter => letter == '\'' ? "''''" : $"'{letter}'",
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset instant => $"datetime'{EdmValue.Text(instant)}'",
        DateTime instant => $"datetime'{EdmValue.Text(new DateTimeOffset(instant))}'",
        Guid id => $"guid'{id}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        null => throw new NotSupportedException("A table condition does not take null: it has no such value."),
        _ => throw new NotSupportedException($"A table condition does not take {value.GetType()}."),
    };
}
