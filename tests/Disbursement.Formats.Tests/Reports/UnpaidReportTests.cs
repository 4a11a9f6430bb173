using System.Text;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Formats.Reports;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Reports;

public sealed class UnpaidReportTests
{
    private static readonly UnpaidReason Closed = new(
        "Tài khoản đã đóng [AC04]", "Account closed", "Thu thập và xác minh lại tài khoản.", "Collect the account again.");

    private static readonly UnpaidReason Held = new(
        "Trùng chế độ ở danh sách khác", "The same benefit stands in another list", "Quyết định.", "Decide.");

    private static readonly UnpaidReportOptions Options = new()
    {
        Letterhead = new ReportLetterhead
        {
            Authority = "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH",
            Agency = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
            Province = "tỉnh Hòa Bình",
            Place = "Hòa Bình",
            Date = new DateOnly(2024, 6, 28),
        },
        CommuneName = static code => UnitRegister.Shipped.Find(code, PaymentSamples.June)?.Name ?? code,
    };

    [Fact]
    public void Write_TwoCommunes_MatchesEveryByte() => Golden.AssertMatches(
        Golden.PathOf("unpaid/hoa-binh/expected.html"),
        Html(
            [
                Line(1, "04789", UnpaidKind.Failed, Closed), Line(2, "04789", UnpaidKind.Held, Held),
                Line(3, "04795", UnpaidKind.Open, Closed), Line(4, "04789", UnpaidKind.Failed, Closed) with { Name = null },
            ],
            Options));

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(200)]
    public void Of_AnyNumber_TellsEveryLineOnceUnderItsReasonAndFitsThePage(int count)
    {
        UnpaidLine[] lines = [.. Enumerable.Range(1, count).Select(
            number => Line(number, "04789", UnpaidKind.Failed, number % 3 == 0 ? Held : Closed))];

        IReadOnlyList<UnpaidPage> pages = UnpaidPages.Of(lines);

        UnpaidRow[] rows = [.. pages.SelectMany(static page => page.Rows)];
        Assert.Equal(Enumerable.Range(1, count), rows.Where(static row => row.Line is not null).Select(static row => row.Number));
        Assert.Equal(
            lines.Select(static line => line.Payment).Order(),
            rows.Where(static row => row.Line is not null).Select(static row => row.Line!.Payment).Order());
        Assert.Equal(lines.Sum(static line => line.Amount.Dong), pages.Sum(static page => page.Total.Sum.Dong));
        Assert.Equal(lines.Sum(static line => line.Amount.Dong), pages[^1].SoFar.Sum.Dong);
        Assert.All(pages, page =>
        {
            Assert.NotNull(page.Rows[0].Reason);
            Assert.NotNull(page.Rows[^1].Line);
            int height = page.Rows.Sum(static row => row.Reason is null ? 1 : UnpaidPages.ReasonHeight);
            Assert.InRange(height, 1, page.Number == 1 ? UnpaidPages.FirstHeightMax : UnpaidPages.HeightMax);
            UnpaidReason? told = null;
            foreach (UnpaidRow row in page.Rows)
            {
                told = row.Reason ?? told;
                Assert.Equal(told, row.Line?.Reason ?? told);
            }
        });
    }

    [Fact]
    public void Write_NobodyOrTooMany_SaysSo()
    {
        string nobody = Encoding.UTF8.GetString(Html([], Options));
        string tooMany = Encoding.UTF8.GetString(
            Html([Line(1, "04789", UnpaidKind.Open, Closed)], Options with { LeftOut = 1_234 }));

        Assert.Contains("Không có ai chưa được chi trả", nobody, StringComparison.Ordinal);
        Assert.Contains("Còn 1.234 khoản khác", tooMany, StringComparison.Ordinal);
    }

    internal static UnpaidLine[] LinesSaying(string text, PersonName name) =>
    [
        Line(1, "04789", UnpaidKind.Open, new UnpaidReason(text, text, text, text)) with { Name = name, Way = text },
    ];

    private static UnpaidLine Line(int number, string commune, UnpaidKind kind, UnpaidReason reason) => new(
        commune,
        PersonName.From(number % 2 == 0 ? "Bùi Thị Mẫu" : "Đinh Văn Thử"),
        number % 2 == 0 ? null : 1950,
        ProgrammeGroup.Btxh,
        PaymentSamples.June,
        Vnd.FromDong(540_000 + number),
        $"P{number:000}",
        kind == UnpaidKind.Held ? "" : "chuyển khoản, Agribank",
        kind,
        reason);

    private static byte[] Html(IReadOnlyList<UnpaidLine> lines, UnpaidReportOptions options)
    {
        using var stream = new MemoryStream();
        UnpaidHtml.Write(stream, PaymentSamples.June, lines, options);
        return stream.ToArray();
    }
}
