using Disbursement.Core.Identity;

namespace Disbursement.Core.Tests.Identity;

public sealed class PersonKeyTests
{
    [Theory]
    [InlineData("017050123456", true, false, false)]
    [InlineData("113456789", false, true, false)]
    [InlineData("TMP-04789-1", false, false, true)]
    [InlineData("TMP-04789-12345678", false, false, true)]
    public void TryParse_EachKind_IsTold(string text, bool citizen, bool old, bool own)
    {
        Assert.True(PersonKey.TryParse(text, out PersonKey key));

        Assert.Equal((citizen, old, own), (key.IsCitizenId, key.IsOldCard, key.IsInternal));
        Assert.Equal(citizen, key.TryGetCitizenId(out _));
        Assert.Equal(text, key.Reveal());
        Assert.DoesNotContain(text[..^3], key.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01705012345")]
    [InlineData("12345678")]
    [InlineData("TMP-4789-1")]
    [InlineData("TMP-04789-")]
    [InlineData("TMP-04789-123456789")]
    [InlineData("tmp-04789-1")]
    [InlineData("TMP-04789-1a")]
    [InlineData("TMP-0478a-1")]
    [InlineData("TMP-04789")]
    [InlineData("TMP-")]
    public void TryParse_AnythingElse_Refuses(string? text) => Assert.False(PersonKey.TryParse(text, out _));

    [Fact]
    public void Compare_Keys_IsOrdinal()
    {
        string[] texts = ["017050123456", "017050123457", "113456789", "TMP-04789-1", "TMP-04789-2"];
        PersonKey[] keys = [.. texts.Select(Parse)];

        Assert.Equal(keys, keys.Reverse().Order());
        Assert.True(default(PersonKey) < keys[0] && keys[0] <= keys[1] && keys[1] > keys[0] && keys[1] >= keys[0]);
    }

    [Fact]
    public void From_CitizenId_IsTheSamePerson()
    {
        Assert.True(CitizenId.TryParse("017050123456", out CitizenId id));

        Assert.Equal(Parse("017050123456"), PersonKey.From(id));
        Assert.Throws<ArgumentException>(() => PersonKey.From(default));
    }

    private static PersonKey Parse(string text) =>
        PersonKey.TryParse(text, out PersonKey key) ? key : throw new FormatException(text);
}
