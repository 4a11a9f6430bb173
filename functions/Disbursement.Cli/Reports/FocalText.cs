using System.Globalization;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Reports;

/// <summary>The sub-ledgers of communes' focal accounts in plain text; nothing when there are none.</summary>
internal static class FocalText
{
    /// <summary>Writes a row an account, and one for each day that something outstanding was paid in.</summary>
    public static void Write(CliContext context, IReadOnlyList<FocalRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = new TextTable(context.Language == Language.English
            ?
            [
                "Unit", "Source", "Focal account", ">Payments", ">Advanced", ">Acknowledged", ">Not handed over", ">Outstanding",
                "Since", ">Days", "",
            ]
            :
            [
                "Đơn vị", "Nguồn", "Tài khoản đầu mối", ">Khoản", ">Đã vào", ">Đã ký nhận", ">Chưa giao được",
                ">Còn phải báo cáo", "Từ ngày", ">Ngày", "",
            ]);
        DateOnly today = VietnamTime.DateOf(context.Time.GetUtcNow());
        foreach (FocalRow row in rows)
        {
            table.Add(
            [
                row.Unit, row.Source.ToUpperInvariant(), row.Account, Number(context, row.Advanced.Count),
                Number(context, row.Advanced.Dong), Number(context, row.Acknowledged.Dong),
                Number(context, row.NotHandedOver.Dong), Number(context, row.Outstanding.Dong), "", "",
                row.Holds ? "✓" : "✗",
            ]);
            foreach ((string since, AdvanceTally outstanding) in row.Ages)
            {
                int days = today.DayNumber - DateOnly.Parse(since, CultureInfo.InvariantCulture).DayNumber;
                table.Add(
                [
                    "", "", "", Number(context, outstanding.Count), "", "", "", Number(context, outstanding.Dong),
                    since, Number(context, Math.Max(0, days)), "",
                ]);
            }
        }

        context.Output.WriteLine();
        table.Write(context.Output);
    }

    private static string Number(CliContext context, long number) => Figures.Number(context.Language, number);
}
