using Disbursement.Core.Intake;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>
/// Names places as the officer sees them: <c>5</c>, or <c>Xã Mông Hóa!5</c> where there are several sheets.
/// </summary>
internal sealed class SheetNames
{
    private readonly Dictionary<int, string> _names = [];

    public void Add(int sheet, string name) => _names[sheet] = name;

    /// <summary>A sheet's name; empty for a file without.</summary>
    public string Of(int sheet) => _names.GetValueOrDefault(sheet, "");

    public string Print(RowPlace place) =>
        place.Sheet == 0 ? place.ToString() : $"{Of(place.Sheet)}!{place with { Sheet = 0 }}";

    public string Print(LineRanges lines) => lines.ToString(Of);
}
