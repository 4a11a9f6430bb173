using System.Text.Json;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>What changed against the month before, in plain text.</summary>
internal static class ComparisonText
{
    private static readonly (string Name, Words Title)[] Kinds =
    [
        ("new", new("Mới", "New")),
        ("stopped", new("Thôi hưởng", "Stopped")),
        ("moved", new("Chuyển đơn vị, xã, nhóm", "Moved")),
        ("amount", new("Đổi mức hưởng", "Amount changed")),
        ("arrears", new("Truy lĩnh (tiền truy lĩnh)", "Arrears (their money)")),
        ("account", new("Đổi tài khoản", "Account changed")),
        ("channel", new("Đổi hình thức nhận", "Channel changed")),
        ("receiver", new("Đổi người nhận", "Receiver changed")),
    ];

    private static readonly string[] UnitColumns =
        ["new", "stopped", "movedIn", "movedOut", "amount", "account", "channel", "receiver"];

    /// <summary>Writes the province, and the units where they are wanted.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="comparison">What the app tells.</param>
    /// <param name="withUnits">Whether each unit has a row too.</param>
    public static void Write(CliContext context, JsonElement comparison, bool withUnits)
    {
        if (!comparison.GetProperty("hasBefore").GetBoolean())
        {
            context.WriteLine("Không có tháng trước để so sánh.", "There is no month before to compare with.");
            return;
        }

        WriteWarnings(context, comparison);
        WriteKinds(context, comparison.GetProperty("total"));
        if (withUnits)
        {
            WriteUnits(context, comparison.GetProperty("units"));
        }
    }

    private static void WriteWarnings(CliContext context, JsonElement comparison)
    {
        if (Codes(comparison, "codesWithoutMap") is { Length: > 0 } codes)
        {
            context.WriteLine(
                $"Chưa có bảng chuyển đổi cho các mã cũ {codes}: các khoản này tính là chuyển.",
                $"No map says what became of {codes}: what came from there counts as moved.");
        }

        if (Codes(comparison, "listsWithoutBefore") is { Length: > 0 } lists)
        {
            context.WriteLine($"Tháng trước không có danh sách: {lists}.", $"The month before had no list {lists}.");
        }
    }

    private static void WriteKinds(CliContext context, JsonElement total)
    {
        var table = new TextTable(context.Language == Language.English
            ? ["Against the month before", ">Count", ">Before (VND)", ">Now (VND)", ">Net (VND)"]
            : ["So với tháng trước", ">Số khoản", ">Trước (đ)", ">Nay (đ)", ">Tăng, giảm (đ)"]);
        long before = Number(total, "amountBeforeDong");
        long now = Number(total, "amountDong");
        table.Add(
            context.Say("Tất cả", "All"), Text(context, Number(total, "entitlements")), Text(context, before),
            Text(context, now), Signed(context, now - before));
        table.AddRule();
        foreach ((string name, Words title) in Kinds)
        {
            JsonElement change = total.GetProperty(name);
            table.Add(
                context.Say(title), Text(context, Number(change, "count")), Text(context, Number(change, "beforeDong")),
                Text(context, Number(change, "afterDong")), Signed(context, Number(change, "netDong")));
        }

        context.Output.WriteLine();
        table.Write(context.Output);
        context.Output.WriteLine();
    }

    private static void WriteUnits(CliContext context, JsonElement units)
    {
        var table = new TextTable(context.Language == Language.English
            ? ["Unit", ">Before", ">New", ">Stopped", ">In", ">Out", ">Amount", ">Account", ">Channel", ">Receiver", ">Now", ">Net (VND)"]
            : ["Đơn vị", ">Trước", ">Mới", ">Thôi", ">Đến", ">Đi", ">Mức", ">TK", ">HT", ">NN", ">Nay", ">Tăng, giảm (đ)"]);
        foreach (JsonElement unit in units.EnumerateArray())
        {
            JsonElement figures = unit.GetProperty("figures");
            table.Add(
            [
                unit.GetProperty("unit").GetString()!,
                Text(context, Number(figures, "entitlementsBefore")),
                .. UnitColumns.Select(name => Text(context, Number(figures.GetProperty(name), "count"))),
                Text(context, Number(figures, "entitlements")),
                Signed(context, Number(figures, "amountDong") - Number(figures, "amountBeforeDong")),
            ]);
        }

        table.Write(context.Output);
        context.Output.WriteLine();
    }

    private static string Codes(JsonElement comparison, string name) =>
        string.Join(", ", comparison.GetProperty(name).EnumerateArray().Select(static code => code.GetString()));

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private static string Text(CliContext context, long number) => Figures.Number(context.Language, number);

    private static string Signed(CliContext context, long number) =>
        (number > 0 ? "+" : string.Empty) + Figures.Number(context.Language, number);
}
