using System.Globalization;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>The persons behind a warning, in plain text: where their rows stand, who receives, what is due.</summary>
internal static class WarnedPersonsText
{
    /// <summary>Writes the table.</summary>
    public static void Write(CliContext context, WarnedPersonsView view)
    {
        if (view.Persons.Count == 0)
        {
            context.WriteLine("Không có dòng nào có lưu ý này.", "No row has this warning.");
            return;
        }

        var table = new TextTable(context.Language == Language.English
            ? ["List", "Line", "Number", "Name", ">Due (VND)", "Receiver", "Account", "Authorised until"]
            : ["Danh sách", "Dòng", "Số định danh", "Họ tên", ">Phải chi (đ)", "Người nhận", "Tài khoản", "Ủy quyền đến"]);
        foreach (WarnedPersonView person in view.Persons)
        {
            table.Add(
                $"{person.Unit}/{person.List}",
                person.Line,
                person.CitizenId,
                person.FullName,
                Figures.Number(context.Language, person.DueDong),
                person.Receiver,
                person.Account ?? "–",
                person.AuthorisedUntil?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "–");
        }

        table.Write(context.Output);
        if (view.HasMore)
        {
            context.WriteLine("Còn nữa; tải tất cả bằng --out tệp.csv.", "There are more; have all with --out file.csv.");
        }
    }
}
