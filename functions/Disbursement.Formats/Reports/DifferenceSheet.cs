using Disbursement.Core.Comparison;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Reports;

/// <summary>The persons behind a comparison, for those allowed to see them, as CSV and as XLSX.</summary>
/// <remarks>Personal data. Accounts show their last four digits; the programme can tell a diagnosis and is left out.
/// </remarks>
public static class DifferenceSheet
{
    private const int AccountDigitsShown = 4;

    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "Số định danh", "Họ và tên", "Nhóm", "Thay đổi", "Đơn vị trước", "Đơn vị", "Xã trước", "Xã", "Mức hưởng trước",
        "Mức hưởng", "Chênh lệch", "Truy lĩnh trước", "Truy lĩnh", "Hình thức trước", "Hình thức", "Tài khoản trước",
        "Tài khoản", "Người nhận trước", "Người nhận",
    ];

    /// <summary>The words of what changed, as reports and sheets say them.</summary>
    public static string WordsOf(DifferenceKinds kinds) => string.Join(
        ", ", DifferenceCodes.All.Where(one => kinds.HasFlag(one.Kind)).Select(static one => WordOf(one.Kind)));

    /// <summary>Writes the header of a CSV for spreadsheets; the writer is one that disarms formulas.</summary>
    public static void WriteHeader(CsvWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteByteOrderMark();
        writer.WriteRow([.. Header]);
    }

    /// <summary>Writes one row of the CSV.</summary>
    public static void Write(CsvWriter writer, EntitlementDifference difference)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (object? cell in CellsOf(difference))
        {
            if (cell is long number)
            {
                writer.Write(number);
            }
            else
            {
                writer.Write((string?)cell);
            }
        }

        writer.EndRow();
    }

    /// <summary>Writes a workbook and leaves the stream open. Rows are taken one by one.</summary>
    public static void WriteXlsx(Stream stream, IEnumerable<EntitlementDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        XlsxSheet.Write(stream, "Danh sách", Header, differences.Select(CellsOf));
    }

    private static IReadOnlyList<object?> CellsOf(EntitlementDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        (DifferenceSide? before, DifferenceSide? now) = (difference.Before, difference.Now);
        return
        [
            difference.Key.Person.Reveal(),
            difference.FullName.Reveal(),
            (now ?? before)!.Place.Group.ToCode(),
            WordsOf(difference.Kinds),
            before?.Place.Unit,
            now?.Place.Unit,
            before?.Place.Commune,
            now?.Place.Commune,
            before?.Amount.Dong,
            now?.Amount.Dong,
            (now?.Amount.Dong ?? 0) - (before?.Amount.Dong ?? 0),
            before?.Arrears.Dong,
            now?.Arrears.Dong,
            before?.Asked.ToCode(),
            now?.Asked.ToCode(),
            AccountOf(before),
            AccountOf(now),
            before?.PayeeName.Reveal(),
            now?.PayeeName.Reveal(),
        ];
    }

    private static string? AccountOf(DifferenceSide? side)
    {
        if (side?.Account is not { } account)
        {
            return null;
        }

        string digits = account.Reveal();
        string shown = digits.Length > AccountDigitsShown ? digits[^AccountDigitsShown..] : "";
        return $"{side.Institution} …{shown}";
    }

    private static string WordOf(DifferenceKinds kind) => kind switch
    {
        DifferenceKinds.New => "mới",
        DifferenceKinds.Stopped => "thôi hưởng",
        DifferenceKinds.Moved => "chuyển đến, đi",
        DifferenceKinds.Amount => "đổi mức hưởng",
        DifferenceKinds.Arrears => "truy lĩnh",
        DifferenceKinds.Account => "đổi tài khoản",
        DifferenceKinds.Channel => "đổi hình thức",
        DifferenceKinds.Receiver => "đổi người nhận",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
