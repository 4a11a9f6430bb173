using System.Text;
using Disbursement.Core.Board;
using Disbursement.Core.Periods;
using Disbursement.Core.Units;
using Disbursement.Formats.Reports;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Reports;

public sealed class BoardHtmlTests
{
    private static readonly Period June = PaymentSamples.June;
    private static readonly DateTimeOffset Deadline = new(2024, 6, 5, 17, 0, 0, TimeSpan.FromHours(7));

    private static readonly ReportLetterhead Letterhead = new()
    {
        Authority = "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH",
        Agency = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        Province = "tỉnh Hòa Bình",
        Place = "Hòa Bình",
        Date = new DateOnly(2024, 6, 6),
    };

    [Fact]
    public void Write_AMonthClosedWithoutSome_MatchesEveryByte()
    {
        using var stream = new MemoryStream();

        BoardHtml.Write(stream, Board(), new BoardReportOptions
        {
            Letterhead = Letterhead,
            UnitName = static unit => UnitRegister.Shipped.Find(unit, June)?.Name ?? unit,
            At = Deadline.AddHours(20),
            ClosedWithout = new ClosedWithoutNote(["152", "148/ncc"], "152 mất điện, nộp đợt bổ sung.", "ketoan <1>"),
        });

        Golden.AssertMatches(Golden.PathOf("board/hoa-binh/expected.html"), stream.ToArray());
        Assert.Contains("ketoan &lt;1&gt;", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AReminder_MatchesEveryByte()
    {
        using var stream = new MemoryStream();

        ReminderHtml.Write(
            stream, new ReminderLetter("Huyện Lương Sơn", June, Deadline, IsPast: false, ["btxh", "ncc"]), Letterhead);

        Golden.AssertMatches(Golden.PathOf("reminder/before/expected.html"), stream.ToArray());
    }

    [Theory]
    [InlineData(false, "Hạn nộp: 17:00 ngày 05/06/2024.")]
    [InlineData(true, "hạn nộp 17:00 ngày 05/06/2024 đã qua.")]
    public void TextOf_BeforeAndAfterTheDeadline_SaysWhichItIs(bool isPast, string expected)
    {
        string text = ReminderHtml.TextOf(new ReminderLetter("Huyện Lương Sơn", June, Deadline, isPast, []));

        Assert.StartsWith("Huyện Lương Sơn chưa nộp danh sách chi trả tháng 6/2024", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    /// <summary>All districts of Hòa Bình; the first sent one list, the second was late, the third sent nothing.</summary>
    internal static MonthBoard Board()
    {
        IReadOnlyList<Unit> makers = UnitRegister.Shipped.ListMakers("17", June);
        return BoardRules.Build(
            new BoardFacts
            {
                Province = "17",
                Period = June,
                Deadline = Deadline,
                ClosedAt = Deadline.AddHours(18),
                Makers = [.. makers.Select(static unit => unit.Code)],
                Sent =
                [
                    new SentList("148", "btxh", Deadline.AddDays(-2), 4_120, 31) { AuthorisationsEnding = 7 },
                    new SentList("150", "btxh", Deadline.AddHours(2), 1_980, 0),
                    new SentList("150", "khac", Deadline.AddHours(2), 12, 1),
                    .. makers.Skip(3).SelectMany(static (unit, index) => Lists(unit, Deadline.AddHours(-9 * index))),
                ],
                AfterClose = [new SentList("152", "btxh", Deadline.AddHours(19), 0, 0)],
                Before = [.. makers.SelectMany(static (unit, index) => Lists(unit, Deadline.AddMonths(-1).AddHours(-index)))],
                YearBefore = [new SentList("148", "btxh", Deadline.AddYears(-1), 3_990, 12)],
                Succession = UnitSuccession.Shipped,
            },
            Deadline.AddHours(20));
    }

    private static IEnumerable<SentList> Lists(Unit unit, DateTimeOffset at) =>
    [
        new SentList(unit.Code, "btxh", at, 2_000 + (at.Hour * 10), 4),
        new SentList(unit.Code, "ncc", at.AddMinutes(7), 480, 0),
    ];
}
