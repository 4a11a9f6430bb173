using System.Text.Json;
using Disbursement.Cli.Shell;

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

    private static readonly string[] Outcomes = ["paid", "returned", "open"];

    /// <summary>Whether every line adds up, in count and in money, as counted here.</summary>
    public static bool Holds(JsonElement proof) => IsWhole(proof.GetProperty("month"))
        && Parts.SelectMany(part => proof.GetProperty(part.Name).EnumerateArray()).All(IsWhole);

    /// <summary>Writes the proof.</summary>
    public static void Write(CliContext context, JsonElement proof)
    {
        foreach ((string name, Words title) in Parts)
        {
            TextTable table = NewTable(context, context.Say(title));
            foreach (JsonElement line in proof.GetProperty(name).EnumerateArray())
            {
                Add(context, table, line.GetProperty("code").GetString()!, line);
            }

            table.AddRule();
            Add(context, table, context.Say("Tổng cộng", "Total"), proof.GetProperty("month"));
            table.Write(context.Output);
            context.Output.WriteLine();
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

    private static TextTable NewTable(CliContext context, string head) => new(
        context.Language == Language.English
            ? [head, ">In files", ">VND", ">Paid", ">VND", ">Returned", ">VND", ">Open", ">VND", ""]
            : [head, ">Trong tệp", ">Đồng", ">Đã chi", ">Đồng", ">Không chi được", ">Đồng", ">Chưa rõ", ">Đồng", ""]);

    private static void Add(CliContext context, TextTable table, string name, JsonElement line) => table.Add(
    [
        name,
        .. ((string[])["inFiles", .. Outcomes]).Select(part => Read(line, part)).SelectMany(tally => (string[])[
            Figures.Number(context.Language, tally.Count), Figures.Number(context.Language, tally.Dong)]),
        IsWhole(line) ? "✓" : "✗",
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
