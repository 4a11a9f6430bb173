using System.Globalization;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>What has to come back, in plain text.</summary>
internal static class RecoveriesText
{
    /// <summary>Writes it.</summary>
    public static void Write(CliContext context, MonthAddress month, RecoveriesView view)
    {
        string count = Figures.Number(context.Language, view.OpenCount);
        string money = Figures.Number(context.Language, view.OpenDong);
        context.WriteLine(
            $"Phát hiện khi chốt {month.Period.Vietnamese}: còn phải thu hồi {count} khoản, {money} đồng.",
            $"Found at the close of {month.Period}: {count} payments to recover, {money} VND.");
        if (view.Payments.Count == 0)
        {
            return;
        }

        var table = new TextTable(context.Language == Language.English
            ? ["Unit", "Number", "Name", "Month", ">VND", "Event", "Day", "Standing", "Decide about", "Note"]
            : ["Đơn vị", "Số định danh", "Họ tên", "Tháng", ">Số tiền (đ)", "Biến động", "Ngày", "Tình trạng", "Mã việc", "Ghi chú"]);
        foreach (RecoveryView one in view.Payments)
        {
            table.Add(
                one.Unit,
                one.CitizenId,
                one.FullName,
                one.Period,
                Figures.Number(context.Language, one.AmountDong),
                one.Event,
                one.EventDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                context.Say(NameOf(one.Standing)),
                one.Exception,
                one.Note);
        }

        table.Write(context.Output);
    }

    private static Words NameOf(string standing) => standing switch
    {
        "Open" => new("chưa thu hồi", "open"),
        "Recovered" => new("đã thu hồi", "recovered"),
        _ => new("không thu hồi", "not recovered"),
    };
}
