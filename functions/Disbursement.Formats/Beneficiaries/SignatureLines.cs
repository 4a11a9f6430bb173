using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Text;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Tells the signatures at the foot of a sheet from rows of people, where no total row parts them.</summary>
/// <remarks>
/// The foot begins at a row with a title of those who sign, or with place and day, and nothing that could be paid.
/// Below it a row without number, money, account and programme is a signer's name. Whatever holds one of these is
/// read as any row, so that a person below a signature is never passed over.
/// </remarks>
internal sealed partial class SignatureLines
{
    /// <summary>What stands above a signature on lists of offices; each a whole cell, marks and case folded.</summary>
    private static readonly FrozenSet<string> Titles = new[]
    {
        "Người lập", "Người lập biểu", "Người lập bảng", "Người lập danh sách", "Lập biểu", "Lập bảng", "Người duyệt",
        "Người kiểm tra", "Người kiểm soát", "Người chi trả", "Cán bộ LĐTBXH", "Công chức VH-XH",
        "Công chức văn hóa - xã hội",
        "Kế toán", "Kế toán trưởng", "Phụ trách kế toán", "Thủ quỹ", "Thủ trưởng", "Thủ trưởng đơn vị", "Trưởng phòng",
        "Phó trưởng phòng", "KT. Trưởng phòng", "Giám đốc", "Phó giám đốc", "Chủ tịch", "Phó chủ tịch", "KT. Chủ tịch",
        "Đại diện bưu điện", "Xác nhận của UBND xã", "TM. Ủy ban nhân dân", "TM. UBND", "TM. UBND xã",
        "Ký tên", "Ký, họ tên", "Ký, ghi rõ họ tên", "Ký tên, đóng dấu", "Ký, họ tên, đóng dấu",
        "Ký, ghi rõ họ tên, đóng dấu", "Đã ký",
    }.Select(VietnameseText.MatchKey).ToFrozenSet(StringComparer.Ordinal);

    private const int CellLengthMax = 80;
    private const int DayDigitsMax = 8;

    private static readonly IntakeField[] Spoken =
    [
        IntakeField.CitizenId, IntakeField.Amount, IntakeField.Arrears, IntakeField.Account, IntakeField.Birth,
        IntakeField.CommuneCode,
    ];

    private bool _hasBegun;

    /// <summary>Whether the row belongs to the foot of the sheet.</summary>
    public bool Holds(RawRow row)
    {
        if (CouldBePaid(row))
        {
            return false;
        }

        _hasBegun = _hasBegun || row.Cells.Any(Begins);
        return _hasBegun;
    }

    /// <summary>A number, a birth, money, an account or a programme: then a person may stand behind the row.</summary>
    private static bool CouldBePaid(RawRow row) =>
        Spoken.Any(field => HasNumber(row[field]))
        || ProgrammeTable.Shipped.Find(row[IntakeField.Programme]) is not null;

    /// <summary>Whether a cell has digits that are no day of signing, which may stand in any column.</summary>
    private static bool HasNumber(string text) => text.Count(char.IsAsciiDigit) switch
    {
        0 => false,
        > DayDigitsMax => true,
        _ => !PlaceAndDay().IsMatch(VietnameseText.MatchKey(text)),
    };

    private static bool Begins(string cell)
    {
        if (cell.Length is 0 or > CellLengthMax)
        {
            return false;
        }

        string key = VietnameseText.MatchKey(cell);
        return Titles.Contains(key) || PlaceAndDay().IsMatch(key);
    }

    [GeneratedRegex(
        "^(.{1,40} )?NGAY ([0-9]{1,2} )?THANG ([0-9]{1,2} )?NAM( [0-9]{4})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PlaceAndDay();
}
