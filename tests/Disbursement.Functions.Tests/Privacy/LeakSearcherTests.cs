using System.Text;

namespace Disbursement.Functions.Tests.Privacy;

/// <summary>
/// Goal: the searcher finds a person however one is written, and nothing where nobody is. Method: plant one person in
/// lines as logs, histories and messages have them.
/// </summary>
public sealed class LeakSearcherTests
{
    private readonly LeakSearcher _searcher = new(SomePerson());

    [Theory]
    [InlineData("warn: row 12 of 017194055904 refused")]
    [InlineData("GET /api/people/017194055904 404")]
    [InlineData("{\"key\":\"017194055904|BT04\"}")]
    [InlineData("017 194 055 904")]
    [InlineData("account 1058-7143-1047 unknown")]
    [InlineData("tài khoản 105871431047")]
    [InlineData("Không đọc được dòng của Đinh Thùy Lý.")]
    [InlineData("payee DINH THUY LY")]
    [InlineData("17/2024-06/148/btxh/dinh_thuy_ly.csv")]
    [InlineData("""{"name":"\u0110inh Th\u00f9y L\u00fd"}""")]
    [InlineData("/returns/970415/%C4%90inh%20Th%C3%B9y%20L%C3%BD.csv")]
    public void Search_PlantedPerson_IsFound(string line)
    {
        IReadOnlyList<Leak> leaks = _searcher.Search("app.log", line);

        Assert.NotEmpty(leaks);
        Assert.All(leaks, static leak => Assert.DoesNotContain("017194055904", leak.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Search_PersonInBase64_IsFound()
    {
        string body = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"payee\":\"Đinh Thùy Lý\"}"));

        Assert.NotEmpty(_searcher.Search("queue", $"<MessageText>{body}</MessageText>"));
    }

    [Theory]
    [InlineData("17|2024-06 150/khac: 3 rows taken, 0 refused: Accepted.")]
    [InlineData("payments of 17-202406-r1-148-btxh-970415-001: expected 1.234, found 1.235.")]
    [InlineData("d3182925fbc4017194055905a")]
    [InlineData("Thùy Lý")]
    [InlineData("2026-11-25 12:58:17.335Z")]
    public void Search_NobodyInIt_FindsNothing(string line) => Assert.Empty(_searcher.Search("app.log", line));

    private static PersonalTexts SomePerson()
    {
        var texts = new PersonalTexts();
        texts.AddNumber("017194055904");
        texts.AddNumber("105871431047");
        texts.AddName("Đinh Thùy Lý");
        return texts;
    }
}
