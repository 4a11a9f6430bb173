using System.Collections.Frozen;
using System.Globalization;
using Disbursement.Core.Text;

namespace Disbursement.Core.Intake;

/// <summary>The texts of a finding in both languages; <c>{0}</c> stands for <see cref="Finding.Value"/>.</summary>
/// <param name="Number">The finding.</param>
/// <param name="Code">A stable code: <c>field.fault</c>.</param>
/// <param name="Vietnamese">What is wrong.</param>
/// <param name="English">What is wrong.</param>
/// <param name="ToDoVietnamese">What the officer should do.</param>
/// <param name="ToDoEnglish">What the officer should do.</param>
public sealed record FindingText(
    FindingNumber Number,
    string Code,
    string Vietnamese,
    string English,
    string ToDoVietnamese,
    string ToDoEnglish)
{
    /// <summary>The Vietnamese text with the finding's value in its place.</summary>
    public string InVietnamese(string? value) => Fill(Vietnamese, value);

    /// <summary>The English text with the finding's value in its place.</summary>
    public string InEnglish(string? value) => Fill(English, value);

    /// <summary>Over many rows there is no one value: what stands in brackets goes.</summary>
    private static string Fill(string text, string? value) => value is null
        ? text.Replace(" ({0})", "", StringComparison.Ordinal).Replace("{0}", "…", StringComparison.Ordinal)
        : text.Replace("{0}", value, StringComparison.Ordinal);
}

/// <summary>The one table of what intake may find.</summary>
public static class FindingCatalogue
{
    private static readonly Lazy<FrozenDictionary<FindingNumber, FindingText>> Texts = new(Load);

    /// <summary>All findings, by number.</summary>
    public static IReadOnlyList<FindingText> All => [.. Texts.Value.Values.OrderBy(text => text.Number)];

    /// <summary>The texts of a finding.</summary>
    public static FindingText Get(FindingNumber number) => Texts.Value[number];

    private static FrozenDictionary<FindingNumber, FindingText> Load()
    {
        using StreamReader reader = DataTable.OpenShipped("findings.csv");
        DataTable table = DataTable.Parse(reader, "number", "code", "vi", "en", "do_vi", "do_en");
        return table.Rows.Select(row => Read(table, row)).ToFrozenDictionary(text => text.Number);
    }

    private static FindingText Read(DataTable table, string[] row) => new(
        (FindingNumber)int.Parse(table.Cell(row, "number"), CultureInfo.InvariantCulture),
        table.Cell(row, "code"),
        table.Cell(row, "vi"),
        table.Cell(row, "en"),
        table.Cell(row, "do_vi"),
        table.Cell(row, "do_en"));
}
