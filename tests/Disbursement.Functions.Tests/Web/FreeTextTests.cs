using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;

namespace Disbursement.Functions.Tests.Web;

public sealed class FreeTextTests
{
    private static string Read(string? text) => FreeText.Read(text, "reason", 1, FreeText.ReasonCharactersMax);

    [Theory]
    [InlineData("Huyện 148 tăng bất thường", "Huyện 148 tăng bất thường")]
    [InlineData("  hai\n dòng ", "hai dòng")]
    [InlineData("sa\u0301ch", "sách")]
    [InlineData("1.234.567.890 đồng, công văn 12345678", "1.234.567.890 đồng, công văn 12345678")]
    public void Read_AReason_IsOneLineInNfc(string text, string expected)
    {
        Assert.Equal(expected, Read(text));
    }

    [Theory]
    [InlineData("bà 022150000001 đã mất", "text.person-number")]
    [InlineData("CMND 100123456", "text.person-number")]
    [InlineData("", "body.field-invalid")]
    [InlineData(null, "body.field-invalid")]
    [InlineData("   ", "body.field-invalid")]
    [InlineData("a\u0001b", "body.field-invalid")]
    public void Read_ABadReason_IsRefused(string? text, string code)
    {
        ProblemException refused = Assert.Throws<ProblemException>(() => Read(text));

        Assert.Equal(code, refused.Problem.Code);
        Assert.DoesNotContain("022150000001", refused.Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HalfOfASurrogatePair_IsRefused()
    {
        // Not an InlineData: attributes are kept as UTF-8, which has no such thing.
        ProblemException refused = Assert.Throws<ProblemException>(() => Read("a\ud800"));

        Assert.Equal("body.unreadable", refused.Problem.Code);
    }

    [Fact]
    public void Read_ALongReason_IsRefused()
    {
        Assert.Throws<ProblemException>(() => Read(new string('a', 501)));
        Assert.Equal(500, Read(new string('a', 500)).Length);
    }
}
