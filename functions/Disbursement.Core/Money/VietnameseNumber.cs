using System.Globalization;

namespace Disbursement.Core.Money;

/// <summary>Numbers as Vietnamese reports print them: "." groups thousands, "," parts decimals (DOMAIN 8.3).</summary>
/// <remarks>The machine's culture plays no part, so that two machines print the same bytes.</remarks>
public static class VietnameseNumber
{
    private static readonly NumberFormatInfo Style = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NegativeSign = "-",
    });

    /// <summary>Groups a whole number by thousands: <c>1.234.567</c>.</summary>
    public static string Format(long number) => number.ToString("#,0", Style);

    /// <summary>Prints a share with two decimals and no sign: <c>99,12</c>.</summary>
    public static string FormatPercent(decimal percent) => percent.ToString("#,0.00", Style);

    /// <summary>The share of a part in a whole, in percent, rounded half up to two decimals.</summary>
    /// <remarks>The published figures of DOMAIN 8.2 are rounded, not cut. A whole of zero gives 0.</remarks>
    /// <param name="part">Zero or more.</param>
    /// <param name="whole">Zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public static decimal SharePercent(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        return whole == 0 ? 0m : Math.Round(part * 100m / whole, 2, MidpointRounding.AwayFromZero);
    }
}
