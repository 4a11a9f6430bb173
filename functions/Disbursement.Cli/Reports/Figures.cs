using System.Globalization;
using Disbursement.Cli.Shell;
using Disbursement.Core.Money;

namespace Disbursement.Cli.Reports;

/// <summary>Numbers as people read them. Vietnamese groups by dots and has a decimal comma; English the other way.</summary>
internal static class Figures
{
    private const decimal BytesPerMegabyte = 1024m * 1024m;
    private const int SecondsPerMinute = 60;

    /// <summary>A speed over fewer than this says nothing.</summary>
    private const int RateCountMin = 100;

    /// <summary>A whole number with its groups.</summary>
    public static string Number(Language language, long number) => language == Language.English
        ? number.ToString("#,0", CultureInfo.InvariantCulture)
        : VietnameseNumber.Format(number);

    /// <summary>An amount with its currency.</summary>
    public static string Money(Language language, long dong) =>
        Number(language, dong) + (language == Language.English ? " VND" : " đ");

    /// <summary>A share in percent, half-up to two decimals; a dash when there is nothing to share.</summary>
    public static string Share(Language language, long part, long whole) => whole == 0
        ? "–"
        : Percent(language, VietnameseNumber.SharePercent(part, whole)) + " %";

    /// <summary>A change against an earlier number, with its sign; a dash when there was none.</summary>
    public static string Change(Language language, long now, long before)
    {
        if (before == 0)
        {
            return "–";
        }

        decimal change = Math.Round((now - before) * 100m / before, 2, MidpointRounding.AwayFromZero);
        return (change > 0 ? "+" : string.Empty) + Percent(language, change) + " %";
    }

    /// <summary>Memory in megabytes, rounded up.</summary>
    public static string Megabytes(Language language, long bytes) =>
        Number(language, (long)Math.Ceiling(bytes / BytesPerMegabyte)) + " MB";

    /// <summary>A length of time: seconds with one decimal, from a minute on minutes and seconds.</summary>
    public static string Duration(Language language, TimeSpan time)
    {
        if (time.TotalSeconds >= SecondsPerMinute)
        {
            return language == Language.English
                ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s")
                : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} phút {time.Seconds:00} giây");
        }

        string seconds = time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return language == Language.English
            ? seconds + " s"
            : seconds.Replace('.', ',') + " giây";
    }

    /// <summary>How many per second; nothing when there are too few or the time is too short to tell.</summary>
    public static string Rate(Language language, long count, TimeSpan time) =>
        time.TotalSeconds < 0.05 || count < RateCountMin
            ? string.Empty
            : Number(language, (long)(count / time.TotalSeconds)) + "/s";

    private static string Percent(Language language, decimal percent) => language == Language.English
        ? percent.ToString("#,0.00", CultureInfo.InvariantCulture)
        : VietnameseNumber.FormatPercent(percent);
}
