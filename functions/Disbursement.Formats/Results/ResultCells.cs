using System.Globalization;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;

namespace Disbursement.Formats.Results;

/// <summary>Amounts and days as offices write them into result lists.</summary>
internal static class ResultCells
{
    private static readonly string[] DayFormats =
        ["dd/MM/yyyy", "d/M/yyyy", "dd/MM/yyyy HH:mm", "d/M/yyyy H:mm", "dd/MM/yyyy HH:mm:ss"];

    /// <summary>Whole đồng, with or without groups of three, as the intake rules take it (DESIGN 4, amount).</summary>
    public static bool TryAmount(string text, out Vnd amount)
    {
        amount = Vnd.Zero;
        string digits = text;
        foreach (char separator in ".,")
        {
            string[] groups = text.Split(separator);
            bool grouped = groups.Length > 1 && groups[0].Length is >= 1 and <= 3
                && groups.Skip(1).All(group => group.Length == 3);
            digits = grouped ? string.Concat(groups) : digits;
        }

        bool valid = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long dong)
            && dong <= Vnd.MaxDong;
        amount = valid ? Vnd.FromDong(dong) : Vnd.Zero;
        return valid;
    }

    /// <summary>A day of Vietnam, with or without a time; an empty cell leaves the time as it is.</summary>
    public static bool TryDay(string text, ref DateTimeOffset at)
    {
        if (text.Length == 0)
        {
            return true;
        }

        bool valid = DateTime.TryParseExact(
            text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day);
        at = valid ? new DateTimeOffset(day.Ticks, VietnamTime.Offset) : at;
        return valid;
    }
}
