using Disbursement.Functions.Web.Requests;

namespace Disbursement.Functions.Tests.Web;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("btxh.csv")]
    [InlineData("BTXH-148.XLSX")]
    [InlineData("Danh sách tháng 6 (lần 2).xlsx")]
    [InlineData("danh_sach-2024.06.csv")]
    [InlineData("danh-sach-202406151230.csv")]
    public void IsList_AnOrdinaryName_Passes(string name)
    {
        Assert.True(FileNames.IsList(name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".csv")]
    [InlineData("..csv")]
    [InlineData("../btxh.csv")]
    [InlineData("a/../b.csv")]
    [InlineData("a\\b.csv")]
    [InlineData("a..b.csv")]
    [InlineData("/etc/passwd.csv")]
    [InlineData("btxh.csv/")]
    [InlineData("btxh.csv ")]
    [InlineData(" btxh.csv")]
    [InlineData("btxh.csv.")]
    [InlineData("btxh.exe")]
    [InlineData("btxh.csv.exe")]
    [InlineData("btxh.xml")]
    [InlineData("a%2fb.csv")]
    [InlineData("a?b.csv")]
    [InlineData("a#b.csv")]
    [InlineData("a\nb.csv")]
    [InlineData("a\u0000b.csv")]
    [InlineData("a\u202Evsc.csv")]
    [InlineData("a\u200Bb.csv")]
    [InlineData("Danh sa\u0301ch.csv")]
    [InlineData("<a>.csv")]
    [InlineData("a'b.csv")]
    [InlineData("ho so 017194055904.csv")]
    [InlineData("017194055904.csv")]
    public void IsList_ANameThatMisleads_IsRefused(string? name)
    {
        Assert.False(FileNames.IsList(name));
    }

    [Fact]
    public void IsList_HalfOfASurrogatePair_IsRefused()
    {
        Assert.False(FileNames.IsList("a\ud800.csv"));
    }

    [Fact]
    public void IsList_ALongName_IsRefused()
    {
        Assert.True(FileNames.IsList(new string('a', 116) + ".csv"));
        Assert.False(FileNames.IsList(new string('a', 117) + ".csv"));
    }

    [Theory]
    [InlineData("17-202406-r1-148-btxh-970405-001.pain.002.xml", true)]
    [InlineData("ket-qua.csv", true)]
    [InlineData("ket-qua.xlsx", true)]
    [InlineData("ket-qua.json", true)]
    [InlineData("ket-qua.zip", false)]
    [InlineData("ket-qua", false)]
    public void IsResult_ByType_TakesWhatProvidersSend(string name, bool expected)
    {
        Assert.Equal(expected, FileNames.IsResult(name));
    }
}
