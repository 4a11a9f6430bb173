using Disbursement.Functions.Settlement;

namespace Disbursement.Functions.Tests.Settlement;

public sealed class ReturnsPathTests
{
    [Theory]
    [InlineData("970405/17/2024-06/ketqua.xml", "970405", "17", "2024-06")]
    [InlineData("xa-04789/17/2024-06/Danh sách.csv", "xa-04789", "17", "2024-06")]
    public void TryParse_PlaceOfAResultFile_TellsItsParts(string path, string provider, string province, string period)
    {
        Assert.True(ReturnsPath.TryParse(path, out ReturnsPath? place));

        Assert.Equal(provider, place.Provider);
        Assert.Equal(province, place.Month.Province);
        Assert.Equal(period, place.Month.Period);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ketqua.xml")]
    [InlineData("970405/17/2024-06")]
    [InlineData("970405/17/2024-06/")]
    [InlineData("970405/17/2024-13/a.xml")]
    [InlineData("970405/1x/2024-06/a.xml")]
    [InlineData("970405/17/2024-06/thu muc/a.xml")]
    [InlineData("../17/2024-06/a.xml")]
    [InlineData("VNPOST/17/2024-06/a.xml")]
    public void TryParse_AnythingElse_IsMisplaced(string path) => Assert.False(ReturnsPath.TryParse(path, out _));
}
