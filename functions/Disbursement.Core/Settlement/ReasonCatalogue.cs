using System.Collections.Frozen;
using Disbursement.Core.Text;

namespace Disbursement.Core.Settlement;

/// <summary>
/// Every reason the product knows. Banks and wallets speak ISO 20022, cash payers the codes PO01 to PO08.
/// </summary>
/// <remarks>
/// The table is <c>reasons.csv</c>: ISO codes are of ExternalStatusReason1Code, the classes follow DOMAIN 6.2, and
/// <c>reason_actions.csv</c> says what people do about a class. A code that is not there is
/// <see cref="Unlisted"/>: it proves nothing, so the payment waits for a person and is never paid again by itself.
/// </remarks>
public static class ReasonCatalogue
{
    /// <summary>No answer from whoever was asked: proves nothing.</summary>
    public const string NoAnswer = "NOAS";

    /// <summary>Stands for every code the catalogue does not know.</summary>
    public static SettlementReason Unlisted { get; } =
        new(
        "",
        ReasonClass.ReadText,
        "Lý do chưa có trong danh mục",
        "Reason not in the catalogue",
        ProvenFailure: false,
        NextStep.Person);

    private static readonly FrozenDictionary<string, SettlementReason> ByCode = Table()
        .ToFrozenDictionary(reason => reason.Code, StringComparer.Ordinal);

    /// <summary>All reasons, ordinal by code.</summary>
    public static IReadOnlyList<SettlementReason> All { get; } =
        [.. ByCode.Values.OrderBy(reason => reason.Code, StringComparer.Ordinal)];

    /// <summary>The reason of a code; <see cref="Unlisted"/> when the catalogue does not have it.</summary>
    public static SettlementReason Find(string code) => ByCode.GetValueOrDefault(code, Unlisted);

    private static SettlementReason[] Table()
    {
        using StreamReader reader = DataTable.OpenShipped("reasons.csv");
        DataTable table = DataTable.Parse(reader, "code", "class", "proven", "next", "vi", "en");
        return [.. table.Rows.Select(row => Read(table, row))];
    }

    private static SettlementReason Read(DataTable table, string[] row) => new(
        table.Cell(row, "code"),
        Enum.Parse<ReasonClass>(table.Cell(row, "class")),
        table.Cell(row, "vi"),
        table.Cell(row, "en"),
        ProvenFailure: table.Cell(row, "proven") == "yes",
        Enum.Parse<NextStep>(table.Cell(row, "next")));
}
