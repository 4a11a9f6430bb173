using System.Globalization;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Reports;

/// <summary>What was sent and is not paid, in plain text: by unit and reason, with what to do.</summary>
internal static class UnpaidText
{
    /// <summary>Writes it.</summary>
    public static void Write(CliContext context, MonthAddress month, UnpaidView view)
    {
        string count = Figures.Number(context.Language, view.Count);
        string money = Figures.Number(context.Language, view.SumDong);
        context.WriteLine(
            $"{month.Period.Vietnamese}: {count} khoản chưa chi được, {money} đồng.",
            $"{month.Period}: {count} payments are not paid, {money} VND.");
        foreach (var group in view.Payments.GroupBy(static one => (one.Unit, one.State, one.Code)))
        {
            UnpaidPaymentView first = group.First();
            context.WriteLine(
                $"\n[{first.Unit}] {StateWords(first)} {first.Code} {first.ReasonVietnamese}\n  → {first.ToDoVietnamese}",
                $"\n[{first.Unit}] {first.State} {first.Code} {first.ReasonEnglish}\n  → {first.ToDoEnglish}");
            foreach (UnpaidPaymentView one in group)
            {
                string amount = Figures.Number(context.Language, one.AmountDong);
                context.WriteLine(
                    $"  {one.Payment} {amount} đ, tệp {one.File}; gửi {Time(one.SentAt)}, lấy tệp {Time(one.FetchedAt)}, "
                    + $"trả lời {Time(one.SaidAt)} {one.SaidIn}".TrimEnd(),
                    $"  {one.Payment} {amount} VND, file {one.File}; sent {Time(one.SentAt)}, "
                    + $"fetched {Time(one.FetchedAt)}, answered {Time(one.SaidAt)} {one.SaidIn}".TrimEnd());
            }
        }

        if (view.Count > view.Payments.Count)
        {
            context.WriteLine(
                $"\nCòn {view.Count - view.Payments.Count} khoản khác; lọc theo --unit.",
                $"\n{view.Count - view.Payments.Count} more; filter by --unit.");
        }
    }

    private static string StateWords(UnpaidPaymentView one) => one.State switch
    {
        "Sent" => "Đã gửi, chưa có trả lời:",
        "Unknown" => "Đã gửi, chưa rõ kết quả:",
        "Rejected" => "Bị từ chối:",
        "Returned" => "Bị hoàn trả:",
        "Unclaimed" => "Không đến nhận:",
        _ => "Đã chuyển kỳ sau:",
    };

    private static string Time(DateTimeOffset? time) =>
        time is { } at ? VietnamTime.In(at).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : "–";
}
