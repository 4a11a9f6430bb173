using System.Text.Json;
using Disbursement.Core.Identity;

namespace Disbursement.Core.Tests.Identity;

public sealed class CitizenIdTests
{
    [Theory]
    [InlineData("017050123456", 1950, Sex.Male, "017")]
    [InlineData("017150123456", 1950, Sex.Female, "017")]
    [InlineData("001215000001", 2015, Sex.Male, "001")]
    [InlineData("096399000001", 2099, Sex.Female, "096")]
    [InlineData("001999000001", 2399, Sex.Female, "001")]
    public void TryParse_TwelveDigits_CarriesBirthSexAndPlace(string text, int year, Sex sex, string place)
    {
        Assert.True(CitizenId.TryParse(text, out CitizenId id));

        Assert.Equal(year, id.BirthYear);
        Assert.Equal(sex, id.Sex);
        Assert.Equal(place, id.PlaceCode);
        Assert.Equal(text, id.Reveal());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01705012345")]
    [InlineData("0170501234567")]
    [InlineData("01705012345a")]
    [InlineData("017 50123456")]
    [InlineData("０17050123456")]
    public void TryParse_AnythingElse_Refuses(string? text)
    {
        Assert.False(CitizenId.TryParse(text, out CitizenId id));
        Assert.True(id.IsEmpty);
    }

    [Fact]
    public void ToString_Number_MasksAllButThree()
    {
        Assert.True(CitizenId.TryParse("017050123456", out CitizenId id));

        Assert.Equal("*********456", id.ToString());
        Assert.Equal("*********456", $"{id}");
    }

    [Fact]
    public void Default_NoNumber_SaysNothing()
    {
        CitizenId none = default;

        Assert.Equal("", none.ToString());
        Assert.Equal("", none.Reveal());
        Assert.Equal(0, none.BirthYear);
        Assert.Equal(Sex.Unknown, none.Sex);
        Assert.Equal("", none.PlaceCode);
    }

    [Fact]
    public void Json_Number_IsRefused()
    {
        Assert.True(CitizenId.TryParse("017050123456", out CitizenId id));

        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(id));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { Person = PersonKey.From(id) }));
    }

    [Fact]
    public void PlaceCodes_Shipped_Are63()
    {
        int known = Enumerable.Range(0, 1000).Count(code => PlaceCodes.IsProvince($"{code:000}"));

        Assert.Equal(63, known);
        Assert.True(PlaceCodes.IsProvince("017"));
        Assert.False(PlaceCodes.IsProvince("003"));
        Assert.False(PlaceCodes.IsProvince("17"));
    }
}
