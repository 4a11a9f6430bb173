using System.ComponentModel;
using System.Globalization;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Converts values by name, which are mostly texts, to the types of parameters.</summary>
internal static class DataValue
{
    /// <summary>Whether texts convert to a type.</summary>
    public static bool CanConvertTo(Type wanted) =>
        wanted == typeof(object) || TypeDescriptor.GetConverter(wanted).CanConvertFrom(typeof(string));

    /// <summary>Converts a value.</summary>
    /// <exception cref="DataValueException">It has not the form that the type wants.</exception>
    public static object? Convert(string name, object? value, Type wanted)
    {
        if (value is null || wanted.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            string text = System.Convert.ToString(value, CultureInfo.InvariantCulture)!;
            return TypeDescriptor.GetConverter(wanted).ConvertFromInvariantString(text);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            throw new DataValueException(name, wanted, exception);
        }
    }
}

/// <summary>A value by name has not the form its parameter wants. The value itself is not repeated.</summary>
internal sealed class DataValueException(string name, Type wanted, Exception cause)
    : Exception($"The value of '{name}' is not a {wanted.Name}.", cause);
