using System.Collections.Frozen;
using Disbursement.Core.Text;

namespace Disbursement.Core.Identity;

/// <summary>The 63 place codes of citizen ids issued for births registered in Vietnam.</summary>
/// <remarks>Circular 07/2016/TT-BCA, annex 1 (DOMAIN 1.2). Other codes exist: they name countries.</remarks>
public static class PlaceCodes
{
    private static readonly Lazy<FrozenSet<string>> Codes = new(Load);

    /// <summary>Tells whether a 3-digit code names a province.</summary>
    public static bool IsProvince(string code) => Codes.Value.Contains(code);

    private static FrozenSet<string> Load()
    {
        using StreamReader reader = DataTable.OpenShipped("place_codes.csv");
        DataTable table = DataTable.Parse(reader, "place_code");
        return table.Rows.Select(row => table.Cell(row, "place_code")).ToFrozenSet(StringComparer.Ordinal);
    }
}
