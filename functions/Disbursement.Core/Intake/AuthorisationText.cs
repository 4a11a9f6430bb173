using System.Globalization;
using System.Text.RegularExpressions;
using Disbursement.Core.Text;

namespace Disbursement.Core.Intake;

/// <summary>Reads the cell that names a written authorisation: its number, and until when it holds.</summary>
internal static partial class AuthorisationText
{
    /// <summary>The latest date of the text that is not said to be the day of signing ("ngày …").</summary>
    public static DateOnly? FindExpiry(string text)
    {
        DateOnly? expiry = null;
        foreach (Match match in DateForm().Matches(text))
        {
            string day = $"{match.Groups["day"].Value}/{match.Groups["month"].Value}/{match.Groups["year"].Value}";
            bool read = DateOnly.TryParseExact(
                day, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
            if (read && !IsSigning(text[..match.Index]) && !(date < expiry))
            {
                expiry = date;
            }
        }

        return expiry;
    }

    private static bool IsSigning(string before)
    {
        string key = VietnameseText.MatchKey(before);
        bool day = key.EndsWith("NGAY", StringComparison.Ordinal);
        return day && !key.EndsWith("DEN NGAY", StringComparison.Ordinal)
            && !key.EndsWith("HET NGAY", StringComparison.Ordinal)
            && !key.EndsWith("HAN NGAY", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"(?<!\d)(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})(?!\d)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex DateForm();
}
