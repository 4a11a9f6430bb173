using System.Collections.Frozen;
using Disbursement.Core.Text;
using Disbursement.Core.Verification;

namespace Disbursement.Core.Routing;

/// <summary>Why something went as it did, in the words of a screen.</summary>
/// <param name="Vietnamese">The words.</param>
/// <param name="English">The same in English.</param>
public sealed record Explanation(string Vietnamese, string English);

/// <summary>The words of every finding and every reason of a route: <c>explanations.csv</c>.</summary>
public static class Explanations
{
    private static readonly FrozenDictionary<string, Explanation> ByCode = Table()
        .ToFrozenDictionary(static row => row.Key, static row => row.Words, StringComparer.Ordinal);

    /// <summary>Why a row goes where it goes, or is held.</summary>
    public static Explanation Of(RouteReason reason) => ByCode[$"route.{reason}"];

    /// <summary>What verification found.</summary>
    public static Explanation Of(VerificationFinding finding) => ByCode[$"finding.{finding}"];

    private static (string Key, Explanation Words)[] Table()
    {
        using StreamReader reader = DataTable.OpenShipped("explanations.csv");
        DataTable table = DataTable.Parse(reader, "kind", "code", "vi", "en");
        return
        [
            .. table.Rows.Select(row => (
                $"{table.Cell(row, "kind")}.{table.Cell(row, "code")}",
                new Explanation(table.Cell(row, "vi"), table.Cell(row, "en")))),
        ];
    }
}
