using System.Globalization;
using Disbursement.Core.Board;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Reports;

/// <summary>Writes the board of expected lists: HTML for A4 landscape. Counts and times, no persons.</summary>
public static class BoardHtml
{
    private const string Dash = "–";

    private const string Head =
        """
        <table>
        <thead><tr><th rowspan="2">Mã</th><th rowspan="2">Đơn vị</th><th rowspan="2">Danh sách</th>
        <th rowspan="2">Tình trạng</th><th colspan="4">Tháng này</th><th colspan="2">Tháng trước</th>
        <th colspan="2">Cùng kỳ năm trước</th></tr>
        <tr><th>Nộp lúc</th><th>Số dòng</th><th>Bị từ chối</th><th>Ủy quyền sắp hết</th>
        <th>Nộp lúc</th><th>Số dòng</th>
        <th>Nộp lúc</th><th>Số dòng</th></tr></thead>
        <tbody>

        """;

    /// <summary>Vietnam's clock, which the offices live by.</summary>
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Writes the board and leaves the stream open.</summary>
    public static void Write(Stream stream, MonthBoard board, BoardReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(options);
        var page = new Html();
        ReportParts.Begin(
            page,
            options.Letterhead,
            "BẢNG THEO DÕI NỘP DANH SÁCH",
            $"Danh sách chi trả {board.Period.Vietnamese}",
            $"Địa bàn {options.Letterhead.Province}; lúc {Time(options.At)}");
        WriteBoxes(page, board);
        WriteChoice(page, options.ClosedWithout);
        WriteLines(page, board, options);
        WriteNotes(page, board);
        ReportParts.EndSignedByAgency(page);
        page.WriteTo(stream);
    }

    /// <summary>How a list stands, in words.</summary>
    public static string NameOf(BoardStanding standing) => standing switch
    {
        BoardStanding.Waiting => "Chưa nộp, còn hạn",
        BoardStanding.Overdue => "Chưa nộp, quá hạn",
        BoardStanding.Sent => "Đã nộp",
        BoardStanding.SentLate => "Đã nộp, trễ hạn",
        BoardStanding.ClosedWithout => "Khóa sổ khi còn thiếu",
        BoardStanding.AfterClose => "Nộp sau khóa sổ, chờ đợt bổ sung",
        _ => standing.ToString(),
    };

    /// <summary>A list's name.</summary>
    public static string ListName(string list) => list switch
    {
        "btxh" => "Bảo trợ xã hội",
        "ncc" => "Người có công",
        "khac" => "Khác",
        "" => "Chưa rõ",
        _ => list,
    };

    private static void WriteBoxes(Html page, MonthBoard board)
    {
        int expected = board.Units.Count;
        int sent = expected - board.MissingUnits.Count;
        page.Raw("<div class=\"boxes\" style=\"grid-template-columns: repeat(5, 1fr)\">\n");
        ReportParts.Box(
            page,
            "Đơn vị đã nộp",
            $"{Number(sent)}/{Number(expected)}",
            $"còn {Number(expected - sent)} đơn vị chưa nộp");
        ReportParts.Box(
            page,
            "Danh sách đã nộp",
            Number(board.Lines.Count(static line => line.Now is not null)),
            $"còn thiếu {Number(board.MissingLists.Count)} danh sách của đơn vị đã nộp");
        ReportParts.Box(
            page,
            "Hạn nộp",
            Time(board.Deadline),
            board.ClosedAt is { } closed ? $"khóa sổ lúc {Time(closed)}" : "chưa khóa sổ");
        ReportParts.Box(
            page,
            "Dòng bị từ chối chưa sửa",
            Number(board.Lines.Sum(static line => line.Now?.RowsRefused ?? 0)),
            $"trên {Number(board.Lines.Sum(static line => line.Now?.RowsSent ?? 0))} dòng đã gửi");
        ReportParts.Box(
            page,
            "Giấy ủy quyền sắp hết hạn",
            Number(board.Lines.Sum(static line => line.Now?.AuthorisationsEnding ?? 0)),
            "hết hạn thì chi tiền mặt cho chính người thụ hưởng");
        page.Raw("</div>\n");
    }

    private static void WriteChoice(Html page, ClosedWithoutNote? note)
    {
        if (note is not null)
        {
            page.Element("p class=\"proof down\"", note.Sentence);
        }
    }

    private static void WriteLines(Html page, MonthBoard board, BoardReportOptions options)
    {
        page.Raw(Head);
        string unit = "";
        foreach (BoardLine line in board.Lines)
        {
            bool isFirst = line.Unit != unit;
            unit = line.Unit;
            page.Raw("<tr>").Raw("<td class=\"mid\">").Text(isFirst ? unit : "")
                .Raw("</td><td class=\"name\">").Text(isFirst ? options.UnitName(unit) : "")
                .Raw("</td><td class=\"name\">").Text(ListName(line.List) + (line.IsExpected ? "" : " (ngoài dự kiến)"))
                .Raw($"</td><td class=\"mid{ClassOf(line.Standing)}\">").Text(NameOf(line.Standing)).Raw("</td>");
            Cells(
                page,
                TimeOrDash(line.Now?.ArrivedAt ?? line.LaterAt),
                Count(line.Now?.RowsSent),
                Count(line.Now?.RowsRefused),
                Count(line.Now?.AuthorisationsEnding));
            Cells(page, TimeOrDash(line.Before?.ArrivedAt), Count(line.Before?.RowsSent));
            Cells(page, TimeOrDash(line.YearBefore?.ArrivedAt), Count(line.YearBefore?.RowsSent));
            page.Raw("</tr>\n");
        }

        page.Raw("</tbody>\n</table>\n");
    }

    private static void WriteNotes(Html page, MonthBoard board)
    {
        page.Raw("<ol class=\"notes\">\n")
            .Element(
                "li",
                "Đơn vị phải nộp những danh sách đã nộp tháng trước; chưa rõ tháng trước thì ít nhất một danh sách.")
            .Element(
                "li",
                "Giờ Việt Nam. Dòng bị từ chối: sửa theo tệp từ chối và gửi lại cả danh sách trước khi khóa sổ.");
        if (board.WithoutMap.Count > 0)
        {
            page.Element(
                "li",
                $"{Number(board.WithoutMap.Count)} đơn vị chưa có bảng chuyển đổi từ đơn vị cũ nên không so được với "
                + "tháng trước; quản trị bổ sung tệp reference/unit_successors.csv.");
        }

        page.Raw("</ol>\n");
    }

    private static void Cells(Html page, params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells)
        {
            page.Raw("<td>").Text(cell).Raw("</td>");
        }
    }

    private static string ClassOf(BoardStanding standing) => standing switch
    {
        BoardStanding.Sent => " up",
        BoardStanding.Overdue or BoardStanding.ClosedWithout or BoardStanding.AfterClose => " down",
        _ => "",
    };

    private static string Number(long number) => VietnameseNumber.Format(number);

    private static string Count(int? rows) => rows is { } number ? Number(number) : Dash;

    private static string TimeOrDash(DateTimeOffset? at) => at is { } time ? Time(time) : Dash;

    private static string Time(DateTimeOffset at) =>
        at.ToOffset(Vietnam).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
