using Disbursement.Core.Periods;
using Disbursement.Core.Units;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Coverage;

/// <summary>The names on printed reports: those of the settings, else what the register of units says.</summary>
/// <param name="options">The settings.</param>
/// <param name="clock">The date of a report.</param>
public sealed class ReportNames(IOptions<ReportOptions> options, TimeProvider clock)
{
    /// <summary>The names on top of a report of a month.</summary>
    public ReportLetterhead LetterheadOf(MonthRef month)
    {
        string province = UnitName(month, month.Province);
        string place = province.Contains(' ', StringComparison.Ordinal) ? province[(province.IndexOf(' ') + 1)..] : province;
        ReportOptions names = options.Value;
        return new ReportLetterhead
        {
            Authority = names.Authority.Length > 0 ? names.Authority : $"ỦY BAN NHÂN DÂN {Upper(province)}",
            Agency = names.Agency.Length > 0 ? names.Agency : "CƠ QUAN CHI TRẢ TRỢ CẤP XÃ HỘI",
            Province = char.ToLowerInvariant(province[0]) + province[1..],
            Place = names.Place.Length > 0 ? names.Place : place,
            Date = VietnamTime.DateOf(clock.GetUtcNow()),
        };
    }

    /// <summary>The name of a unit in a month; its code when the register does not know it.</summary>
    public static string UnitName(MonthRef month, string code) =>
        UnitRegister.Shipped.Find(code, month.ToPeriod())?.Name ?? code;

    private static string Upper(string text) => text.ToUpperInvariant();
}
