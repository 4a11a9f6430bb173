using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>The settlement of the advance in plain text: by unit and source, then by provider and source, in đồng.</summary>
internal static class AdvanceText
{
    /// <summary>Writes the settlement.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="rows">The lines.</param>
    /// <param name="officers">Whether they are those of commune officers, which have no table by unit.</param>
    public static void Write(CliContext context, IReadOnlyList<AdvanceRow> rows, bool officers)
    {
        if (!officers)
        {
            WriteTable(context, rows, new("Đơn vị", "Unit"), static row => row.Unit);
        }

        WriteTable(context, rows, new("Bên chi trả", "Provider"), static row => row.Provider);
        if (rows.All(static row => row.Holds))
        {
            context.WriteLine("Khớp đến từng đồng.", "Holds to the đồng.");
        }
        else
        {
            context.WriteLine("KHÔNG KHỚP: xem các dòng có dấu ✗.", "DOES NOT HOLD: see the lines marked ✗.");
        }
    }

    private static void WriteTable(
        CliContext context, IReadOnlyList<AdvanceRow> rows, Words head, Func<AdvanceRow, string> codeOf)
    {
        TextTable table = NewTable(context, context.Say(head));
        foreach (var group in rows.GroupBy(row => (Code: codeOf(row), row.Source))
            .OrderBy(static group => group.Key.Code, StringComparer.Ordinal))
        {
            Add(context, table, AdvanceRow.Sum(group, group.Key.Code, group.Key.Source, ""), group.All(static row => row.Holds));
        }

        table.AddRule();
        AdvanceRow total = AdvanceRow.Sum(rows, context.Say("Tổng cộng", "Total"), "", "");
        Add(context, table, total, rows.All(static row => row.Holds));
        table.Write(context.Output);
        context.Output.WriteLine();
    }

    private static TextTable NewTable(CliContext context, string head) => new(
        context.Language == Language.English
            ? [head, "Source", ">Payments", ">Advanced", ">Paid", ">Refund due", ">Carried", ">Open", "Since", ">Fee", ""]
            : [head, "Nguồn", ">Khoản", ">Đã ứng", ">Đã chi", ">Phải hoàn trả", ">Chuyển kỳ sau", ">Chưa rõ", "Từ ngày", ">Phí", ""]);

    private static void Add(CliContext context, TextTable table, AdvanceRow row, bool holds) => table.Add(
    [
        row.Unit,
        row.Source.ToUpperInvariant(),
        Number(context, row.Advanced.Count),
        Number(context, row.Advanced.Dong),
        Number(context, row.Paid.Dong),
        Number(context, row.Refund.Dong),
        Number(context, row.Carried.Dong),
        Number(context, row.Open.Dong),
        row.OpenSince,
        row.FeeDong is { } fee ? Number(context, fee) : "–",
        holds ? "✓" : "✗",
    ]);

    private static string Number(CliContext context, long number) => Figures.Number(context.Language, number);
}
