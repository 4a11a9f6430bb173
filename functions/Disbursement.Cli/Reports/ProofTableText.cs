using System.Text.Json;
using Disbursement.Cli.Shell;
using Disbursement.Core.Settlement;

namespace Disbursement.Cli.Reports;

/// <summary>The proof of a month in plain text: what was in files, and what became of it, to the đồng.</summary>
internal static class ProofTableText
{
    private static readonly (string Name, Words Title)[] Parts =
    [
        ("providers", new("Bên chi trả", "Provider")),
        ("groups", new("Nguồn", "Source")),
        ("units", new("Đơn vị", "Unit")),
        ("files", new("Tệp", "File")),
    ];

    /// <summary>Lines of a table: a province may have hundreds of files. Those that do not add up come first.</summary>
    private const int LinesMax = 12;

    private static readonly string[] Outcomes = ["paid", "returned", "open"];

    /// <summary>Whether every line adds up, in count and in money, as counted here.</summary>
    public static bool Holds(JsonElement proof) => IsWhole(proof.GetProperty("month"))
        && Parts.SelectMany(part => proof.GetProperty(part.Name).EnumerateArray()).All(IsWhole)
        && OwedHolds(proof);

    /// <summary>Writes the proof.</summary>
    public static void Write(CliContext context, JsonElement proof)
    {
        bool isShort = false;
        foreach ((string name, Words title) in Parts)
        {
            TextTable table = NewTable(context, context.Say(title));
            JsonElement[] lines = [.. proof.GetProperty(name).EnumerateArray()];
            JsonElement[] inOrder = lines.Length <= LinesMax ? lines : [.. lines.OrderBy(IsWhole)];
            int shown = lines.Length <= LinesMax ? lines.Length : LinesMax - 1;
            foreach (JsonElement line in inOrder.Take(shown))
            {
                Add(context, table, line.GetProperty("code").GetString()!, line);
            }

            if (shown < lines.Length)
            {
                isShort = true;
                string more = Figures.Number(context.Language, lines.Length - shown);
                Add(context, table, context.Say($"{more} dòng khác", $"{more} more"), inOrder[shown..]);
            }

            table.AddRule();
            Add(context, table, context.Say("Tổng cộng", "Total"), proof.GetProperty("month"));
            table.Write(context.Output);
            context.Output.WriteLine();
        }

        WriteOwed(context, proof);
        if (isShort)
        {
            context.WriteLine(
                "Đủ các dòng trong sổ tính: --out doi-chieu.xlsx (hoặc --json).",
                "All lines are in the workbook: --out proof.xlsx (or --json).");
        }

        if (Holds(proof))
        {
            context.WriteLine("Khớp đến từng đồng.", "Holds to the đồng.");
        }
        else
        {
            context.WriteLine(
                "KHÔNG KHỚP: xem các dòng có dấu ✗, rồi tải từng khoản của tệp bằng --file.",
                "DOES NOT HOLD: see the lines marked ✗, then download the payments of the file with --file.");
        }
    }

    /// <summary>What is owed by age, over all units; nothing while the units are not counted.</summary>
    private static void WriteOwed(CliContext context, JsonElement proof)
    {
        JsonElement[] owed = OwedOf(proof);
        if (owed.Length == 0)
        {
            return;
        }

        var table = new TextTable(context.Language == Language.English
            ? ["Owed since", ">Carried", ">VND", ">Open", ">VND"]
            : ["Còn phải chi", ">Chuyển kỳ sau", ">Đồng", ">Chưa rõ", ">Đồng"]);
        foreach (IGrouping<int, JsonElement> age in owed.GroupBy(static line => line.GetProperty("months").GetInt32())
            .OrderBy(static age => age.Key))
        {
            AddOwed(context, table, context.Say(AgeName(age.Key)), age);
        }

        table.AddRule();
        AddOwed(context, table, context.Say("Tổng cộng", "Total"), owed);
        table.Write(context.Output);
        context.Output.WriteLine();
    }

    private static void AddOwed(CliContext context, TextTable table, string name, IEnumerable<JsonElement> lines)
    {
        (long carried, long carriedDong) = Sum(lines, "carried");
        (long open, long openDong) = Sum(lines, "open");
        table.Add([name, .. ((long[])[carried, carriedDong, open, openDong])
            .Select(number => Figures.Number(context.Language, number))]);
    }

    private static Words AgeName(int months) => new(Ageing.ToVietnamese(months), months switch
    {
        0 => "This month",
        Ageing.Oldest => $"{months} months and more",
        1 => "1 month",
        _ => $"{months} months",
    });

    /// <summary>Whether the ages come to what the proof says is owed.</summary>
    private static bool OwedHolds(JsonElement proof)
    {
        JsonElement[] owed = OwedOf(proof);
        return owed.Length == 0
            || (Sum(owed, "carried") == Sum(proof.GetProperty("entitlements").EnumerateArray(), "returned")
                && Sum(owed, "open") == Read(proof.GetProperty("month"), "open"));
    }

    private static JsonElement[] OwedOf(JsonElement proof) =>
        proof.TryGetProperty("owed", out JsonElement owed) && owed.ValueKind == JsonValueKind.Array
            ? [.. owed.EnumerateArray()]
            : [];

    private static (long Count, long Dong) Sum(IEnumerable<JsonElement> lines, string part) => lines
        .Select(line => Read(line, part))
        .Aggregate((Count: 0L, Dong: 0L), static (sum, one) => (sum.Count + one.Count, sum.Dong + one.Dong));

    private static TextTable NewTable(CliContext context, string head) => new(
        context.Language == Language.English
            ? [head, ">In files", ">VND", ">Paid", ">VND", ">Returned", ">VND", ">Open", ">VND", ""]
            : [head, ">Trong tệp", ">Đồng", ">Đã chi", ">Đồng", ">Không chi được", ">Đồng", ">Chưa rõ", ">Đồng", ""]);

    /// <summary>One line, or several as one.</summary>
    private static void Add(CliContext context, TextTable table, string name, params JsonElement[] lines) => table.Add(
    [
        name,
        .. ((string[])["inFiles", .. Outcomes]).Select(part => Sum(lines, part)).SelectMany(tally => (string[])[
            Figures.Number(context.Language, tally.Count), Figures.Number(context.Language, tally.Dong)]),
        lines.All(IsWhole) ? "✓" : "✗",
    ]);

    private static bool IsWhole(JsonElement line)
    {
        (long count, long dong) = Read(line, "inFiles");
        foreach ((long Count, long Dong) part in Outcomes.Select(name => Read(line, name)))
        {
            (count, dong) = (count - part.Count, dong - part.Dong);
        }

        return (count, dong) == (0, 0);
    }

    private static (long Count, long Dong) Read(JsonElement line, string name)
    {
        JsonElement tally = line.GetProperty(name);
        return (tally.GetProperty("count").GetInt64(), tally.GetProperty("sum").GetInt64());
    }
}
