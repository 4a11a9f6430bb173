using System.Text.Json;

namespace Disbursement.Cli.Reports;

/// <summary>The sub-ledger of a commune's focal account, as the app tells it; checked here again.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Source">The budget source, such as <c>Btxh</c>.</param>
/// <param name="Account">The account, masked, after its institution.</param>
/// <param name="Advanced">Paid in.</param>
/// <param name="Acknowledged">Handed over against a signature.</param>
/// <param name="NotHandedOver">Not handed over for a reason, or sent back.</param>
/// <param name="Outstanding">Not accounted for.</param>
/// <param name="Ages">The outstanding by the day it was paid in, <c>yyyy-MM-dd</c>.</param>
internal sealed record FocalRow(
    string Unit,
    string Source,
    string Account,
    AdvanceTally Advanced,
    AdvanceTally Acknowledged,
    AdvanceTally NotHandedOver,
    AdvanceTally Outstanding,
    IReadOnlyList<(string Since, AdvanceTally Outstanding)> Ages)
{
    /// <summary>Whether it adds up, in count and in money.</summary>
    public bool Holds => Advanced == Acknowledged + NotHandedOver + Outstanding
        && Outstanding == Ages.Aggregate(default(AdvanceTally), static (sum, age) => sum + age.Outstanding);

    /// <summary>Reads the sub-ledgers of the document; none when no money went to a focal account.</summary>
    public static FocalRow[] Read(JsonElement advance) =>
        advance.TryGetProperty("focal", out JsonElement lines) && lines.ValueKind == JsonValueKind.Array
            ? [.. lines.EnumerateArray().Select(ReadLine)]
            : [];

    private static FocalRow ReadLine(JsonElement line) => new(
        line.GetProperty("unit").GetString()!,
        line.GetProperty("source").GetString()!,
        $"{line.GetProperty("institution").GetString()} {line.GetProperty("account").GetString()}",
        AdvanceRow.ReadTally(line, "advanced"),
        AdvanceRow.ReadTally(line, "acknowledged"),
        AdvanceRow.ReadTally(line, "notHandedOver"),
        AdvanceRow.ReadTally(line, "outstanding"),
        [
            .. line.GetProperty("ages").EnumerateArray().Select(static age =>
                (age.GetProperty("since").GetString()!, AdvanceRow.ReadTally(age, "outstanding"))),
        ]);
}
