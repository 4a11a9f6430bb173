using System.Globalization;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>The board of expected lists in plain text.</summary>
internal static class BoardText
{
    private const string Dash = "–";

    /// <summary>How many missing units and lists the summary names.</summary>
    private const int NamedMax = 20;

    /// <summary>Vietnam's clock, which the offices live by.</summary>
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Writes the board.</summary>
    /// <param name="context">Language and output.</param>
    /// <param name="month">The month.</param>
    /// <param name="board">The board.</param>
    /// <param name="missingOnly">Whether lists that came are left out.</param>
    public static void Write(CliContext context, MonthAddress month, BoardView board, bool missingOnly)
    {
        context.WriteLine(
            $"Nộp danh sách {month.Period.Vietnamese}, tỉnh {month.Province}",
            $"Lists of {month.Period}, province {month.Province}");
        WriteSummary(context, board);
        context.Output.WriteLine();
        var table = new TextTable(context.Language == Language.English
            ? ["Unit", "Name", "List", "Standing", "Arrived", ">Rows", ">Refused", ">Authorisations ending", "Month before", ">Rows",
                "Year before", ">Rows"]
            : ["Mã", "Đơn vị", "Danh sách", "Tình trạng", "Nộp lúc", ">Số dòng", ">Từ chối", ">Ủy quyền sắp hết", "Tháng trước", ">Số dòng",
                "Năm trước", ">Số dòng"]);
        foreach (BoardLineView line in board.Lines.Where(line => !missingOnly || (line.Expected && line.ArrivedAt is null)))
        {
            table.Add(
                line.Unit,
                line.Name,
                line.List.Length == 0 ? "?" : line.List,
                context.Say(NameOf(line.Standing)),
                Time(line.ArrivedAt ?? line.LaterAt),
                Count(context, line.ArrivedAt is null ? null : line.RowsSent),
                Count(context, line.ArrivedAt is null ? null : line.RowsRefused),
                Count(context, line.ArrivedAt is null ? null : line.AuthorisationsEnding),
                Time(line.Before?.ArrivedAt),
                Count(context, line.Before?.RowsSent),
                Time(line.YearBefore?.ArrivedAt),
                Count(context, line.YearBefore?.RowsSent));
        }

        table.Write(context.Output);
        if (board.WithoutMap.Count > 0)
        {
            context.WriteLine(
                $"{board.WithoutMap.Count} đơn vị chưa có bảng chuyển đổi từ đơn vị cũ (reference/unit_successors.csv).",
                $"{board.WithoutMap.Count} units have no map from the units before (reference/unit_successors.csv).");
        }
    }

    /// <summary>Writes the board in a few lines, as a month's status has it.</summary>
    public static void WriteSummary(CliContext context, BoardView board)
    {
        string sent = Figures.Number(context.Language, board.UnitsExpected - board.UnitsMissing.Count);
        string expected = Figures.Number(context.Language, board.UnitsExpected);
        string deadline = Time(board.Deadline);
        context.WriteLine(
            $"Đã nộp: {sent}/{expected} đơn vị; hạn nộp {deadline}", $"Sent: {sent} of {expected} units; due {deadline}");
        string[] missing = [.. board.UnitsMissing, .. board.ListsMissing];
        if (missing.Length > 0)
        {
            string named = string.Join(", ", missing.Take(NamedMax)) + (missing.Length > NamedMax ? ", …" : string.Empty);
            context.WriteLine($"Còn thiếu: {named}", $"Missing: {named}");
        }

        if (board.Lines.Sum(static line => line.AuthorisationsEnding) is > 0 and int ending)
        {
            string rows = Figures.Number(context.Language, ending);
            context.WriteLine(
                $"Giấy ủy quyền hết hạn trong tháng hoặc sắp hết: {rows} (xem người: disburse warnings 360, 361)",
                $"Authorisations that end in this month or soon: {rows} (persons: disburse warnings 360, 361)");
        }

        if (board.ClosedWithout.Count > 0)
        {
            string without = string.Join(", ", board.ClosedWithout);
            context.WriteLine(
                $"Đã chốt khi còn thiếu {without}; lý do: {board.ClosedWithoutBecause}; người chốt: {board.ClosedBy}",
                $"Closed without {without}; reason: {board.ClosedWithoutBecause}; by {board.ClosedBy}");
        }

        if (board.Reminders.Count > 0)
        {
            string reminders = Figures.Number(context.Language, board.Reminders.Count);
            string last = Time(board.Reminders.Max(static one => one.MadeAt));
            context.WriteLine($"Đã nhắc {reminders} lượt, lần cuối {last}", $"Reminders: {reminders}, the last at {last}");
        }
    }

    private static Words NameOf(string standing) => standing switch
    {
        "Waiting" => new("chưa nộp", "not sent"),
        "Overdue" => new("QUÁ HẠN", "OVERDUE"),
        "Sent" => new("đã nộp", "sent"),
        "SentLate" => new("nộp trễ", "sent late"),
        "ClosedWithout" => new("CHỐT KHI THIẾU", "CLOSED WITHOUT"),
        "AfterClose" => new("SAU KHI CHỐT", "AFTER CLOSE"),
        _ => Words.Same(standing),
    };

    private static string Count(CliContext context, int? rows) =>
        rows is { } number ? Figures.Number(context.Language, number) : Dash;

    private static string Time(DateTimeOffset? at) => at is { } time
        ? time.ToOffset(Vietnam).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)
        : Dash;
}
