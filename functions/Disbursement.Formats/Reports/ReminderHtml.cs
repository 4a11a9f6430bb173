using System.Globalization;

namespace Disbursement.Formats.Reports;

/// <summary>Writes a reminder as a letter on one sheet of A4. No persons.</summary>
public static class ReminderHtml
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Writes the letter and leaves the stream open.</summary>
    public static void Write(Stream stream, ReminderLetter letter, ReportLetterhead letterhead)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(letterhead);
        var page = new Html();
        ReportParts.Begin(
            page,
            letterhead,
            "THÔNG BÁO",
            $"Nhắc nộp danh sách chi trả {letter.Period.Vietnamese}",
            $"Kính gửi: {letter.Unit}");
        page.Element("p", TextOf(letter));
        ReportParts.End(page, ("", ""), ("", ""), ("NGƯỜI PHỤ TRÁCH", "(Ký, ghi rõ họ tên)"));
        page.WriteTo(stream);
    }

    /// <summary>The reminder as plain text, as a mail would carry it.</summary>
    public static string TextOf(ReminderLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        string deadline = letter.Deadline.ToOffset(Vietnam)
            .ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);
        string lists = letter.Lists.Count == 0
            ? "danh sách chi trả"
            : $"danh sách {string.Join(", ", letter.Lists.Select(BoardHtml.ListName))}";
        return letter.IsPast
            ? $"{letter.Unit} chưa nộp {lists} {letter.Period.Vietnamese}; hạn nộp {deadline} đã qua. "
                + "Đề nghị nộp ngay: sau khi tỉnh khóa sổ, danh sách chỉ được chi trong đợt bổ sung."
            : $"{letter.Unit} chưa nộp {lists} {letter.Period.Vietnamese}. Hạn nộp: {deadline}. "
                + "Đề nghị nộp đúng hạn để người hưởng được chi trả kịp thời.";
    }
}
