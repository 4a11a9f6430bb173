using System.Globalization;
using System.Xml;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;

namespace Disbursement.Formats.Xml;

/// <summary>Numbers and times as ISO 20022 writes them.</summary>
internal static class IsoValues
{
    /// <summary>
    /// An amount in VND, which has no decimals; zeros after the point are taken, anything else is not.
    /// </summary>
    public static bool TryAmount(string text, out Vnd amount)
    {
        amount = Vnd.Zero;
        bool valid = decimal.TryParse(
                text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            && value == decimal.Truncate(value) && value >= 0 && value <= Vnd.MaxDong;
        if (valid)
        {
            amount = Vnd.FromDong((long)value);
        }

        return valid;
    }

    /// <summary>A count of at most 15 digits.</summary>
    public static bool TryCount(string text, out long count) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && text.Length <= 15;

    /// <summary>A date and time; without an offset it is Vietnam's.</summary>
    public static bool TryTime(string text, out DateTimeOffset time)
    {
        time = default;
        bool valid = DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed);
        if (!valid)
        {
            return false;
        }

        int at = text.IndexOf('T', StringComparison.Ordinal);
        bool hasOffset = text.EndsWith('Z') || (at >= 0 && text.AsSpan(at).ContainsAny('+', '-'));
        time = hasOffset ? parsed : new DateTimeOffset(parsed.UtcDateTime.Ticks, VietnamTime.Offset);
        return true;
    }

    /// <summary>A time in Vietnam with its offset, to the second.</summary>
    public static string Time(DateTimeOffset time) =>
        VietnamTime.In(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The settings of every file we write: UTF-8 without a mark, two spaces, line feeds.</summary>
    public static XmlWriterSettings WriterSettings { get; } = new()
    {
        Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
        CloseOutput = false,
    };
}
